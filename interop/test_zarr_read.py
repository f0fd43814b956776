"""Swath reads what zarr-python, xarray, tensorstore and GDAL write: pixels, place and metadata."""

import itertools
import json
import shutil

import numcodecs
import numpy as np
import pytest
import rasterio
import tensorstore
import xarray
import zarr
from conftest import COLS, ROWS, assert_same_pixels, attempt, options, pixels, read, run
from rasterio.crs import CRS
from zarr.codecs import (
    BloscCodec,
    BytesCodec,
    Crc32cCodec,
    GzipCodec,
    ShardingCodec,
    TransposeCodec,
    ZstdCodec,
)

DTYPES = [
    "uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64",
    "float32", "float64", "complex64", "complex128",
]  # fmt: skip
BLOSC = [
    BloscCodec(cname=cname, clevel=5, shuffle=shuffle)
    for cname, shuffle in itertools.product(
        ["blosclz", "lz4", "lz4hc", "zlib", "zstd"], ["noshuffle", "shuffle", "bitshuffle"]
    )
]
V2_COMPRESSORS = {
    "none": None,
    "zlib": numcodecs.Zlib(4),
    "gzip": numcodecs.GZip(4),
    "zstd": numcodecs.Zstd(4),
    "lz4": numcodecs.LZ4(),
    "blosc": numcodecs.Blosc("lz4", shuffle=numcodecs.Blosc.SHUFFLE),
}


def to_tiff(store, folder, *flags):
    """All pixels of a store, by way of a GeoTIFF that Swath writes and GDAL reads."""
    target = folder / "out.tif"
    run("convert", store, target, "--overwrite", *flags)
    return read(target)


def described(store):
    return json.loads(run("info", "--json", store).out)


def create(store, values, **arguments):
    group = zarr.open_group(store, mode="w", zarr_format=3)
    names = ["band", "y", "x"][-values.ndim :]
    array = group.create_array(
        "data", shape=values.shape, dtype=values.dtype, dimension_names=names, **arguments
    )
    array[:] = values
    return store


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shards", [None, (2, 60, 100)], ids=["plain", "sharded"])
def test_every_type_is_read(tmp_path, dtype, shards):
    values = pixels(dtype)
    store = create(tmp_path / "in.zarr", values, chunks=(1, 30, 50), shards=shards)

    assert_same_pixels(to_tiff(store, tmp_path), values)


@pytest.mark.parametrize("codec", BLOSC, ids=lambda codec: f"{codec.cname.value}-{codec.shuffle.value}")
@pytest.mark.parametrize("dtype", ["uint8", "int16", "float32", "float64"])
def test_every_kind_of_blosc_is_read(tmp_path, dtype, codec):
    values = pixels(dtype)
    store = create(tmp_path / "in.zarr", values, chunks=(2, 70, 90), compressors=codec)

    assert_same_pixels(to_tiff(store, tmp_path), values)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)])
@pytest.mark.parametrize("endian", ["little", "big"])
@pytest.mark.parametrize("codecs", [[GzipCodec(), Crc32cCodec()], [ZstdCodec()], [Crc32cCodec()]])
def test_transposed_and_big_endian_chunks_are_read(tmp_path, order, endian, codecs):
    values = pixels("int32")
    store = create(
        tmp_path / "in.zarr",
        values,
        chunks=(1, 64, 64),
        filters=[TransposeCodec(order=order)],
        serializer=BytesCodec(endian=endian),
        compressors=codecs,
    )

    assert_same_pixels(to_tiff(store, tmp_path), values)


@pytest.mark.parametrize("location", ["start", "end"])
@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize("nested", [True, False])
def test_shards_of_any_make_are_read(tmp_path, location, checked, nested):
    values = pixels("uint16")
    inner = [BytesCodec(), ZstdCodec()]
    if nested:
        inner = [ShardingCodec(chunk_shape=(1, 10, 25), codecs=inner)]
    sharding = ShardingCodec(
        chunk_shape=(1, 30, 50),
        codecs=inner,
        index_codecs=[BytesCodec(), Crc32cCodec()] if checked else [BytesCodec()],
        index_location=location,
    )
    store = create(
        tmp_path / "in.zarr",
        values,
        chunks=(2, 60, 100),
        serializer=sharding,
        compressors=None,
        filters=None,
    )

    assert_same_pixels(to_tiff(store, tmp_path), values)


