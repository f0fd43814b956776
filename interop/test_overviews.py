"""Overviews: GDAL makes the same, and other readers find those of COGs and Zarr stores."""

import json
import shutil
import subprocess

import numpy as np
import pytest
import rasterio
import rioxarray  # noqa: F401  (gives xarray objects their `rio`)
import xarray
from conftest import attempt, options, read, run, write

NO_DATA = {"uint8": 7, "int16": -9999, "float32": -9999}
KERNELS = ["average", "nearest", "mode", "bilinear", "cubic", "rms"]
FACTORS = [2, 4, 8]

needs_gdaladdo = pytest.mark.skipif(
    shutil.which("gdaladdo") is None, reason="GDAL's programs are not installed"
)


def values(dtype, rows, cols, nodata):
    row, col = np.meshgrid(np.arange(rows), np.arange(cols), indexing="ij")
    random = np.random.default_rng(3)
    smooth = 100 + 60 * np.sin(row / 17) + 40 * np.cos(col / 11)
    made = (smooth + random.integers(0, 9, smooth.shape)).astype(dtype)
    if nodata is not None:
        made[30:70, 40:90] = nodata
        made[random.random(made.shape) < 0.05] = nodata
    return made[np.newaxis]


def source(folder, dtype, size, nodata):
    name = f"{dtype}-{size[0]}-{nodata}.tif"
    return write(folder / name, values(dtype, *size, nodata), nodata=nodata)


def levels(path, band=1):
    """The overviews of a band, from large to small, with their transforms."""
    with rasterio.open(path) as dataset:
        count = len(dataset.overviews(band))
    found = []
    for level in range(count):
        with rasterio.open(path, overview_level=level) as dataset:
            found.append((dataset.read(band), dataset.transform))
    return found


@needs_gdaladdo
@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("size", [(256, 320), (301, 437)], ids=["even", "odd"])
@pytest.mark.parametrize("dtype", NO_DATA)
def test_gdaladdo_makes_the_same_overviews(tmp_path, dtype, size, kernel):
    nodata = NO_DATA[dtype]
    given = source(tmp_path, dtype, size, nodata)
    expected = tmp_path / "gdal.tif"
    shutil.copy(given, expected)
    subprocess.run(
        ["gdaladdo", "-q", "-r", kernel, str(expected), *map(str, FACTORS)], check=True
    )

    made = tmp_path / "made.tif"
    run("convert", given, made, "--overviews", "2,4,8", "--overview-resampling", kernel)

    assert np.array_equal(read(made), read(given))
    ours, theirs = levels(made), levels(expected)
    assert len(ours) == len(theirs) == len(FACTORS)
    for (actual, place), (wanted, where) in zip(ours, theirs, strict=True):
        assert actual.shape == wanted.shape
        assert np.allclose(place, where)
        assert np.array_equal(actual == nodata, wanted == nodata)
        apart = np.abs(actual.astype("f8") - wanted)
        if dtype == "float32":
            assert apart.max() <= 1e-4
        else:
            # GDAL rounds what it computed in single precision: halves fall either way.
            assert apart.max() <= 1
            assert (apart > 0).mean() < 1e-3


def test_colours_are_weighted_by_alpha(tmp_path):
    colour = np.zeros((2, 64, 64), dtype="uint8")
    colour[0, :, ::2] = 200
    colour[1, :, ::2] = 255
    given = write(tmp_path / "in.tif", colour)
    with rasterio.open(given, "r+") as dataset:
        dataset.colorinterp = [
            rasterio.enums.ColorInterp.gray,
            rasterio.enums.ColorInterp.alpha,
        ]

    made = tmp_path / "made.tif"
    run("convert", given, made, "--overviews", "2", "--overview-resampling", "average")

    assert (levels(made)[0][0] == 200).all()
    assert (levels(made, 2)[0][0] == 128).all()


