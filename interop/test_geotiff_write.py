"""GDAL and tifffile read what Swath writes: pixels, place and metadata."""

import itertools

import numpy as np
import pytest
import rasterio
import tifffile
from conftest import assert_same_pixels, attempt, options, pixels, read, run, write
from rasterio.crs import CRS

INTEGERS = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64"]
FLOATS = ["float32", "float64"]
COMPLEX = ["complex64", "complex128"]
PREDICTING = ["LZW", "DEFLATE", "ZSTD"]
LAYOUTS = {
    "tiles": {"TILED": "YES", "BLOCKXSIZE": 64, "BLOCKYSIZE": 32},
    "strips": {"TILED": "NO", "BLOCKYSIZE": 17},
}
GDAL_BLOCKS = {"tiles": (32, 64), "strips": (17, 213)}


def predictors(dtype):
    if dtype in INTEGERS:
        return [1, 2]
    return [1, 3] if dtype in FLOATS else [1]


def encodings():
    for dtype in INTEGERS + FLOATS + COMPLEX:
        yield dtype, "NONE", 1
        yield dtype, "PACKBITS", 1
        yield from itertools.product([dtype], PREDICTING, predictors(dtype))


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """One plain file of each type, written by GDAL."""
    folder = tmp_path_factory.mktemp("sources")
    return {
        dtype: write(folder / f"{dtype}.tif", pixels(dtype))
        for dtype in INTEGERS + FLOATS + COMPLEX
    }


