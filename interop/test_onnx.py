"""Models as ONNX Runtime in Python runs them on the same patches."""

import json

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from conftest import attempt, options, read, run, write

ROWS, COLS, PATCH = 192, 256, 64


def constant(name, shape, random):
    values = random.uniform(-0.5, 0.5, shape).astype("float32")
    return numpy_helper.from_array(values, name)


def model(nodes, outputs, weights, bands):
    image = helper.make_tensor_value_info(
        "image", TensorProto.FLOAT, ["n", bands, "h", "w"]
    )
    graph = helper.make_graph(nodes, "graph", [image], outputs, weights)
    made = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    )
    onnx.checker.check_model(made, full_check=True)
    return made


def convolution(bands=3, kernels=2):
    random = np.random.default_rng(1)
    weights = [
        constant("w", (kernels, bands, 3, 3), random),
        constant("b", (kernels,), random),
    ]
    node = helper.make_node("Conv", ["image", "w", "b"], ["result"], pads=[1] * 4)
    result = helper.make_tensor_value_info(
        "result", TensorProto.FLOAT, ["n", kernels, "h", "w"]
    )
    return model([node], [result], weights, bands)


def unet(bands=3, classes=4, argmax=False):
    """Convolution, half the size and back, joined with what was there, scores of classes."""
    random = np.random.default_rng(2)
    width = 8
    weights = [
        constant("w1", (width, bands, 3, 3), random),
        constant("w2", (width, width, 3, 3), random),
        constant("w3", (width, width, 2, 2), random),
        constant("w4", (classes, 2 * width, 1, 1), random),
    ]
    nodes = [
        helper.make_node("Conv", ["image", "w1"], ["a"], pads=[1] * 4),
        helper.make_node("Relu", ["a"], ["fine"]),
        helper.make_node("MaxPool", ["fine"], ["half"], kernel_shape=[2, 2], strides=[2, 2]),
        helper.make_node("Conv", ["half", "w2"], ["b"], pads=[1] * 4),
        helper.make_node("Relu", ["b"], ["coarse"]),
        helper.make_node("ConvTranspose", ["coarse", "w3"], ["back"], strides=[2, 2]),
        helper.make_node("Concat", ["fine", "back"], ["both"], axis=1),
        helper.make_node("Conv", ["both", "w4"], ["scores" if argmax else "result"]),
    ]
    kind, bands_out = TensorProto.FLOAT, classes
    if argmax:
        nodes.append(helper.make_node("ArgMax", ["scores"], ["result"], axis=1))
        kind, bands_out = TensorProto.INT64, 1
    result = helper.make_tensor_value_info("result", kind, ["n", bands_out, "h", "w"])
    return model(nodes, [result], weights, bands)


def scene(dtype="float32", rows=ROWS, cols=COLS):
    random = np.random.default_rng(3)
    return random.uniform(0, 1000, (3, rows, cols)).astype(dtype)


def by_python(made, image):
    session = onnxruntime.InferenceSession(made.SerializeToString())
    return session.run(None, {"image": image[None].astype("float32")})[0][0]


def patches(length, size, stride):
    starts = list(range(0, length - size, stride)) + [length - size]
    return starts


def stitched(made, image, size, stride):
    """Every patch alone, weighted by a Hann of half samples that spares the raster's edges."""
    _, rows, cols = image.shape
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(size) + 0.5) / size)
    total, weights = 0.0, np.zeros((rows, cols))
    for row in patches(rows, size, stride):
        for col in patches(cols, size, stride):
            given = by_python(made, image[:, row : row + size, col : col + size])
            if np.isscalar(total):
                total = np.zeros((given.shape[0], rows, cols))
            weight = np.outer(
                spared(hann, row == 0, row + size == rows),
                spared(hann, col == 0, col + size == cols),
            )
            window = (slice(row, row + size), slice(col, col + size))
            total[(slice(None), *window)] += weight * given
            weights[window] += weight
    return total / weights


def spared(hann, first, last):
    weight = hann.copy()
    middle = len(weight) // 2
    if first:
        weight[:middle] = hann[middle]
    if last:
        weight[middle:] = hann[middle]
    return weight


@pytest.fixture
def saved(tmp_path):
    def save(made, **card):
        path = tmp_path / "model.onnx"
        onnx.save(made, path)
        if card:
            (tmp_path / "model.onnx.json").write_text(json.dumps(card))
        return path

    return save


@pytest.mark.parametrize("made", [convolution(), unet()], ids=["convolution", "unet"])
@pytest.mark.parametrize("batch", [1, 3])
def test_patches_side_by_side_are_those_of_python(tmp_path, saved, made, batch):
    image = scene()
    write(tmp_path / "in.tif", image)
    run("apply", tmp_path / "in.tif", tmp_path / "out.tif", "--model", saved(made),
        "--patch", PATCH, "--taper", "boxcar", "--batch", batch)  # fmt: skip

    result = read(tmp_path / "out.tif")

    for row in range(0, ROWS, PATCH):
        for col in range(0, COLS, PATCH):
            window = (slice(None), slice(row, row + PATCH), slice(col, col + PATCH))
            np.testing.assert_allclose(
                result[window], by_python(made, image[window]), rtol=1e-5, atol=1e-3
            )


def test_overlapping_patches_are_their_weighted_mean(tmp_path, saved):
    image = scene(rows=150, cols=213)
    write(tmp_path / "in.tif", image)
    made = unet()
    run("apply", tmp_path / "in.tif", tmp_path / "out.zarr", "--model", saved(made),
        "--patch", 64, "--stride", 32, "--taper", "hann", "--batch", 4)  # fmt: skip
    run("convert", tmp_path / "out.zarr", tmp_path / "out.tif")

    result = read(tmp_path / "out.tif")

    np.testing.assert_allclose(result, stitched(made, image, 64, 32), rtol=1e-4, atol=1e-2)


