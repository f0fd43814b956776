#!/usr/bin/env python3
"""Times operators of Swath and of GDAL's programs in turn, as compare.py does conversions.

Cloud-optimized GeoTIFFs with average overviews against `gdal_translate -of COG`, slope against `gdaldem`,
warping to the web's Mercator against `gdalwarp`; both with the same codec, level, predictor and tiles, and
as many threads as the program can use.

    benchmarks/jobs/compare_operators.py --runs 3 --memory 64MiB --terrain dem.tif
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

ENCODING = ["COMPRESS=ZSTD", "PREDICTOR=3"]
TILES = ["TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "ZSTD_LEVEL=1", "BIGTIFF=IF_SAFER"]


@dataclass(frozen=True)
class Job:
    """One operation.

    tolerance: by how much pixels may differ; None where the programs follow different definitions
    """

    name: str
    swath: list
    gdal: list
    tolerance: float | None


def creation(flag, items):
    return [part for item in items for part in (flag, item)]


def jobs(threads):
    parallel = ["--config", "GDAL_NUM_THREADS", str(threads)]
    tiff = creation("-co", [*ENCODING, *TILES, f"NUM_THREADS={threads}"])
    return [
        Job(
            "cog",
            ["convert", "IN", "OUT", "--of", "COG", *creation("--co", [*ENCODING, "LEVEL=1"])],
            ["gdal_translate", "-q", "-of", "COG", *parallel,
             *creation("-co", ["COMPRESS=ZSTD", "PREDICTOR=YES", "LEVEL=1", "BLOCKSIZE=512",
                               "OVERVIEW_RESAMPLING=AVERAGE", f"NUM_THREADS={threads}"]),
             "IN", "OUT"],
            0,
        ),
        Job(
            "slope",
            ["terrain", "slope", "IN", "OUT", *creation("--co", [*ENCODING, *TILES])],
            ["gdaldem", "slope", "IN", "OUT", "-q", *parallel, *tiff],
            1e-3,
        ),
        Job(
            "warp-bilinear",
            ["warp", "IN", "OUT", "--output-crs", "EPSG:3857", "-r", "bilinear",
             *creation("--co", [*ENCODING, *TILES])],
            ["gdalwarp", "-q", "-t_srs", "EPSG:3857", "-r", "bilinear", "-multi",
             "-wo", f"NUM_THREADS={threads}", *parallel, *tiff, "IN", "OUT"],
            None,
        ),
    ]


def filled(words, source, target):
    return [source if word == "IN" else target if word == "OUT" else word for word in words]


def run(job, folder, arguments, environment, report):
    source = prepare(folder, "terrain", arguments, environment)
    targets = {"swath": f"{job.name}-swath.tif", "gdal": f"{job.name}-gdal.tif"}
    limits = ["--overwrite", "-q", "--memory", arguments.memory, "-j", str(arguments.threads)]
    overwrite = ["-overwrite"] if job.gdal[0] == "gdalwarp" else []
    commands = {
        "swath": ["swath", *filled(job.swath, source, targets["swath"]), *limits],
        "gdal": [*filled(job.gdal, source, targets["gdal"]), *overwrite],
    }
    report.say(f"\n== {job.name}")
    costs = in_turn(commands, arguments.runs, folder, environment, report)
    table(report, costs["swath"], costs["gdal"], "gdal")
    if job.tolerance is not None:
        same = subprocess.run(
            [str(ROOT / "swath"), "compare", *targets.values(), "--tolerance", str(job.tolerance)],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            check=False)
        report.say(f"pixels within {job.tolerance}: {same.stdout.strip()}")
    for target in targets.values():
        (folder / target).unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each program")
    parser.add_argument("--size", default="16384x16384", help="of an input that is made")
    parser.add_argument("--memory", default="256MiB", help="swath's budget")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--terrain", help="a file to use as the terrain")
    parser.add_argument("--scene", help=argparse.SUPPRESS)
    parser.add_argument("--only", action="append", choices=[job.name for job in jobs(1)])
    parser.add_argument("--work", default=str(ROOT / "target" / "benchmark"), help="folder for rasters")
    parser.add_argument("--label", default="operators", help="part of the log's name")
    arguments = parser.parse_args()
    if not shutil.which("gdaldem"):
        sys.exit("gdaldem is not on the PATH; install GDAL's command-line programs")
    folder = Path(arguments.work)
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "NO_COLOR": "1"}
    report = Report()
    subprocess.run([str(ROOT / "swath"), "--version"], check=True, stdout=subprocess.DEVNULL)
    describe(report, "Operators of Swath against GDAL's", arguments,
             {"gdal": ["gdal_translate", "--version"]}, "")
    report.say("note      swath flushes its output to the device before it ends, GDAL does not")
    for job in jobs(arguments.threads):
        if not arguments.only or job.name in arguments.only:
            run(job, folder, arguments, environment, report)
    report.save(ROOT / "bench-logs" / f"{date.today()}-{arguments.label}.log")


if __name__ == "__main__":
    main()