@pytest.mark.parametrize("interleave", ["PIXEL", "BAND"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("dtype", "codec", "predictor"), encodings())
def test_gdal_reads_every_encoding(sources, tmp_path, dtype, codec, predictor, layout, interleave):
    target = tmp_path / "out.tif"

    run(
        "convert",
        sources[dtype],
        target,
        *options(COMPRESS=codec, PREDICTOR=predictor, INTERLEAVE=interleave, **LAYOUTS[layout]),
    )

    assert_same_pixels(read(target), pixels(dtype))
    with rasterio.open(target) as dataset:
        assert dataset.block_shapes[0] == GDAL_BLOCKS[layout]
        assert dataset.profile["interleave"] == interleave.lower()
        assert dataset.profile.get("compress", "none").upper() == codec
        assert dataset.crs == CRS.from_epsg(32631)
        assert dataset.transform == rasterio.Affine(10, 0, 500_000, 0, -10, 4_649_000)


@pytest.mark.parametrize("codec", ["NONE", "LZW", "DEFLATE", "PACKBITS", "ZSTD"])
@pytest.mark.parametrize("dtype", ["uint16", "float32"])
def test_tifffile_reads_the_same(sources, tmp_path, dtype, codec):
    target = tmp_path / "out.tif"

    run("convert", sources[dtype], target, *options(COMPRESS=codec, INTERLEAVE="BAND"))

    assert_same_pixels(tifffile.imread(target), pixels(dtype))


@pytest.mark.parametrize("dtype", ["uint16", "float32"])
def test_forced_bigtiff_has_its_header(sources, tmp_path, dtype):
    target = tmp_path / "out.tif"

    run("convert", sources[dtype], target, *options(BIGTIFF="YES"))

    assert target.read_bytes()[:4] == b"II+\0"
    assert_same_pixels(read(target), pixels(dtype))


def test_small_files_stay_classic(sources, tmp_path):
    target = tmp_path / "out.tif"

    run("convert", sources["uint8"], target)

    assert target.read_bytes()[:4] == b"II*\0"


@pytest.mark.parametrize(
    ("dtype", "nodata"),
    [("uint8", 255), ("int16", -32768), ("float32", -9999.0), ("float32", float("nan"))],
)
def test_nodata_is_kept(tmp_path, dtype, nodata):
    values = pixels(dtype)
    source = write(tmp_path / "in.tif", values, nodata=nodata)
    target = tmp_path / "out.tif"

    run("convert", source, target)

    with rasterio.open(target) as dataset:
        assert np.array_equal(np.float64(dataset.nodata), np.float64(nodata), equal_nan=True)
    assert_same_pixels(read(target), values)


def test_bands_keep_names_scales_units_and_items(tmp_path):
    source = write(tmp_path / "in.tif", pixels("int16", bands=3))
    with rasterio.open(source, "r+") as dataset:
        dataset.descriptions = ("red", "near infrared & more", "третий")
        dataset.scales = (0.0001, 1.0, 2.5)
        dataset.offsets = (0.0, -1000.0, 0.5)
        dataset.units = ("1", "m", "K")
        dataset.update_tags(1, WAVELENGTH="665")
        dataset.update_tags(PROCESSED_BY="a <quoted> & escaped text")
    target = tmp_path / "out.tif"

    run("convert", source, target, *options(COMPRESS="ZSTD"))

    with rasterio.open(target) as dataset:
        assert dataset.descriptions == ("red", "near infrared & more", "третий")
        assert dataset.scales == (0.0001, 1.0, 2.5)
        assert dataset.offsets == (0.0, -1000.0, 0.5)
        assert dataset.units == ("1", "m", "K")
        assert dataset.tags(1)["WAVELENGTH"] == "665"
        assert dataset.tags()["PROCESSED_BY"] == "a <quoted> & escaped text"


def test_rotated_transform_is_kept(tmp_path):
    rotated = rasterio.Affine(8, 6, 500_000, 6, -8, 4_649_000)
    source = write(tmp_path / "in.tif", pixels("uint8"), transform=rotated)
    target = tmp_path / "out.tif"

    run("convert", source, target)

    with rasterio.open(target) as dataset:
        assert dataset.transform.almost_equals(rotated, precision=1e-9)


def test_point_registration_keeps_the_place(tmp_path):
    source = write(tmp_path / "in.tif", pixels("float32"))
    with rasterio.open(source, "r+") as dataset:
        dataset.update_tags(AREA_OR_POINT="Point")
    target = tmp_path / "out.tif"

    run("convert", source, target)

    with rasterio.open(source) as before, rasterio.open(target) as after:
        assert after.tags()["AREA_OR_POINT"] == "Point"
        assert after.transform == before.transform


@pytest.mark.parametrize(
    "crs",
    [
        "EPSG:4326",
        "EPSG:3857",
        "EPSG:2154",
        "EPSG:3035",
        "+proj=laea +lat_0=10 +lon_0=20 +x_0=3 +y_0=4 +datum=WGS84 +units=m",
    ],
)
def test_crs_is_kept(tmp_path, crs):
    source = write(tmp_path / "in.tif", pixels("uint8"), crs=crs)
    target = tmp_path / "out.tif"

    run("convert", source, target)

    with rasterio.open(source) as before, rasterio.open(target) as after:
        assert after.crs == before.crs


def test_bands_and_a_window_are_selected(tmp_path):
    values = pixels("uint16", bands=3)
    source = write(tmp_path / "in.tif", values)
    target = tmp_path / "out.tif"

    run(
        "convert",
        source,
        target,
        *("-b", "3", "-b", "1"),
        *("--bbox", f"{500_000 + 10 * 20},{4_649_000 - 10 * 90},{500_000 + 10 * 120},{4_649_000 - 10 * 30}"),
    )

    assert_same_pixels(read(target), values[[2, 0], 30:90, 20:120])
    with rasterio.open(target) as dataset:
        assert dataset.transform == rasterio.Affine(10, 0, 500_200, 0, -10, 4_648_700)


def test_sparse_tiles_read_as_nodata(tmp_path):
    values = pixels("int16", bands=1, rows=512, cols=512)
    values[:, :256, :] = -1
    source = write(tmp_path / "in.tif", values, nodata=-1)
    dense, sparse = tmp_path / "dense.tif", tmp_path / "sparse.tif"

    run("convert", source, dense, *options(COMPRESS="NONE", BLOCKSIZE=64))
    run("convert", source, sparse, *options(COMPRESS="NONE", BLOCKSIZE=64, SPARSE_OK="TRUE"))

    assert_same_pixels(read(sparse), values)
    assert sparse.stat().st_size < 0.7 * dense.stat().st_size


@pytest.mark.parametrize("kind", ["terrain", "scene"])
def test_synthetic_rasters_are_deterministic(tmp_path, kind):
    first, second, other = (tmp_path / name for name in ("1.tif", "2.tif", "3.tif"))

    run("synth", kind, first, "--size", "700x450", "--seed", "3")
    run("synth", kind, second, "--size", "700x450", "--seed", "3")
    run("synth", kind, other, "--size", "700x450", "--seed", "4")

    assert first.read_bytes() == second.read_bytes()
    assert not np.array_equal(read(first), read(other))
    with rasterio.open(first) as dataset:
        assert (dataset.width, dataset.height) == (700, 450)
        assert dataset.crs is not None


def test_bytes_do_not_depend_on_threads_or_budget(tmp_path):
    source = tmp_path / "in.tif"
    run("synth", "terrain", source, "--size", "3000x2000", "--seed", "5")
    encoding = options(COMPRESS="DEFLATE", PREDICTOR=3)
    settings = [("1", "64MiB"), ("2", "128MiB"), ("8", "1GiB")]
    outputs = []

    for threads, memory in settings:
        target = tmp_path / f"{threads}.tif"
        run("convert", source, target, "-j", threads, "--memory", memory, *encoding)
        outputs.append(target.read_bytes())

    assert outputs[0] == outputs[1] == outputs[2]


def test_compare_tells_equal_from_different(tmp_path):
    values = pixels("uint16")
    source = write(tmp_path / "in.tif", values)
    same, other = tmp_path / "same.tif", tmp_path / "other.tif"
    run("convert", source, same, *options(COMPRESS="LZW"))
    values[1, 100, 200] += 1
    write(other, values)

    assert attempt("compare", source, same).code == 0
    assert attempt("compare", source, other).code == 1


def test_validate_accepts_what_convert_writes(sources, tmp_path):
    target = tmp_path / "out.tif"
    run("convert", sources["float32"], target, *options(COMPRESS="ZSTD", PREDICTOR=3))

    assert attempt("validate", target).code == 0
