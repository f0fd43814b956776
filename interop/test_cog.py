"""Cloud-optimized GeoTIFFs, masks and control points: other programs accept and read them."""

import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest
import rasterio
from conftest import assert_same_pixels, attempt, options, pixels, read, run, write
from rasterio.control import GroundControlPoint
from rasterio.shutil import copy
from rio_cogeo.cogeo import cog_validate

TYPES = ["uint8", "int16", "uint16", "int32", "uint32", "float32", "float64", "complex64"]
GDAL_PYTHON = Path("/usr/bin/python3")


def has_gdal_validator():
    module = "osgeo_utils.samples.validate_cloud_optimized_geotiff"
    return (
        GDAL_PYTHON.exists()
        and subprocess.run(
            [GDAL_PYTHON, "-c", f"import {module}"], capture_output=True, check=False
        ).returncode
        == 0
    )


HAS_GDAL_VALIDATOR = has_gdal_validator()


def assert_valid_cog(path):
    """Three judges: rio-cogeo in its strict mode, GDAL's own validator, and Swath."""
    valid, errors, warnings = cog_validate(path, strict=True, quiet=True)
    assert valid and not errors and not warnings, (errors, warnings)
    if HAS_GDAL_VALIDATOR:
        judged = subprocess.run(
            [
                *(GDAL_PYTHON, "-m", "osgeo_utils.samples.validate_cloud_optimized_geotiff"),
                *("--full-check=yes", path),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        said = judged.stdout + judged.stderr
        assert judged.returncode == 0 and "warning" not in said.lower(), said
    run("validate", path, "--profile", "cog", "--strict")
    with rasterio.open(path) as dataset:
        assert dataset.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"


def masked(path, values, valid, **profile):
    """Writes an array with a mask inside the file."""
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK="YES"):
        write(path, values, **profile)
        with rasterio.open(path, "r+") as dataset:
            dataset.write_mask(valid)
    return path


def hole(rows, cols):
    """A mask with a hole and a slanted edge."""
    row, col = np.mgrid[:rows, :cols]
    valid = (row * 2 + col > 40) & ~((row > 60) & (row < 90) & (col > 30) & (col < 77))
    return valid.astype("uint8") * 255


def layouts():
    """Every type with two codecs, every codec with both interleavings."""
    codecs = ["NONE", "LZW", "DEFLATE", "ZSTD"]
    for number, dtype in enumerate(TYPES):
        yield dtype, codecs[number % 4], "PIXEL"
        yield dtype, codecs[(number + 1) % 4], "BAND"


@pytest.mark.parametrize(("dtype", "codec", "interleave"), layouts())
def test_small_rasters_are_valid(tmp_path, dtype, codec, interleave):
    values = pixels(dtype, bands=3, rows=301, cols=443)
    source = write(tmp_path / "in.tif", values)
    target = tmp_path / "out.tif"

    run(
        "convert",
        source,
        target,
        *("--of", "COG"),
        *options(COMPRESS=codec, INTERLEAVE=interleave, BLOCKSIZE=128),
    )

    assert_valid_cog(target)
    assert_same_pixels(read(target), values)
    with rasterio.open(target) as dataset:
        assert dataset.block_shapes[0] == (128, 128)
        assert dataset.profile["interleave"] == {"PIXEL": "pixel", "BAND": "tile"}[interleave]


def halves(valid):
    """A mask of half the size: a pixel is valid if any below is."""
    rows, cols = valid.shape
    padded = np.zeros((rows + rows % 2, cols + cols % 2), valid.dtype)
    padded[:rows, :cols] = valid
    return padded.reshape(padded.shape[0] // 2, 2, padded.shape[1] // 2, 2).max((1, 3))


@pytest.mark.parametrize(
    ("dtype", "bands", "size", "interleave", "has_mask"),
    [
        ("uint8", 3, (1300, 1100), "PIXEL", True),
        ("uint8", 3, (1300, 1100), "BAND", True),
        ("uint16", 1, (513, 512), "PIXEL", True),
        ("int16", 4, (700, 2501), "PIXEL", False),
        ("float32", 1, (1111, 517), "BAND", False),
        ("complex64", 2, (1025, 600), "PIXEL", False),
    ],
)
def test_overviews_and_their_masks_are_valid(
    tmp_path, dtype, bands, size, interleave, has_mask
):
    rows, cols = size
    values = pixels(dtype, bands=bands, rows=rows, cols=cols)
    valid = hole(rows, cols)
    source = tmp_path / "in.tif"
    if has_mask:
        masked(source, values, valid)
    else:
        write(source, values)
    target = tmp_path / "out.tif"

    run(
        "convert",
        source,
        target,
        *("--of", "COG"),
        *options(BLOCKSIZE=256, INTERLEAVE=interleave),
    )

    assert_valid_cog(target)
    assert_same_pixels(read(target), values)
    with rasterio.open(target) as dataset:
        levels = len(dataset.overviews(1))
        assert dataset.overviews(1) == [2**level for level in range(1, levels + 1)]
        if has_mask:
            assert np.array_equal(dataset.read_masks(1), valid)
    for level in range(levels):
        valid = halves(valid)
        with rasterio.open(target, overview_level=level) as overview:
            assert overview.shape == valid.shape
            assert overview.read().shape[0] == bands
            if has_mask:
                assert np.array_equal(overview.read_masks(1), valid)
    assert max(valid.shape) <= 256


@pytest.mark.parametrize("big", ["YES", "NO"])
def test_classic_and_bigtiff_are_valid(tmp_path, big):
    values = pixels("uint16")
    source = write(tmp_path / "in.tif", values)
    target = tmp_path / "out.tif"

    run("convert", source, target, *("--of", "COG"), *options(BIGTIFF=big))

    assert target.read_bytes()[2] == {"YES": 43, "NO": 42}[big]
    assert_valid_cog(target)
    assert_same_pixels(read(target), values)


@pytest.mark.parametrize("form", ["GTiff", "COG"])
@pytest.mark.parametrize("layout", [{}, {"BLOCKSIZE": 64}, {"INTERLEAVE": "BAND"}])
def test_masks_are_kept(tmp_path, form, layout):
    values = pixels("uint8", bands=3)
    valid = hole(*values.shape[1:])
    source = masked(tmp_path / "in.tif", values, valid)
    target = tmp_path / "out.tif"

    run("convert", source, target, *("--of", form), *options(**layout))

    assert_same_pixels(read(target), values)
    with rasterio.open(target) as dataset:
        assert dataset.mask_flag_enums[0] == [rasterio.enums.MaskFlags.per_dataset]
        assert np.array_equal(dataset.read_masks(1), valid)
    assert not target.with_name("out.tif.msk").exists()
    if form == "COG":
        assert_valid_cog(target)
    else:
        run("validate", target)


def test_a_mask_is_clipped_with_its_raster(tmp_path):
    values = pixels("int16", bands=1)
    valid = hole(*values.shape[1:])
    source = masked(tmp_path / "in.tif", values, valid)
    target = tmp_path / "out.tif"
    box = f"{500_000 + 200},{4_649_000 - 1200},{500_000 + 1200},{4_649_000 - 300}"

    run("convert", source, target, *("--bbox", box), *("--of", "COG"))

    assert_same_pixels(read(target), values[:, 30:120, 20:120])
    with rasterio.open(target) as dataset:
        assert np.array_equal(dataset.read_masks(1), valid[30:120, 20:120])


def test_a_mask_that_cannot_be_kept_is_said(tmp_path):
    source = masked(tmp_path / "in.tif", pixels("int16", bands=1), hole(150, 213))

    outcome = run("convert", source, tmp_path / "out.zarr")

    assert "mask" in outcome.err


def test_strips_keep_their_mask(tmp_path):
    values = pixels("uint8", bands=1)
    valid = hole(*values.shape[1:])
    source = masked(tmp_path / "in.tif", values, valid)
    target = tmp_path / "out.tif"

    run("convert", source, target, *options(TILED="NO", BLOCKYSIZE=11))

    with rasterio.open(target) as dataset:
        assert np.array_equal(dataset.read_masks(1), valid)


@pytest.mark.parametrize("form", ["GTiff", "COG"])
@pytest.mark.parametrize("point", [False, True])
def test_control_points_are_kept(tmp_path, form, point):
    points = [
        GroundControlPoint(row, col, 10 + col / 100, 50 - row / 90, z)
        for row, col, z in [(0, 0, 0), (0, 213, 5), (150, 0, 0), (150, 213, 1), (75.5, 99.25, 2)]
    ]
    source = write(tmp_path / "in.tif", pixels("uint8"), crs=None, transform=None)
    with rasterio.open(source, "r+") as dataset:
        if point:
            dataset.update_tags(AREA_OR_POINT="Point")
        dataset.gcps = points, rasterio.crs.CRS.from_epsg(4326)
    target = tmp_path / "out.tif"

    run("convert", source, target, *("--of", form))

    with rasterio.open(source) as before, rasterio.open(target) as after:
        expected, crs = before.gcps
        actual, actual_crs = after.gcps
        assert actual_crs == crs
        assert [p.asdict() | {"id": ""} for p in actual] == [
            p.asdict() | {"id": ""} for p in expected
        ]


@pytest.mark.parametrize("level", [0, 1, 2])
def test_overviews_of_others_are_read(tmp_path, level):
    source = write(tmp_path / "in.tif", pixels("uint16", rows=400, cols=531), tiled=True)
    with rasterio.open(source, "r+") as dataset:
        dataset.build_overviews([2, 4, 8], rasterio.enums.Resampling.average)
    target = tmp_path / "out.tif"

    run("convert", source, target, "--overview-level", level)

    with rasterio.open(source, overview_level=level) as overview, rasterio.open(target) as made:
        assert_same_pixels(made.read(), overview.read())
        assert made.transform.almost_equals(overview.transform)


def test_an_overview_that_is_not_there_is_refused(tmp_path):
    source = write(tmp_path / "in.tif", pixels("uint8"))

    outcome = attempt("convert", source, tmp_path / "out.tif", "--overview-level", 3)

    assert outcome.code == 2
    assert "0 overviews" in outcome.err


def test_a_mask_can_be_read_as_a_raster(tmp_path):
    valid = hole(150, 213)
    source = masked(tmp_path / "in.tif", pixels("uint8", bands=1), valid)
    target = tmp_path / "mask.tif"

    run("convert", f"{source}#mask", target)

    assert np.array_equal(read(target)[0] * 255, valid)


@pytest.mark.parametrize("bands", [1, 3])
@pytest.mark.parametrize("with_mask", [False, True])
def test_what_gdal_writes_keeps_the_same_rules(tmp_path, bands, with_mask):
    values = pixels("uint8", bands=bands, rows=1300, cols=1100)
    source = tmp_path / "in.tif"
    if with_mask:
        masked(source, values, hole(1300, 1100))
    else:
        write(source, values)
    gdal = tmp_path / "gdal.tif"
    copy(source, gdal, driver="COG", BLOCKSIZE=256)

    run("validate", gdal, "--profile", "cog", "--strict")


@pytest.mark.parametrize("part", ["leader", "trailer"])
def test_broken_promises_are_found(tmp_path, part):
    source = write(tmp_path / "in.tif", pixels("uint8"))
    target = tmp_path / "out.tif"
    run("convert", source, target, *("--of", "COG"), *options(COMPRESS="NONE", BLOCKSIZE=64))
    content = bytearray(target.read_bytes())
    size = 64 * 64 * 2
    first = content.find(struct.pack("<I", size), 1000)
    content[first if part == "leader" else first + 4 + size + 3] ^= 0x55
    target.write_bytes(content)

    outcome = attempt("validate", target)

    assert outcome.code == 5
    assert "SW-V205" in outcome.out


def test_plain_files_are_no_cogs(tmp_path):
    source = write(tmp_path / "in.tif", pixels("uint8", rows=700, cols=700))

    assert attempt("validate", source).code == 0
    outcome = attempt("validate", source, "--profile", "cog")

    assert outcome.code == 5
    assert "SW-V201" in outcome.out and "SW-V202" in outcome.out


def test_bytes_do_not_depend_on_threads_or_budget(tmp_path):
    source = tmp_path / "in.tif"
    run("synth", "terrain", source, "--size", "1500x1300", "--seed", "5")
    outputs = []

    for threads, memory in [("1", "16MiB"), ("2", "64MiB"), ("8", "1GiB")]:
        target = tmp_path / f"{threads}.tif"
        run("convert", source, target, "-j", threads, "--memory", memory, "--of", "COG")
        outputs.append(target.read_bytes())

    assert outputs[0] == outputs[1] == outputs[2]
