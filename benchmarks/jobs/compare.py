#!/usr/bin/env python3
"""Times whole jobs of Swath and of gdal_translate in turn: A B A B …

Each run is a process of its own, measured from outside: wall time, processor time (user and system),
and the peak of resident memory, as the kernel counts them. Both programs read the same file and write
the same codec, level, predictor, tile size and number of threads. The report, with every run, goes to
the screen and to a file in bench-logs. Nothing but Python's own library is needed.

    benchmarks/jobs/compare.py --runs 5 --memory 64MiB
    benchmarks/jobs/compare.py --only terrain-zstd1 --size 16384x16384 --label terrain
    benchmarks/jobs/compare.py --terrain dem.tif --scene s2.tif      # inputs of your own
"""

import argparse
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from measuring import ROOT, Report, describe, in_turn, prepare, table

TILES = {"TILED": "YES", "BLOCKXSIZE": "512", "BLOCKYSIZE": "512", "BIGTIFF": "IF_SAFER"}


@dataclass(frozen=True)
class Job:
    """One conversion: which input, and the encoding that both programs write."""

    name: str
    source: str
    encoding: dict

    def creation(self):
        return {**TILES, **self.encoding}


JOBS = [
    Job("terrain-zstd1", "terrain", {"COMPRESS": "ZSTD", "ZSTD_LEVEL": "1", "PREDICTOR": "3"}),
    Job("terrain-zstd9", "terrain", {"COMPRESS": "ZSTD", "ZSTD_LEVEL": "9", "PREDICTOR": "3"}),
    Job("terrain-deflate6", "terrain", {"COMPRESS": "DEFLATE", "ZLEVEL": "6", "PREDICTOR": "3"}),
    Job("terrain-lzw", "terrain", {"COMPRESS": "LZW", "PREDICTOR": "2"}),
    Job("scene-zstd1", "scene", {"COMPRESS": "ZSTD", "ZSTD_LEVEL": "1", "PREDICTOR": "2"}),
    Job("scene-zstd3", "scene", {"COMPRESS": "ZSTD", "ZSTD_LEVEL": "3", "PREDICTOR": "2"}),
    Job("scene-none", "scene", {"COMPRESS": "NONE"}),
]


def swath_command(job, source, target, arguments):
    creation = [part for k, v in job.creation().items() for part in ("--co", f"{k}={v}")]
    return [
        *("swath", "convert", source, target),
        *("--overwrite", "--progress", "none", "-q"),
        *("--memory", arguments.memory, "-j", str(arguments.threads)),
        *creation,
    ]


def gdal_command(job, source, target, arguments):
    creation = {**job.creation(), "NUM_THREADS": str(arguments.threads)}
    flags = [part for k, v in creation.items() for part in ("-co", f"{k}={v}")]
    config = ["--config", "GDAL_NUM_THREADS", str(arguments.threads)]
    if arguments.gdal_cache:
        config += ["--config", "GDAL_CACHEMAX", arguments.gdal_cache]
    return ["gdal_translate", "-q", *config, *flags, source, target]


def run(job, folder, arguments, environment, report):
    source = prepare(folder, job.source, arguments, environment)
    targets = {"swath": f"{job.name}-swath.tif", "gdal": f"{job.name}-gdal.tif"}
    commands = {
        "swath": swath_command(job, source, targets["swath"], arguments),
        "gdal": gdal_command(job, source, targets["gdal"], arguments),
    }
    report.say(f"\n== {job.name}")
    costs = in_turn(commands, arguments.runs, folder, environment, report)
    table(report, costs["swath"], costs["gdal"], "gdal")
    sizes = {side: (folder / target).stat().st_size for side, target in targets.items()}
    report.say(f"bytes       swath {sizes['swath']:,}   gdal {sizes['gdal']:,}   "
               f"ratio {sizes['swath'] / sizes['gdal']:.3f}")
    same = subprocess.run(
        [str(ROOT / "swath"), "compare", *targets.values()], cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    report.say("pixels      " + ("equal" if same.returncode == 0 else f"DIFFERENT: {same.stdout}{same.stderr}"))
    for target in targets.values():
        (folder / target).unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each program")
    parser.add_argument("--size", default="16384x16384", help="of inputs that are made")
    parser.add_argument("--memory", default="256MiB", help="swath's budget")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--gdal-cache", default="", help="GDAL_CACHEMAX, such as 256MB")
    parser.add_argument("--terrain", help="a file to use as the terrain")
    parser.add_argument("--scene", help="a file to use as the scene")
    parser.add_argument("--only", action="append", choices=[job.name for job in JOBS])
    parser.add_argument("--work", default=str(ROOT / "target" / "benchmark"), help="folder for rasters")
    parser.add_argument("--label", default="convert", help="part of the log's name")
    arguments = parser.parse_args()
    if not shutil.which("gdal_translate"):
        sys.exit("gdal_translate is not on the PATH; install GDAL's command-line programs")
    folder = Path(arguments.work)
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "NO_COLOR": "1"}
    report = Report()
    subprocess.run([str(ROOT / "swath"), "--version"], check=True, stdout=subprocess.DEVNULL)
    describe(
        report,
        "Swath against gdal_translate",
        arguments,
        {"gdal": ["gdal_translate", "--version"]},
        f"; GDAL_CACHEMAX {arguments.gdal_cache or 'default'}",
    )
    report.say("note      swath flushes its output to the device before it ends, gdal_translate does not")
    for job in JOBS:
        if not arguments.only or job.name in arguments.only:
            run(job, folder, arguments, environment, report)
    report.save(ROOT / "bench-logs" / f"{date.today()}-{arguments.label}.log")


if __name__ == "__main__":
    main()