@pytest.mark.parametrize("compressor", V2_COMPRESSORS)
@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("dtype", ["<u2", ">f4", "|i1", ">i8", "<f8"])
def test_version_2_arrays_are_read(tmp_path, dtype, order, compressor):
    values = pixels(np.dtype(dtype).newbyteorder("="))
    group = zarr.open_group(tmp_path / "in.zarr", mode="w", zarr_format=2)
    array = group.create_array(
        "data",
        shape=values.shape,
        dtype=dtype,
        chunks=(1, 50, 60),
        order=order,
        compressors=V2_COMPRESSORS[compressor],
    )
    array.attrs["_ARRAY_DIMENSIONS"] = ["band", "y", "x"]
    array[:] = values.astype(dtype)

    assert_same_pixels(to_tiff(tmp_path / "in.zarr", tmp_path), values)


@pytest.mark.parametrize(
    "filters",
    [
        [numcodecs.Delta(dtype="<i4")],
        [numcodecs.Shuffle(elementsize=4)],
        [numcodecs.FixedScaleOffset(offset=0, scale=1, dtype="<i4", astype="<i8")],
    ],
    ids=["delta", "shuffle", "fixedscaleoffset"],
)
def test_filters_of_version_2_are_undone(tmp_path, filters):
    values = np.clip(pixels("int32"), -(10**6), 10**6)
    group = zarr.open_group(tmp_path / "in.zarr", mode="w", zarr_format=2)
    array = group.create_array(
        "data", shape=values.shape, dtype="<i4", chunks=(1, 50, 60), filters=filters
    )
    array[:] = values

    assert_same_pixels(to_tiff(tmp_path / "in.zarr", tmp_path), values)


def test_chunks_that_are_missing_are_fill(tmp_path):
    store = tmp_path / "in.zarr"
    group = zarr.open_group(store, mode="w")
    array = group.create_array(
        "data", shape=(200, 200), dtype="int16", chunks=(50, 50), fill_value=-7
    )
    array[60:90, 60:90] = 5
    expected = np.full((1, 200, 200), -7, "int16")
    expected[0, 60:90, 60:90] = 5

    assert_same_pixels(to_tiff(store, tmp_path), expected)


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("consolidated", [True, False])
def test_what_xarray_writes_keeps_its_place(tmp_path, version, consolidated):
    values = pixels("float32")
    dataset = xarray.Dataset(
        {"height": (("band", "y", "x"), values, {"grid_mapping": "spatial_ref"})},
        coords={
            "x": 500_005 + 10.0 * np.arange(COLS),
            "y": 4_648_995 - 10.0 * np.arange(ROWS),
            "band": [1, 2],
        },
    )
    wkt = CRS.from_epsg(32631).to_wkt()
    dataset["spatial_ref"] = ((), 0, {"crs_wkt": wkt})
    store = tmp_path / "in.zarr"
    dataset.to_zarr(store, zarr_format=version, consolidated=consolidated)

    assert_same_pixels(to_tiff(store, tmp_path), values)
    with rasterio.open(tmp_path / "out.tif") as tiff:
        assert tiff.crs.to_epsg() == 32631
        assert tiff.transform == rasterio.Affine(10, 0, 500_000, 0, -10, 4_649_000)


@pytest.mark.parametrize(
    "format", ["ZARR_V2", *(["ZARR_V3"] if rasterio.__gdal_version__ >= "3.11" else [])]
)
def test_what_gdal_writes_keeps_its_place(tmp_path, format):
    values = pixels("int16", bands=1)
    profile = {
        "driver": "Zarr",
        "width": COLS,
        "height": ROWS,
        "count": 1,
        "dtype": "int16",
        "crs": "EPSG:32631",
        "transform": rasterio.Affine(10, 0, 500_000, 0, -10, 4_649_000),
        "FORMAT": format,
        "BLOCKSIZE": "64,64",
    }
    store = tmp_path / "in.zarr"
    with rasterio.open(store, "w", **profile) as dataset:
        dataset.write(values)

    assert_same_pixels(to_tiff(store, tmp_path), values)
    with rasterio.open(tmp_path / "out.tif") as tiff:
        assert tiff.crs.to_epsg() == 32631
        assert tiff.transform == rasterio.Affine(10, 0, 500_000, 0, -10, 4_649_000)


def test_what_tensorstore_writes_is_read(tmp_path):
    values = pixels("uint16")
    store = tmp_path / "in.zarr"
    spec = {
        "driver": "zarr3",
        "kvstore": {"driver": "file", "path": str(store)},
        "metadata": {
            "shape": list(values.shape),
            "data_type": "uint16",
            "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [2, 64, 128]}},
            "dimension_names": ["band", "y", "x"],
            "codecs": [
                {
                    "name": "sharding_indexed",
                    "configuration": {
                        "chunk_shape": [1, 32, 64],
                        "codecs": [
                            {"name": "transpose", "configuration": {"order": [2, 0, 1]}},
                            {"name": "bytes", "configuration": {"endian": "big"}},
                            {"name": "blosc", "configuration": {"cname": "zstd", "clevel": 3}},
                        ],
                        "index_codecs": [
                            {"name": "bytes", "configuration": {"endian": "little"}},
                            {"name": "crc32c"},
                        ],
                    },
                }
            ],
        },
        "create": True,
    }
    tensorstore.open(spec).result().write(values).result()

    assert_same_pixels(to_tiff(store, tmp_path), values)


