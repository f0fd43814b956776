"""Swath reads what GDAL and tifffile write, in every variant they can write."""

import json
import struct
import zlib

import numpy as np
import pytest
import rasterio
import tifffile
from conftest import assert_same_pixels, attempt, options, pixels, read, run, write
from rasterio.enums import Resampling

PLAIN = options(COMPRESS="NONE")


def convert(source, target):
    run("convert", source, target, *PLAIN)
    return read(target)


def info(path):
    return json.loads(run("info", path, "--json").out)


LOSSLESS = [
    ("uint8", {"compress": "lzw"}),
    ("uint8", {"compress": "packbits"}),
    ("uint8", {"compress": "deflate", "predictor": 2}),
    ("uint16", {"compress": "lzw", "predictor": 2}),
    ("uint16", {"compress": "zstd", "predictor": 2}),
    ("int32", {"compress": "deflate", "predictor": 2}),
    ("uint64", {"compress": "zstd", "predictor": 2}),
    ("float32", {"compress": "deflate", "predictor": 3}),
    ("float64", {"compress": "zstd", "predictor": 3}),
    ("float32", {"compress": "lerc"}),
    ("float32", {"compress": "lerc_deflate"}),
    ("float32", {"compress": "lerc_zstd"}),
    ("uint8", {"compress": "lerc"}),
    ("int16", {"compress": "lerc_zstd"}),
    ("float32", {"compress": "lzw", "predictor": 3}),
    ("complex64", {"compress": "deflate"}),
    ("complex_int16", {"compress": "lzw"}),
]
LAYOUTS = {
    "strips": {},
    "odd strips": {"blockysize": 7},
    "tiles": {"tiled": True, "blockxsize": 64, "blockysize": 48},
}


# Every byte order, layout and interleave beside every codec, but not every combination of the three.
VARIANTS = [
    ("LITTLE", "tiles", "pixel"),
    ("BIG", "tiles", "band"),
    ("BIG", "odd strips", "pixel"),
    ("LITTLE", "strips", "band"),
]


def codec_name(part):
    return "-".join(map(str, part.values())) if isinstance(part, dict) else str(part)


@pytest.mark.parametrize(("endianness", "layout", "interleave"), VARIANTS)
@pytest.mark.parametrize(("dtype", "profile"), LOSSLESS, ids=codec_name)
def test_lossless_files_read_exactly(tmp_path, dtype, profile, endianness, layout, interleave):
    if dtype == "complex_int16":
        values, written = pixels("int16").astype("complex64"), {"dtype": "complex_int16"}
    else:
        values, written = pixels(dtype), {"dtype": dtype}
    source = write(
        tmp_path / "in.tif",
        values,
        ENDIANNESS=endianness,
        interleave=interleave,
        **profile,
        **LAYOUTS[layout],
        **written,
    )

    actual = convert(source, tmp_path / "out.tif")

    assert_same_pixels(actual, read(source))


