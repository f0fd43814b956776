"""What the tests against other programs share: the command under test and small rasters."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import rasterio

ROOT = Path(__file__).resolve().parent.parent
SWATH = ROOT / "swath"
PATIENCE_SECONDS = 120

# A raster that is tiny for GDAL and not square, so that edge tiles and transposed axes show.
ROWS, COLS = 150, 213


@dataclass(frozen=True)
class Outcome:
    """What a finished command left behind."""

    code: int
    out: str
    err: str

    def __str__(self):
        return f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


def environment():
    kept = dict(os.environ)
    kept.pop("SWATH_MEMORY", None)
    kept["NO_COLOR"] = "1"
    return kept


def start(*args, **options):
    """Starts the command in a process group of its own, so that a test can kill all of it."""
    return subprocess.Popen(
        [str(SWATH), *map(str, args)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
        **options,
    )


def attempt(*args):
    """Runs the command to its end, whatever that is."""
    process = start(*args)
    try:
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.communicate()
        pytest.fail(f"swath {' '.join(map(str, args))} hangs")
    return Outcome(process.returncode, out, err)


def run(*args):
    """Runs the command, which must succeed."""
    outcome = attempt(*args)
    assert outcome.code == 0, f"swath {' '.join(map(str, args))}: {outcome}"
    return outcome


def options(**creation):
    """Creation options as arguments: options(COMPRESS="ZSTD") is --co COMPRESS=ZSTD."""
    return [part for key, value in creation.items() for part in ("--co", f"{key}={value}")]


def pixels(dtype, bands=2, rows=ROWS, cols=COLS, seed=1):
    """Smooth pixels with noise, a flat corner, and the ends of the type's range."""
    random = np.random.default_rng(seed)
    band, row, col = np.meshgrid(
        np.arange(bands), np.arange(rows), np.arange(cols), indexing="ij"
    )
    smooth = 40 + 30 * np.sin(row / 17.0 + band) + 20 * np.cos(col / 23.0)
    noisy = smooth + random.integers(0, 4, smooth.shape)
    noisy[:, : rows // 4, : cols // 4] = 7
    dtype = np.dtype(dtype)
    if dtype.kind == "c":
        return (noisy + 1j * noisy[:, ::-1, ::-1]).astype(dtype)
    values = noisy.astype(dtype)
    limits = np.finfo(dtype) if dtype.kind == "f" else np.iinfo(dtype)
    values[:, -1, 0] = limits.min
    values[:, -1, -1] = limits.max
    return values


def write(path, values, **profile):
    """Writes an array of bands, rows and columns with GDAL."""
    bands, rows, cols = values.shape
    georeference = {
        "crs": "EPSG:32631",
        "transform": rasterio.Affine(10, 0, 500_000, 0, -10, 4_649_000),
    }
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        count=bands,
        height=rows,
        width=cols,
        **{"dtype": values.dtype, **georeference, **profile},
    ) as dataset:
        dataset.write(values)
    return path


def read(path):
    """All pixels as GDAL reads them, as an array of bands, rows and columns."""
    with rasterio.open(path) as dataset:
        return dataset.read()


def assert_same_pixels(actual, expected):
    assert actual.dtype == expected.dtype
    assert actual.shape == expected.shape
    assert actual.tobytes() == expected.tobytes(), (
        f"{np.count_nonzero(actual != expected)} of {actual.size} values differ"
    )


def leftovers(folder):
    """Hidden files, such as the part files of a writer that was stopped."""
    return sorted(path.name for path in Path(folder).iterdir() if path.name.startswith("."))