def test_a_cog_has_overviews_unless_none_are_wanted(tmp_path):
    given = source(tmp_path, "int16", (700, 1100), -9999)

    run("convert", given, tmp_path / "cog.tif", "--of", "COG", *options(BLOCKSIZE=256))
    run("convert", given, tmp_path / "none.tif", "--of", "COG", "--overviews", "none")

    assert [made[0].shape for made in levels(tmp_path / "cog.tif")] == [
        (350, 550),
        (175, 275),
        (88, 138),
    ]
    assert levels(tmp_path / "none.tif") == []


def test_statistics_and_a_picture_come_from_the_same_sweep(tmp_path):
    given = source(tmp_path, "float32", (300, 400), -9999)

    outcome = run(
        "convert", given, tmp_path / "cog.tif", "--of", "COG", "--overviews", "2,4",
        "--stats", "--preview", tmp_path / "small.png", "--json",
    )  # fmt: skip

    summary = json.loads(outcome.out)
    valid = np.ma.masked_equal(read(given), -9999)
    assert summary["statistics"][0]["count"] == valid.count()
    assert np.isclose(summary["statistics"][0]["mean"], valid.mean())
    assert summary["counters"]["unitExecutions"] == summary["counters"]["unitsTotal"]
    assert summary["counters"]["maxExecutionsPerUnit"] == 1
    assert len(summary["plan"]["beside"]) == 4
    assert (tmp_path / "small.png").read_bytes().startswith(b"\x89PNG")


def test_the_bytes_depend_neither_on_memory_nor_on_threads(tmp_path):
    given = source(tmp_path, "int16", (700, 1100), -9999)
    flags = ["--of", "COG", "--overview-resampling", "cubic", *options(BLOCKSIZE=128)]

    run("convert", given, tmp_path / "a.tif", *flags)
    run("convert", given, tmp_path / "b.tif", *flags, "--memory", "2MiB", "-j", "1")

    assert (tmp_path / "a.tif").read_bytes() == (tmp_path / "b.tif").read_bytes()


def test_xarray_and_gdal_read_the_levels_of_a_store(tmp_path):
    given = source(tmp_path, "int16", (301, 437), -9999)
    store = tmp_path / "levels.zarr"
    tiff = tmp_path / "levels.tif"

    run("overview", given, store, "--overviews", "2,4", "--chunk", "128,128")
    run("overview", given, tiff, "--overviews", "2,4")

    assert run("validate", store).code == 0
    root = json.loads((store / "zarr.json").read_text())["attributes"]["multiscales"]
    assert [level["asset"] for level in root["layout"]] == ["0", "1", "2"]
    assert root["resampling_method"] == "average"
    assert root["layout"][1]["derived_from"] == "0"
    for level, (expected, place) in enumerate(levels(tiff), start=1):
        opened = xarray.open_zarr(store, group=str(level), mask_and_scale=False)
        assert np.array_equal(opened["data"].values[0], expected)
        assert np.allclose(opened.rio.transform(), place)
        assert opened.rio.crs.to_epsg() == 32631
        assert np.allclose(root["layout"][level]["spatial:transform"], tuple(place)[:6])
        with rasterio.open(f'ZARR:"{store}":/{level}/data') as dataset:
            assert np.array_equal(dataset.read(1), expected)


def test_levels_of_a_store_are_not_left_behind_by_an_update(tmp_path):
    given = source(tmp_path, "int16", (256, 320), -9999)
    run("convert", given, tmp_path / "a.zarr", "--chunk", "64,64", "--shard", "64,64")

    outcome = attempt(
        "convert", given, tmp_path / "a.zarr", "--region", "y=0:256,x=0:320", "--overviews", "2"
    )

    assert outcome.code == 2
    assert "overviews" in outcome.err


@pytest.mark.parametrize(
    "flags",
    [
        ["--overviews", "2,3"],
        ["--overviews", "many"],
        ["--overviews", "1024"],
        ["--overviews", "2", "--overview-resampling", "lanczos"],
    ],
    ids=lambda flags: " ".join(flags),
)
def test_what_cannot_be_is_refused_before_the_run(tmp_path, flags):
    given = source(tmp_path, "int16", (256, 320), -9999)

    outcome = attempt("convert", given, tmp_path / "out.tif", *flags)

    assert outcome.code == 2
    assert not (tmp_path / "out.tif").exists()