@pytest.mark.parametrize("codec", ["lerc", "lerc_deflate", "lerc_zstd"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_lerc_bands_that_miss_values_at_different_pixels_are_read(tmp_path, dtype, codec):
    values = pixels(dtype, bands=3)
    values[0, :10] = np.nan
    values[1, 5:20, 7:50] = np.nan
    source = write(tmp_path / "in.tif", values, compress=codec, interleave="pixel", **LAYOUTS["tiles"])

    actual = convert(source, tmp_path / "out.tif")

    assert_same_pixels(actual, read(source))
    assert np.isnan(actual).sum() >= 10 * values.shape[2]


@pytest.mark.parametrize("bits", [1, 2, 3, 4, 5, 7, 9, 11, 12, 13, 15])
@pytest.mark.parametrize("interleave", ["pixel", "band"])
def test_odd_bit_depths_are_widened(tmp_path, bits, interleave):
    dtype = "uint8" if bits <= 8 else "uint16"
    values = (pixels("uint16") % (1 << bits)).astype(dtype)
    source = write(tmp_path / "in.tif", values, NBITS=bits, interleave=interleave, compress="lzw")

    assert_same_pixels(convert(source, tmp_path / "out.tif"), values)


def test_big_tiff_is_read(tmp_path):
    source = write(tmp_path / "in.tif", pixels("uint16"), BIGTIFF="YES", tiled=True)

    assert_same_pixels(convert(source, tmp_path / "out.tif"), pixels("uint16"))


@pytest.mark.parametrize("photometric", ["YCBCR", "RGB"])
@pytest.mark.parametrize("tiled", [False, True])
def test_jpeg_is_close_to_another_decoder(tmp_path, photometric, tiled):
    """The JPEG library inside rasterio smooths chroma in its own way, so tifffile is the judge."""
    values = pixels("uint8", bands=3)
    values[values > 200] = 80
    source = write(
        tmp_path / "in.tif",
        values,
        compress="jpeg",
        photometric=photometric,
        interleave="pixel",
        JPEG_QUALITY=90,
        tiled=tiled,
    )

    actual = convert(source, tmp_path / "out.tif")

    expected = np.moveaxis(tifffile.imread(source), -1, 0)
    assert np.abs(actual.astype(int) - expected.astype(int)).max() <= 2


def test_jpeg_of_one_band_is_close_to_gdal(tmp_path):
    values = pixels("uint8", bands=1)
    source = write(tmp_path / "in.tif", values, compress="jpeg", tiled=True)

    actual = convert(source, tmp_path / "out.tif")

    assert np.abs(actual.astype(int) - read(source).astype(int)).max() <= 2


def test_webp_is_read_or_refused_with_what_is_supported(tmp_path):
    source = write(
        tmp_path / "in.tif",
        pixels("uint8", bands=3),
        compress="webp",
        WEBP_LOSSLESS="YES",
        interleave="pixel",
        tiled=True,
    )

    outcome = attempt("convert", source, tmp_path / "out.tif", *PLAIN)

    if outcome.code == 0:
        assert_same_pixels(read(tmp_path / "out.tif"), read(source))
    else:
        assert outcome.code == 4, outcome
        assert "supported" in outcome.err.lower() or "reads" in outcome.err.lower()
        assert not (tmp_path / "out.tif").exists()


@pytest.mark.parametrize("dtype", ["uint8", "float32"])
def test_missing_blocks_are_filled(tmp_path, dtype):
    source = tmp_path / "in.tif"
    with rasterio.open(
        source,
        "w",
        driver="GTiff",
        width=300,
        height=200,
        count=2,
        dtype=dtype,
        nodata=7,
        tiled=True,
        blockxsize=64,
        blockysize=64,
        SPARSE_OK="TRUE",
    ) as dataset:
        dataset.write(pixels(dtype, bands=2, rows=50, cols=60), window=((70, 120), (100, 160)))

    assert_same_pixels(convert(source, tmp_path / "out.tif"), read(source))


def test_half_floats_keep_their_values(tmp_path):
    values = pixels("float32", bands=1)[0].clip(-1000, 1000).astype("float16")
    source = tmp_path / "in.tif"
    tifffile.imwrite(source, values, tile=(64, 64), compression="deflate")

    actual = convert(source, tmp_path / "out.tif")

    assert np.array_equal(actual[0].astype("float64"), values.astype("float64"))


@pytest.mark.parametrize("predictor", [False, True])
@pytest.mark.parametrize("planar", ["contig", "separate"])
def test_tifffile_files_are_read(tmp_path, planar, predictor):
    values = pixels("uint16", bands=3)
    source = tmp_path / "in.tif"
    data = values if planar == "separate" else np.moveaxis(values, 0, -1)
    tifffile.imwrite(
        source,
        data,
        photometric="rgb",
        planarconfig=planar,
        compression="zlib",
        predictor=predictor,
        tile=(32, 48),
        byteorder=">",
    )

    assert_same_pixels(convert(source, tmp_path / "out.tif"), values)


def test_white_is_zero_keeps_its_numbers(tmp_path):
    values = pixels("uint8", bands=1)
    source = write(tmp_path / "in.tif", values, photometric="MINISWHITE")

    assert_same_pixels(convert(source, tmp_path / "out.tif"), values)


def test_overviews_and_masks_do_not_disturb(tmp_path):
    values = pixels("uint8", bands=3, rows=600, cols=700)
    source = tmp_path / "in.tif"
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True):
        write(source, values, tiled=True, compress="deflate")
        with rasterio.open(source, "r+") as dataset:
            mask = np.full((600, 700), 255, "uint8")
            mask[:100] = 0
            dataset.write_mask(mask)
            dataset.build_overviews([2, 4], Resampling.average)

    assert_same_pixels(convert(source, tmp_path / "out.tif"), values)


def test_external_overviews_do_not_disturb(tmp_path):
    values = pixels("uint16", bands=1, rows=600, cols=700)
    source = write(tmp_path / "in.tif", values, tiled=True)
    with rasterio.Env(TIFF_USE_OVR=True), rasterio.open(source, "r+") as dataset:
        dataset.build_overviews([2, 4], Resampling.average)

    assert (tmp_path / "in.tif.ovr").exists()
    assert_same_pixels(convert(source, tmp_path / "out.tif"), values)


def test_palettes_keep_their_indices(tmp_path):
    values = pixels("uint8", bands=1) % 16
    source = write(tmp_path / "in.tif", values, photometric="PALETTE")
    with rasterio.open(source, "r+") as dataset:
        dataset.write_colormap(1, {i: (i * 16, 255 - i * 16, 128, 255) for i in range(16)})

    assert_same_pixels(convert(source, tmp_path / "out.tif"), values)


@pytest.mark.parametrize(
    "profile",
    [
        {"crs": "EPSG:32631", "nodata": -9999},
        {"crs": "EPSG:4326", "transform": rasterio.Affine(0.1, 0, 5, 0, -0.1, 50)},
        {"crs": "EPSG:3857", "transform": rasterio.Affine(8, 6, 500_000, 6, -8, 4_649_000)},
        {"crs": "EPSG:2154", "nodata": 0},
    ],
)
def test_info_agrees_with_gdal(tmp_path, profile):
    source = write(tmp_path / "in.tif", pixels("int16"), **profile)

    found = info(source)

    with rasterio.open(source) as dataset:
        assert found["width"] == dataset.width
        assert found["height"] == dataset.height
        assert found["count"] == dataset.count
        assert found["dtype"] == dataset.dtypes[0]
        assert found["crs"]["epsg"] == dataset.crs.to_epsg()
        assert found["transform"] == pytest.approx(list(dataset.transform)[:6], rel=1e-12)
        assert found.get("nodata") == dataset.nodata


def test_info_lists_overviews(tmp_path):
    source = write(tmp_path / "in.tif", pixels("uint8", rows=600, cols=700), tiled=True)
    with rasterio.open(source, "r+") as dataset:
        dataset.build_overviews([2, 4], Resampling.nearest)

    sizes = [(level["width"], level["height"]) for level in info(source)["overviews"]]

    assert sizes == [(350, 300), (175, 150)]


def boxes(luma, blue, red, cols, rows):
    """Luma and chroma as TIFF 6 stores them: box by box, its luma and one of each chroma."""
    height, width = luma.shape
    full = np.zeros((-(-height // rows) * rows, -(-width // cols) * cols), "uint8")
    full[:height, :width] = luma
    stored = bytearray()
    for y in range(0, full.shape[0], rows):
        for x in range(0, full.shape[1], cols):
            stored += full[y : y + rows, x : x + cols].tobytes()
            stored += bytes([blue[y // rows, x // cols], red[y // rows, x // cols]])
    return bytes(stored)


def plain_tiff(path, shape, fields, data):
    """A TIFF of one strip with fields of shorts or fractions."""
    height, width = shape
    entries = {256: [width], 257: [height], 278: [height], 284: [1], **fields}
    values, table = bytearray(), []
    start = 8 + len(data)
    for tag, numbers in sorted({**entries, 273: [8], 279: [len(data)]}.items()):
        kind = 5 if isinstance(numbers[0], tuple) else 4 if tag in (273, 279) else 3
        flat = [part for number in numbers for part in number] if kind == 5 else numbers
        packed = struct.pack(f"<{len(flat)}{'H' if kind == 3 else 'I'}", *flat)
        if len(packed) > 4:
            table.append((tag, kind, len(numbers), struct.pack("<I", start + len(values))))
            values += packed
        else:
            table.append((tag, kind, len(numbers), packed.ljust(4, b"\0")))
    directory = struct.pack("<H", len(table))
    for tag, kind, count, value in table:
        directory += struct.pack("<HHI", tag, kind, count) + value
    head = b"II*\0" + struct.pack("<I", start + len(values))
    path.write_bytes(head + data + bytes(values) + directory + bytes(4))
    return path


@pytest.mark.parametrize("box", [(1, 1), (2, 1), (2, 2), (4, 1), (4, 2), (4, 4)])
@pytest.mark.parametrize("studio", [False, True])
def test_luma_and_chroma_become_the_colours_of_gdal(tmp_path, box, studio):
    cols, rows = box
    codec = 8 if studio else 1
    random = np.random.default_rng(7)
    luma = random.integers(0, 256, (41, 39), "uint8")
    chroma = random.integers(0, 256, (2, -(-41 // rows), -(-39 // cols)), "uint8")
    data = boxes(luma, chroma[0], chroma[1], cols, rows)
    fields = {
        258: [8, 8, 8],
        259: [codec],
        262: [6],
        277: [3],
        529: [(299, 1000), (587, 1000), (114, 1000)],
        530: [cols, rows],
    }
    if studio:
        fields[532] = [(16, 1), (235, 1), (128, 1), (240, 1), (128, 1), (240, 1)]
    source = plain_tiff(
        tmp_path / "in.tif", luma.shape, fields, zlib.compress(data) if codec == 8 else data
    )
    target = tmp_path / "out.tif"

    run("convert", source, target)

    assert_same_pixels(read(target), read(source))
    with rasterio.open(target) as dataset:
        assert [role.name for role in dataset.colorinterp] == ["red", "green", "blue"]


def runs(row):
    """A row of bytes as SGI's runs."""
    stored, at = bytearray(), 0
    while at < len(row):
        run = 1
        while at + run < len(row) and run < 129 and row[at + run] == row[at]:
            run += 1
        if run > 1:
            stored += bytes([126 + run, row[at]])
        else:
            stored += bytes([1, row[at]])
        at += run
    return bytes(stored)


@pytest.mark.parametrize("samples", [1, 3])
def test_logarithms_of_sgi_are_those_of_gdal(tmp_path, samples):
    random = np.random.default_rng(8)
    planes = random.integers(0, 256, (2 if samples == 1 else 4, 30, 200), "uint8")
    planes[:, :, 40:190] = planes[:, :, 40:41]
    data = b"".join(runs(bytes(plane[y])) for y in range(30) for plane in planes)
    fields = {
        258: [16] * samples,
        259: [34676],
        262: [32844 if samples == 1 else 32845],
        277: [samples],
        339: [2] * samples,
    }
    source = plain_tiff(tmp_path / "in.tif", (30, 200), fields, data)
    target = tmp_path / "out.tif"

    run("convert", source, target)

    assert_same_pixels(read(target), read(source))
