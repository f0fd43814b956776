#!/usr/bin/env python3
"""Times jobs with Zarr stores against other programs: dask with zarr-python, the same with zarrs,
tensorstore, and for windows rasterio. A B C A B C …, each run a process of its own.

    benchmarks/jobs/compare_zarr.py --python .venv/bin/python --runs 3 --memory 64MiB

The Python environment needs zarr, zarrs, dask, rioxarray and tensorstore. All programs read the same
file and write the same chunks, shards, codec, level and number of threads. The ratio is to the best
of the others, by median wall time.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from measuring import ROOT, Report, describe, in_turn, measure, prepare, table

PEERS = ROOT / "benchmarks" / "jobs" / "zarr_peers.py"
CHUNK = ["--chunk", "512,512"]
SHARD = ["--shard", "2048,2048"]
LEVEL = 3
WINDOWS = 1000


@dataclass(frozen=True)
class Job:
    """One conversion: from which raster to which chunks and shards."""

    name: str
    source: str
    layout: tuple


JOBS = [
    Job("chunks", "terrain", (*CHUNK,)),
    Job("shards", "terrain", (*CHUNK, *SHARD)),
    Job("scene-shards", "scene", (*CHUNK, *SHARD)),
    Job("rechunk", "store", ("--chunk", "2048,128", "--shard", "2048,2048")),
]


def conversions(job, source, arguments):
    """The command of each program, and the store that it writes."""
    flags = ["--threads", str(arguments.threads), "--level", str(LEVEL)]
    unsharded = [] if "--shard" in job.layout else ["--co", "SHARD=NONE"]
    ours = [
        *("swath", "convert", source, "swath.zarr", *job.layout, *unsharded),
        *("--co", "COMPRESS=ZSTD", "--co", f"LEVEL={LEVEL}", "--overwrite", "-q"),
        *("--progress", "none", "--memory", arguments.memory, "-j", str(arguments.threads)),
    ]

    def peer(mode, target, *more):
        return [arguments.python, str(PEERS), mode, source, target, *job.layout, *flags, *more]

    return {
        "swath": ours,
        "zarr-python": peer("dask", "zarr-python.zarr"),
        "zarrs": peer("dask", "zarrs.zarr", "--pipeline", "zarrs"),
        "tensorstore": peer("tensorstore", "tensorstore.zarr"),
    }


def best(costs):
    others = {name: runs for name, runs in costs.items() if name != "swath"}
    return min(others, key=lambda name: statistics.median(cost.wall for cost in others[name]))


def bytes_of(store):
    return sum(path.stat().st_size for path in store.rglob("*") if path.is_file())


def convert(job, source, folder, arguments, environment, report):
    report.say(f"\n== {job.name}")
    commands = conversions(job, source, arguments)
    costs = in_turn(commands, arguments.runs, folder, environment, report)
    peer = best(costs)
    table(report, costs["swath"], costs[peer], peer)
    report.say("bytes       " + "   ".join(
        f"{side} {bytes_of(folder / f'{side}.zarr'):,}" for side in commands))
    same = subprocess.run(
        [str(ROOT / "swath"), "compare", "swath.zarr", f"{peer}.zarr"], cwd=folder,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    differ = "0 of" not in same.stdout and same.returncode != 0
    report.say("pixels      " + (f"DIFFERENT: {same.stdout}{same.stderr}" if differ else "equal"))
    for side in commands:
        shutil.rmtree(folder / f"{side}.zarr")


def windows(store, tiff, folder, arguments, environment, report):
    report.say(f"\n== windows: {WINDOWS} of 256 rows and columns")
    flags = ["--threads", str(arguments.threads), "--count", str(WINDOWS)]

    def peer(mode, source, *more):
        return [arguments.python, str(PEERS), f"windows-{mode}", source, *flags, *more]

    java = f'source "{ROOT}/tools/jdk.sh"; echo "$(swath_find_jdk)/bin/java"'
    found = subprocess.run(["bash", "-c", java], capture_output=True, text=True, check=True)
    classes = ROOT / "benchmarks" / "target"
    path = f"{classes}/classes:{(classes / 'classpath').read_text(encoding='utf-8')}"
    ours = [
        *(found.stdout.strip(), "-Xms16m", "-Xmx320m", "-XX:+UseSerialGC", "-cp", path),
        *("--enable-native-access=ALL-UNNAMED", "dev.swath.benchmarks.WindowReads"),
    ]
    commands = {
        "swath": [*ours, store, str(WINDOWS), str(arguments.threads)],
        "zarr-python": peer("zarr", store),
        "zarrs": peer("zarr", store, "--pipeline", "zarrs"),
        "tensorstore": peer("tensorstore", store),
        "rasterio": peer("rasterio", tiff),
    }
    costs = in_turn(commands, arguments.runs, folder, environment, report)
    peer_name = best(costs)
    table(report, costs["swath"], costs[peer_name], peer_name)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", default=sys.executable, help="interpreter with the other programs")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each program")
    parser.add_argument("--size", default="16384x16384", help="of inputs that are made")
    parser.add_argument("--memory", default="256MiB", help="swath's budget")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--terrain", help="a file to use as the terrain")
    parser.add_argument("--scene", help="a file to use as the scene")
    parser.add_argument("--only", action="append", choices=[*(job.name for job in JOBS), "windows"])
    parser.add_argument("--work", default=str(ROOT / "target" / "benchmark"), help="folder for rasters")
    parser.add_argument("--label", default="zarr", help="part of the log's name")
    arguments = parser.parse_args()
    arguments.python = shutil.which(arguments.python) or arguments.python
    folder = Path(arguments.work)
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "NO_COLOR": "1"}
    report = Report()
    subprocess.run([str(ROOT / "swath"), "--version"], check=True, stdout=subprocess.DEVNULL)
    versions = "import zarr, tensorstore, dask; from importlib.metadata import version as v; print(" \
        "*(f'{p} {v(p)}' for p in ('zarr', 'zarrs', 'tensorstore', 'dask', 'rasterio')), sep=', ')"
    describe(report, "Swath against other programs that know Zarr", arguments,
             {"python": [arguments.python, "-c", versions]}, "")
    wanted = arguments.only or [*(job.name for job in JOBS), "windows"]
    terrain = prepare(folder, "terrain", arguments, environment)
    store = "store.zarr"
    if {"rechunk", "windows"} & set(wanted):
        flags = [*CHUNK, *SHARD, "--co", "COMPRESS=ZSTD", "--overwrite"]
        measure([str(ROOT / "swath"), "convert", terrain, store, *flags], folder, environment)
    for job in JOBS:
        if job.name in wanted:
            source = store if job.source == "store" else prepare(folder, job.source, arguments, environment)
            convert(job, source, folder, arguments, environment, report)
    if "windows" in wanted:
        windows(store, terrain, folder, arguments, environment, report)
    report.save(ROOT / "bench-logs" / f"{date.today()}-{arguments.label}.log")


if __name__ == "__main__":
    main()