def test_card_normalises_and_names_what_it_gives(tmp_path, saved):
    image = scene("uint16")
    write(tmp_path / "in.tif", image)
    made = unet()
    card = {
        "input": {"bands": [3, 1, 2], "scale": 0.001, "mean": [0.4, 0.5, 0.6], "std": [0.2, 0.3, 0.4]},
        "chip": {"rows": PATCH, "cols": PATCH},
        "output": {"mapping": "softmax", "bands": ["water", "trees", "grass", "other"]},
    }
    run("apply", tmp_path / "in.tif", tmp_path / "out.tif", "--model", saved(made, **card),
        "--taper", "boxcar")  # fmt: skip

    result = read(tmp_path / "out.tif")

    values = image[[2, 0, 1]].astype("float64") * 0.001
    values = (values - np.reshape([0.4, 0.5, 0.6], (3, 1, 1))) / np.reshape([0.2, 0.3, 0.4], (3, 1, 1))
    first = by_python(made, values[:, :PATCH, :PATCH].astype("float32")).astype("float64")
    shares = np.exp(first - first.max(0)) / np.exp(first - first.max(0)).sum(0)
    np.testing.assert_allclose(result[:, :PATCH, :PATCH], shares, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(result.sum(0), 1, rtol=1e-6)


def test_classes_are_those_of_python(tmp_path, saved):
    image = scene()
    write(tmp_path / "in.tif", image)
    made = unet()
    expected = by_python(unet(argmax=True), image[:, :PATCH, :PATCH])
    run("apply", tmp_path / "in.tif", tmp_path / "out.tif", "--model", saved(made),
        "--set", "output.mapping=argmax", "--patch", PATCH, "--taper", "boxcar")  # fmt: skip

    result = read(tmp_path / "out.tif")

    assert (result[:, :PATCH, :PATCH] == expected).mean() > 0.999


def test_no_data_stays_no_data_and_is_filled_for_the_model(tmp_path, saved):
    image = scene()
    image[1, 40, 50] = -9999
    write(tmp_path / "in.tif", image, nodata=-9999)
    made = convolution()
    filled = image.copy()
    filled[1, 40, 50] = 0
    run("apply", tmp_path / "in.tif", tmp_path / "out.tif", "--model", saved(made),
        "--patch", PATCH, "--taper", "boxcar")  # fmt: skip

    result = read(tmp_path / "out.tif")[:, :PATCH, :PATCH]

    expected = by_python(made, filled[:, :PATCH, :PATCH])
    assert np.isnan(result[:, 40, 50]).all()
    assert np.isnan(result).sum() == 2
    there = ~np.isnan(result)
    np.testing.assert_allclose(result[there], expected[there], rtol=1e-5, atol=1e-3)


def test_bytes_depend_on_neither_threads_nor_memory(tmp_path, saved):
    write(tmp_path / "in.tif", scene(rows=150, cols=213))
    path = saved(unet())
    outputs = []
    for name, more in {"a": ["--threads", 1], "b": ["--threads", 3, "--memory", "16MiB"]}.items():
        run("apply", tmp_path / "in.tif", tmp_path / f"{name}.tif", "--model", path,
            "--patch", 64, *more, *options(COMPRESS="NONE"))  # fmt: skip
        outputs.append((tmp_path / f"{name}.tif").read_bytes())
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    "spoil, message",
    [
        (lambda whole: whole[: len(whole) // 2], "is no ONNX model"),
        (lambda whole: b"", "model"),
        (lambda whole: b"\x00" * 500, "model"),
    ],
    ids=["cut", "empty", "zeros"],
)
def test_damaged_models_are_refused(tmp_path, spoil, message):
    write(tmp_path / "in.tif", scene())
    path = tmp_path / "bad.onnx"
    path.write_bytes(spoil(unet().SerializeToString()))

    outcome = attempt("apply", tmp_path / "in.tif", tmp_path / "out.tif", "--model", path)

    assert outcome.code == 4, outcome
    assert message in outcome.err
    assert "Exception" not in outcome.err
    assert not (tmp_path / "out.tif").exists()


def test_wrong_number_of_bands_names_both(tmp_path, saved):
    write(tmp_path / "in.tif", scene()[:2])

    outcome = attempt("apply", tmp_path / "in.tif", tmp_path / "out.tif", "--model", saved(unet()),
                      "--patch", PATCH)  # fmt: skip

    assert outcome.code == 4, outcome
    assert "takes 3 bands but gets 2" in outcome.err


def test_chunks_that_cannot_be_read_are_passed_over_and_listed(tmp_path, saved):
    path = write(tmp_path / "in.tif", scene(), tiled=True, blockxsize=64, blockysize=64,
                 compress="deflate")  # fmt: skip
    damaged = bytearray(path.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 100] = bytes(100)
    path.write_bytes(damaged)
    made = saved(convolution())

    raised = attempt("apply", path, tmp_path / "a.tif", "--model", made, "--patch", PATCH)
    skipped = attempt("apply", path, tmp_path / "b.tif", "--model", made, "--patch", PATCH,
                      "--on-error", "skip", "--json")  # fmt: skip

    assert raised.code == 4, raised
    assert skipped.code == 6, skipped
    pieces = json.loads(skipped.out)["skipped"]
    assert pieces and all(piece["kind"] == "chunk" for piece in pieces)
    assert np.isnan(read(tmp_path / "b.tif")).any()
