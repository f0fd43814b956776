"""Makes the stores that PythonStoresTest reads: `python make-stores.py`, with zarr 3.1 and numpy 2.

Each store is a zip file; beside it lie the elements of its array in C order, little-endian.
"""
import pathlib
import shutil
import tempfile
import zipfile

import numpy
import zarr
from zarr.codecs import (
    BloscCodec, BytesCodec, Crc32cCodec, GzipCodec, ShardingCodec, TransposeCodec, ZstdCodec)

HERE = pathlib.Path(__file__).parent
RNG = numpy.random.default_rng(3)


def values(shape, dtype):
    dtype = numpy.dtype(dtype)
    if dtype.kind == "b":
        return RNG.integers(0, 2, shape).astype(dtype)
    if dtype.kind in "fc":
        return (RNG.standard_normal(shape) * 100).astype(dtype)
    if dtype.kind in "SU":
        return RNG.choice(numpy.array(["", "a", "bcd", "é" if dtype.kind == "U" else "e"]),
                          shape).astype(dtype)
    return RNG.integers(0, 100, shape).astype(dtype)


def save(name, data, deflated=False, group=False, **options):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "store"
        if group:
            zarr.create_group(path, zarr_format=options["zarr_format"], attributes={"a": 1})
        array = zarr.create_array(
            path, name="in/data" if group else None, shape=data.shape, dtype=data.dtype, **options)
        array[...] = data
        if group:
            zarr.consolidate_metadata(path)
        method = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
        with zipfile.ZipFile(HERE / f"{name}.zip", "w", method) as target:
            for file in sorted(path.rglob("*")):
                if file.is_file():
                    info = zipfile.ZipInfo(str(file.relative_to(path)))
                    target.writestr(info, file.read_bytes(), method)
    little = data.astype(data.dtype.newbyteorder("<"))
    (HERE / f"{name}.bin").write_bytes(numpy.ascontiguousarray(little).tobytes())


def with_gap(data, fill):
    data[: data.shape[0] // 2] = fill
    return data


save("v2_fortran_big_endian", values((7, 5), ">i2"), zarr_format=2, chunks=(3, 2), order="F",
     compressors=None, fill_value=-1)
save("v2_blosc_group", values((9, 11), "<f4"), zarr_format=2, chunks=(4, 5), group=True,
     deflated=True, fill_value=0)
save("v2_unicode", values((6,), ">U3"), zarr_format=2, chunks=(4,), compressors=None)
save("v2_bytes", values((6,), "|S3"), zarr_format=2, chunks=(4,), compressors=None)
save("v3_plain", with_gap(values((6, 8, 3), "uint16"), 9), zarr_format=3, chunks=(3, 5, 2),
     serializer=BytesCodec(endian="big"), compressors=[GzipCodec(level=1), Crc32cCodec()],
     fill_value=9)
save("v3_transposed", values((6, 8, 3), "float64"), zarr_format=3, chunks=(4, 4, 2),
     filters=[TransposeCodec(order=(2, 0, 1))], compressors=[ZstdCodec(level=1)],
     fill_value=numpy.nan)
save("v3_blosc", values((20, 30), "int32"), zarr_format=3, chunks=(16, 16),
     compressors=[BloscCodec(cname="lz4", shuffle="bitshuffle", typesize=4)], fill_value=0)
save("v3_shards", with_gap(values((20, 24), "int16"), -5), zarr_format=3, chunks=(4, 3),
     shards=(8, 12), compressors=[ZstdCodec(level=1)], fill_value=-5, group=True)
save("v3_nested_shards", values((10, 12), "complex64"), zarr_format=3, chunks=(8, 8),
     serializer=ShardingCodec(
         chunk_shape=(4, 8), index_location="start",
         codecs=[ShardingCodec(chunk_shape=(2, 4), codecs=[
             TransposeCodec(order=(1, 0)), BytesCodec(endian="big"), Crc32cCodec()])]),
     compressors=None, fill_value=0)
save("v3_bool_key_v2", values((5, 5), "bool"), zarr_format=3, chunks=(2, 2), fill_value=True,
     compressors=None, chunk_key_encoding={"name": "v2", "separator": "."})
save("v3_scalar", values((), "uint64"), zarr_format=3, chunks=(), compressors=None, fill_value=0)
