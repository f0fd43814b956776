"""zarr-python, xarray, rioxarray, tensorstore and zarrita read what Swath writes."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import rasterio
import rioxarray  # noqa: F401  (gives xarray objects their `rio`)
import tensorstore
import xarray
import zarr
from conftest import COLS, ROWS, assert_same_pixels, attempt, options, pixels, run, write

DTYPES = [
    "uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64",
    "float32", "float64", "complex64", "complex128",
]  # fmt: skip
CODECS = [
    {"COMPRESS": "NONE"},
    {"COMPRESS": "ZSTD", "LEVEL": 5},
    {"COMPRESS": "GZIP"},
    {"COMPRESS": "BLOSC"},
]
LAYOUTS = {
    "sharded": ["--chunk", "32,48", "--shard", "96,96"],
    "checked": ["--chunk", "32,48", "--shard", "96,96", *options(CHECKSUM="YES")],
    "unsharded": ["--chunk", "64,64", *options(SHARD="NONE")],
}
NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """One plain file of each type, written by GDAL."""
    folder = tmp_path_factory.mktemp("sources")
    return {dtype: write(folder / f"{dtype}.tif", pixels(dtype)) for dtype in DTYPES}


def convert(source, target, *flags):
    run("convert", source, target, *flags)
    return target


def opened_by_tensorstore(path):
    spec = {"driver": "zarr3", "kvstore": {"driver": "file", "path": f"{path}/data"}}
    return tensorstore.open(spec, open=True).result()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("codec", CODECS, ids=lambda codec: codec["COMPRESS"].lower())
@pytest.mark.parametrize("dtype", DTYPES)
def test_zarr_python_and_tensorstore_read_every_encoding(sources, tmp_path, dtype, codec, layout):
    store = convert(sources[dtype], tmp_path / "out.zarr", *LAYOUTS[layout], *options(**codec))

    array = zarr.open_group(store, mode="r")["data"]

    assert array.metadata.zarr_format == 3
    assert array.metadata.dimension_names == ("band", "y", "x")
    assert array.chunks == ((1, 64, 64) if layout == "unsharded" else (1, 32, 48))
    assert array.shards == (None if layout == "unsharded" else (1, 96, 96))
    assert_same_pixels(array[:], pixels(dtype))
    assert_same_pixels(opened_by_tensorstore(store).read().result(), pixels(dtype))


@pytest.mark.parametrize("order", ["band,y,x", "y,x,band", "y,band,x"])
def test_dimensions_may_be_stored_in_any_order(sources, tmp_path, order):
    store = convert(
        sources["int16"], tmp_path / "out.zarr", "--chunk", "32,48", *options(DIMENSIONS=order)
    )

    array = xarray.open_zarr(store)["data"]

    assert array.dims == tuple(order.split(","))
    assert_same_pixels(array.transpose("band", "y", "x").values, pixels("int16"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_xarray_sees_coordinates_and_rioxarray_the_place(sources, tmp_path, layout):
    store = convert(sources["uint16"], tmp_path / "out.zarr", *LAYOUTS[layout])

    with xarray.open_zarr(store, consolidated=True, decode_coords="all") as dataset:
        array = dataset["data"]
        assert_same_pixels(array.values, pixels("uint16"))
        assert array.x.values == pytest.approx(500_005 + 10 * np.arange(COLS))
        assert array.y.values == pytest.approx(4_648_995 - 10 * np.arange(ROWS))
        assert array.band.size == 2
        assert array.x.attrs["standard_name"] == "projection_x_coordinate"
        assert dataset.rio.crs.to_epsg() == 32631
        assert dataset.rio.transform() == rasterio.Affine(10, 0, 500_000, 0, -10, 4_649_000)


def test_attributes_follow_geozarr(sources, tmp_path):
    store = convert(sources["uint16"], tmp_path / "out.zarr")

    root = json.loads((store / "zarr.json").read_text())
    attributes = root["attributes"]
    array = json.loads((store / "data" / "zarr.json").read_text())

    declared = {convention["uuid"]: convention for convention in attributes["zarr_conventions"]}
    assert "f17cb550-5864-4468-aeb7-f3180cfb622f" in declared
    assert "689b58e2-cf7b-45e0-9fff-9cfc0883d6b4" in declared
    assert attributes["proj:code"] == "EPSG:32631"
    assert attributes["proj:wkt2"].startswith("PROJCRS[")
    assert attributes["spatial:dimensions"] == ["y", "x"]
    assert attributes["spatial:transform"] == [10, 0, 500_000, 0, -10, 4_649_000]
    assert attributes["spatial:shape"] == [ROWS, COLS]
    assert "zarr_conventions" not in array["attributes"]
    assert root["consolidated_metadata"]["kind"] == "inline"
    assert root["consolidated_metadata"]["must_understand"] is False
    assert set(root["consolidated_metadata"]["metadata"]) >= {"data", "x", "y", "band"}


@pytest.mark.parametrize(
    ("dtype", "nodata"),
    [
        ("uint8", 255),
        ("int16", -32768),
        ("float32", -9999.0),
        ("float32", float("nan")),
        ("float64", 1e30),
    ],
)
def test_nodata_is_masked_by_xarray_and_kept_as_fill(tmp_path, dtype, nodata):
    values = pixels(dtype)
    values[:, 10:90, 20:150] = nodata
    store = convert(write(tmp_path / "in.tif", values, nodata=nodata), tmp_path / "out.zarr")

    fill = zarr.open_group(store, mode="r")["data"].fill_value
    masked = xarray.open_zarr(store, mask_and_scale=True)["data"].values

    assert np.array_equal(np.float64(fill), np.float64(np.dtype(dtype).type(nodata)), equal_nan=True)
    expected = values.astype(masked.dtype)
    expected[np.isnan(expected) if np.isnan(nodata) else values == np.dtype(dtype).type(nodata)] = np.nan
    assert np.array_equal(masked, expected, equal_nan=True)


def test_scale_and_offset_are_applied_by_xarray(tmp_path):
    values = pixels("int16")
    source = write(tmp_path / "in.tif", values)
    with rasterio.open(source, "r+") as dataset:
        dataset.scales = (0.5, 0.5)
        dataset.offsets = (100.0, 100.0)

    store = convert(source, tmp_path / "out.zarr")

    assert np.allclose(xarray.open_zarr(store)["data"].values, values * 0.5 + 100)


def test_chunks_and_shards_without_data_take_no_space(tmp_path):
    values = np.full((1, 300, 300), -1, "int16")
    values[0, 5, 5] = 3
    source = write(tmp_path / "in.tif", values, nodata=-1)

    store = convert(source, tmp_path / "out.zarr", "--chunk", "32,32", "--shard", "64,64")

    objects = sorted(path for path in (store / "data" / "c").rglob("*") if path.is_file())
    assert [path.relative_to(store).as_posix() for path in objects] == ["data/c/0/0/0"]
    assert_same_pixels(zarr.open_group(store, mode="r")["data"][:], values)


@pytest.mark.parametrize("shards", ["64,64", "128,192"])
@pytest.mark.parametrize("chunks", ["64,64", "16,32"])
def test_a_store_is_the_same_whatever_the_memory_and_the_threads(tmp_path, chunks, shards):
    source = write(tmp_path / "in.tif", pixels("float32", bands=3, rows=700, cols=500))
    hashes = set()

    for memory, threads in [("4MiB", 1), ("16MiB", 2), ("1GiB", 8)]:
        store = tmp_path / f"{threads}.zarr"
        flags = ["--chunk", chunks, "--shard", shards, "--memory", memory, "-j", threads]
        convert(source, store, *flags)
        digest = hashlib.sha256()
        for path in sorted(store.rglob("*")):
            digest.update(str(path.relative_to(store)).encode())
            if path.is_file():
                digest.update(path.read_bytes())
        hashes.add(digest.hexdigest())

    assert len(hashes) == 1


def test_rechunked_stores_are_equal(sources, tmp_path):
    first = convert(sources["float32"], tmp_path / "a.zarr", "--chunk", "32,48", "--shard", "96,96")
    second = convert(first, tmp_path / "b.zarr", "--chunk", "100,7", "--shard", "100,70")
    third = convert(second, tmp_path / "c.tif")

    run("compare", first, second)
    run("compare", sources["float32"], third)
    assert_same_pixels(zarr.open_group(second, mode="r")["data"][:], pixels("float32"))


def test_written_stores_pass_their_own_validation(sources, tmp_path):
    store = convert(sources["uint16"], tmp_path / "out.zarr", *LAYOUTS["checked"])

    found = json.loads(run("validate", "--deep", "--json", store).out)

    assert found["valid"] is True
    assert found["findings"] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("dtype", ["uint8", "int16", "float32", "float64"])
def test_zarrita_reads_the_same_in_node(sources, tmp_path, dtype, layout):
    if shutil.which("node") is None:
        assert "CI" not in os.environ, "node is needed"
        pytest.skip("no node")
    store = convert(sources[dtype], tmp_path / "out.zarr", *LAYOUTS[layout])

    done = subprocess.run(
        ["node", str(NODE / "read.mjs"), str(store), "data"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "shape": [2, ROWS, COLS],
        "dtype": dtype,
        "sha256": hashlib.sha256(pixels(dtype).tobytes()).hexdigest(),
    }


@pytest.mark.skipif(
    rasterio.__gdal_version__ < "3.11", reason="this GDAL reads only a draft of version 3"
)
def test_gdal_reads_unsharded_stores(sources, tmp_path):
    store = convert(sources["int16"], tmp_path / "out.zarr", *LAYOUTS["unsharded"])

    with rasterio.open(f'ZARR:"{store}":/data') as dataset:
        assert_same_pixels(dataset.read(), pixels("int16"))
        assert dataset.crs.to_epsg() == 32631
        assert dataset.transform == rasterio.Affine(10, 0, 500_000, 0, -10, 4_649_000)


def test_a_window_that_is_not_aligned_to_shards_is_refused_and_the_aligned_one_named(
    sources, tmp_path
):
    store = convert(sources["uint8"], tmp_path / "out.zarr", "--chunk", "32,48", "--shard", "64,96")
    part = write(tmp_path / "part.tif", pixels("uint8", rows=40, cols=40))

    outcome = attempt("convert", part, store, "--region", "band=0:2,y=10:50,x=0:40")

    assert outcome.code != 0
    assert "0:64" in outcome.err, outcome