def test_zip_stores_are_read(tmp_path):
    values = pixels("uint8")
    with zarr.storage.ZipStore(tmp_path / "in.zarr.zip", mode="w") as zipped:
        group = zarr.open_group(zipped, mode="w")
        array = group.create_array("data", shape=values.shape, dtype="uint8", chunks=(1, 64, 64))
        array[:] = values

    assert_same_pixels(to_tiff(tmp_path / "in.zarr.zip", tmp_path), values)


def test_leading_dimensions_become_bands(tmp_path):
    values = pixels("int16", bands=6).reshape(3, 2, ROWS, COLS)
    dataset = xarray.Dataset({"t": (("time", "band", "y", "x"), values)})
    dataset.to_zarr(tmp_path / "in.zarr")

    assert_same_pixels(to_tiff(tmp_path / "in.zarr", tmp_path), values.reshape(6, ROWS, COLS))


def test_an_array_among_several_is_named(tmp_path):
    store = tmp_path / "in.zarr"
    group = zarr.open_group(store, mode="w")
    for name, seed in [("first", 1), ("second", 2)]:
        values = pixels("uint8", seed=seed)
        array = group.create_array(name, shape=values.shape, dtype="uint8", chunks=(1, 64, 64))
        array[:] = values

    refused = attempt("convert", store, tmp_path / "out.tif")

    assert refused.code != 0
    assert "first" in refused.err and "second" in refused.err
    assert_same_pixels(to_tiff(store / "second", tmp_path), pixels("uint8", seed=2))


def test_info_tells_what_a_store_is(tmp_path):
    values = pixels("int16")
    store = create(tmp_path / "in.zarr", values, chunks=(1, 32, 64), shards=(2, 64, 128))

    tree = run("info", "--tree", store).out
    chunks = run("info", "--chunks", store).out

    assert "data" in tree
    assert "int16" in tree
    assert "64" in chunks
    assert described(store)


def cut(path, part):
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_truncated_shards_are_refused_by_name(tmp_path, part):
    store = create(tmp_path / "in.zarr", pixels("uint16"), chunks=(1, 30, 50), shards=(1, 60, 100))
    cut(store / "data" / "c" / "1" / "1" / "0", part)

    outcome = attempt("convert", store, tmp_path / "out.tif")

    assert outcome.code == 4, outcome
    assert "c/1/1/0" in outcome.err, outcome
    assert not (tmp_path / "out.tif").exists()


@pytest.mark.parametrize("place", [0, 7, 40, -1, -5, -20])
def test_flipped_bits_in_checked_shards_are_found(tmp_path, place):
    source = create(tmp_path / "plain.zarr", pixels("uint16"), chunks=(1, 30, 50))
    store = tmp_path / "in.zarr"
    run("convert", source, store, "--chunk", "30,50", "--shard", "60,100", *options(CHECKSUM="YES"))
    shard = store / "data" / "c" / "0" / "0" / "0"
    content = bytearray(shard.read_bytes())
    content[place] ^= 0x10
    shard.write_bytes(content)

    outcome = attempt("convert", store, tmp_path / "out.tif")

    assert outcome.code == 4, outcome
    assert "c/0/0/0" in outcome.err, outcome


def test_an_unfinished_store_is_recognised(tmp_path):
    store = create(tmp_path / "in.zarr", pixels("uint16"), chunks=(1, 30, 50))
    (store / "zarr.json").unlink()
    (store / "data" / "zarr.json").unlink()

    outcome = attempt("info", store)

    assert outcome.code == 4, outcome
    assert "zarr.json" in outcome.err


def test_links_out_of_the_store_are_not_followed(tmp_path):
    store = create(tmp_path / "in.zarr", pixels("uint8"), chunks=(1, 64, 64), compressors=None)
    outside = tmp_path / "secret"
    shutil.move(store / "data" / "c" / "0" / "0" / "0", outside)
    (store / "data" / "c" / "0" / "0" / "0").symlink_to(outside)

    outcome = attempt("convert", store, tmp_path / "out.tif")

    assert outcome.code == 4, outcome
