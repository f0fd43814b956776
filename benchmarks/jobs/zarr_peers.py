#!/usr/bin/env python3
"""What other programs do with the rasters of compare_zarr.py, each as a process of its own.

    zarr_peers.py dask SOURCE TARGET --chunk 512,512 --shard 2048,2048 --threads 2
    zarr_peers.py tensorstore SOURCE TARGET --chunk 512,512 --threads 2
    zarr_peers.py windows-tensorstore STORE --count 1000 --threads 2

A source is a GeoTIFF, or a Zarr version 3 store with an array `data` of bands, rows and columns.
"""

import argparse
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

SIDE = 256


def pair(text):
    return tuple(int(part) for part in text.split(","))


def is_store(path):
    return Path(path).is_dir()


class Raster:
    """Windows of a GeoTIFF, one handle for each thread; GDAL's handles serve one at a time."""

    def __init__(self, path):
        import rasterio

        self.path = path
        with rasterio.open(path) as dataset:
            self.shape = (dataset.count, dataset.height, dataset.width)
            self.dtype = np.dtype(dataset.dtypes[0])
        self.free = []

    def read(self, rows, cols):
        import rasterio
        from rasterio.windows import Window

        dataset = self.free.pop() if self.free else rasterio.open(self.path)
        window = Window.from_slices(rows, cols)
        values = dataset.read(window=window)
        self.free.append(dataset)
        return values


def codec(level):
    from zarr.codecs import ZstdCodec

    return ZstdCodec(level=level)


def new_array(arguments, shape, dtype):
    import zarr

    group = zarr.open_group(arguments.target, mode="w")
    return group.create_array(
        "data",
        shape=shape,
        dtype=dtype,
        chunks=(1, *arguments.chunk),
        shards=(1, *arguments.shard) if arguments.shard else None,
        compressors=codec(arguments.level),
        dimension_names=["band", "y", "x"],
    )


def run_dask(arguments):
    """dask reads blocks and stores them in a zarr-python array, a shard or some chunks each."""
    import dask
    import dask.array
    import zarr

    if arguments.pipeline == "zarrs":
        import zarrs  # noqa: F401

        zarr.config.set({"codec_pipeline.path": "zarrs.ZarrsCodecPipeline"})
    dask.config.set(scheduler="threads", num_workers=arguments.threads)
    if is_store(arguments.source):
        source = dask.array.from_zarr(arguments.source, component="data")
    else:
        import rioxarray

        side = max((arguments.shard or arguments.chunk)[0], 512)
        opened = rioxarray.open_rasterio(
            arguments.source, chunks=(1, side, side), lock=False, cache=False
        )
        source = opened.data
    target = new_array(arguments, source.shape, source.dtype)
    whole = (1, *(arguments.shard or arguments.chunk))
    dask.array.store(source.rechunk(whole), target, lock=False)


def run_tensorstore(arguments):
    """tensorstore writes shards, from windows of the source read in as many threads."""
    import tensorstore

    context = {"data_copy_concurrency": {"limit": arguments.threads}}
    if is_store(arguments.source):
        source = tensorstore.open(
            {"driver": "zarr3", "kvstore": f"file://{arguments.source}/data", "context": context}
        ).result()
        shape, dtype = source.shape, source.dtype.numpy_dtype

        def read(rows, cols):
            return source[:, rows, cols].read().result()
    else:
        raster = Raster(arguments.source)
        shape, dtype, read = raster.shape, raster.dtype, raster.read
    new_array(arguments, shape, dtype)
    target = tensorstore.open(
        {"driver": "zarr3", "kvstore": f"file://{arguments.target}/data", "context": context}
    ).result()
    height, width = arguments.shard or arguments.chunk

    def move(corner):
        row, col = corner
        rows = slice(row, min(row + height, shape[1]))
        cols = slice(col, min(col + width, shape[2]))
        target[:, rows, cols].write(read(rows, cols)).result()

    corners = [(r, c) for r in range(0, shape[1], height) for c in range(0, shape[2], width)]
    with ThreadPoolExecutor(arguments.threads) as pool:
        list(pool.map(move, corners))


def corners(shape, count):
    """The same windows in all programs: the corners follow from a linear congruence."""
    state, found = 1, []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        row = (state >> 33) % (shape[-2] - SIDE)
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        col = (state >> 33) % (shape[-1] - SIDE)
        found.append((row, col))
    return found


def run_windows(arguments, read, shape):
    def total(corner):
        row, col = corner
        return float(np.sum(read(slice(row, row + SIDE), slice(col, col + SIDE)), dtype="float64"))

    with ThreadPoolExecutor(arguments.threads) as pool:
        print(sum(pool.map(total, corners(shape, arguments.count))))


def run_windows_tensorstore(arguments):
    import tensorstore

    context = {"data_copy_concurrency": {"limit": arguments.threads}}
    store = tensorstore.open(
        {"driver": "zarr3", "kvstore": f"file://{arguments.source}/data", "context": context}
    ).result()
    run_windows(arguments, lambda rows, cols: store[:, rows, cols].read().result(), store.shape)


def run_windows_zarr(arguments):
    import zarr

    if arguments.pipeline == "zarrs":
        import zarrs  # noqa: F401

        zarr.config.set({"codec_pipeline.path": "zarrs.ZarrsCodecPipeline"})
    array = zarr.open_group(arguments.source, mode="r")["data"]
    run_windows(arguments, lambda rows, cols: array[:, rows, cols], array.shape)


def run_windows_rasterio(arguments):
    raster = Raster(arguments.source)
    run_windows(arguments, raster.read, raster.shape)


MODES = {
    "dask": run_dask,
    "tensorstore": run_tensorstore,
    "windows-tensorstore": run_windows_tensorstore,
    "windows-zarr": run_windows_zarr,
    "windows-rasterio": run_windows_rasterio,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mode", choices=MODES)
    parser.add_argument("source", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("target", nargs="?", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--chunk", type=pair, default=(512, 512))
    parser.add_argument("--shard", type=pair)
    parser.add_argument("--level", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--pipeline", choices=["zarr", "zarrs"], default="zarr")
    parser.add_argument("--count", type=int, default=1000)
    arguments = parser.parse_args()
    MODES[arguments.mode](arguments)


if __name__ == "__main__":
    main()
