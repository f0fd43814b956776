"""Chips for training, as numpy and zarr read them."""

import json

import numpy as np
import pytest
import zarr

from conftest import attempt, pixels, run, write


def index(path):
    return json.loads(path.read_text())


def expected(image, feature, size):
    place = feature["properties"]
    return image[:, place["row"] : place["row"] + size, place["col"] : place["col"] + size]


@pytest.mark.parametrize("dtype", ["uint8", "int16", "float32", "float64"])
def test_numpy_files_hold_the_chips_of_the_index(tmp_path, dtype):
    image = pixels(dtype, bands=2, rows=150, cols=213)
    write(tmp_path / "in.tif", image, tiled=True, blockxsize=32, blockysize=32)
    run("chips", tmp_path / "in.tif", tmp_path / "out", "--patch", 32, "--stride", 16,
        "--val", 0.3, "--test", 0.3, "--block", 40)  # fmt: skip

    document = index(tmp_path / "out" / "index.geojson")

    arrays = {name: np.load(tmp_path / "out" / f"{name}.npy") for name in ("train", "val", "test")}
    assert sum(len(array) for array in arrays.values()) == len(document["features"]) == 8 * 12
    for feature in document["features"]:
        chip = arrays[feature["properties"]["split"]][feature["properties"]["place"]]
        assert chip.dtype == image.dtype
        np.testing.assert_array_equal(chip, expected(image, feature, 32))


def test_index_lies_where_the_raster_does(tmp_path):
    write(tmp_path / "in.tif", pixels("uint8", rows=64, cols=64))
    run("chips", tmp_path / "in.tif", tmp_path / "out", "--patch", 32)

    document = index(tmp_path / "out" / "index.geojson")

    assert document["crs"]["properties"]["name"].endswith(":32631")
    corners = document["features"][1]["geometry"]["coordinates"][0]
    assert corners[0] == [500_320.0, 4_649_000.0]
    assert corners[2] == [500_640.0, 4_648_680.0]


def test_labels_are_cut_at_the_same_places(tmp_path):
    image = pixels("float32", bands=3)
    label = (pixels("uint8", bands=1) // 10).astype("uint8")
    write(tmp_path / "in.tif", image)
    write(tmp_path / "label.tif", label)
    run("chips", tmp_path / "in.tif", tmp_path / "out", "--patch", 24, "--sample", "random:40",
        "--seed", 3, "--label", tmp_path / "label.tif")  # fmt: skip

    features = index(tmp_path / "out" / "index.geojson")["features"]

    chips = np.load(tmp_path / "out" / "train.npy", mmap_mode="r")
    labels = np.load(tmp_path / "out" / "train-label.npy", mmap_mode="r")
    assert chips.shape == (len(features), 3, 24, 24)
    assert labels.shape == (len(features), 1, 24, 24)
    for feature in features:
        place = feature["properties"]["place"]
        np.testing.assert_array_equal(chips[place], expected(image, feature, 24))
        np.testing.assert_array_equal(labels[place], expected(label, feature, 24))


def test_zarr_store_holds_the_chips_of_the_index(tmp_path):
    image = pixels("uint16", bands=2)
    write(tmp_path / "in.tif", image)
    run("chips", tmp_path / "in.tif", tmp_path / "out.zarr", "--patch", 48, "--stride", 24)

    features = index(tmp_path / "out.zarr.geojson")["features"]

    group = zarr.open(tmp_path / "out.zarr", mode="r")
    arrays = [array for _, array in group.arrays() if array.ndim == 4]
    assert len(arrays) == 1 and arrays[0].shape == (len(features), 2, 48, 48)
    for feature in features:
        np.testing.assert_array_equal(arrays[0][feature["id"]], expected(image, feature, 48))


def test_same_seed_gives_the_same_bytes_and_an_old_folder_stays(tmp_path):
    write(tmp_path / "in.tif", pixels("int16"))
    for name in ("a", "b"):
        run("chips", tmp_path / "in.tif", tmp_path / name, "--patch", 16, "--sample",
            "poisson:20", "--seed", 5, "--val", 0.5, "--block", 30)  # fmt: skip
    for name in ("train.npy", "val.npy", "index.geojson"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()

    outcome = attempt("chips", tmp_path / "in.tif", tmp_path / "a", "--patch", 16)

    assert outcome.code == 3, outcome
    assert "exists" in outcome.err
