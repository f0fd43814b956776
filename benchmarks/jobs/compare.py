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
import platform
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
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


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    wall: float
    cpu: float
    peak_mib: float


class Report:
    """Lines for the screen and for the log."""

    def __init__(self):
        self.lines = []

    def say(self, text=""):
        print(text, flush=True)
        self.lines.append(text)

    def save(self, file):
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(self.lines) + "\n", encoding="utf-8")
        print(f"\nlog: {file.relative_to(ROOT)}")


def measure(command, folder, environment):
    """Runs a command to its end and returns what it took; a failure ends the benchmark."""
    begin = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{output.decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


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


def real(command):
    """The command as it is started; reports show it without folders."""
    return [str(ROOT / "swath"), *command[1:]] if command[0] == "swath" else command


def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return "not found"
    return ((done.stdout + done.stderr).splitlines() or [""])[0]


def machine():
    """Processor, memory and kernel; nothing that names the machine."""
    model = platform.processor() or platform.machine()
    memory = "?"
    if Path("/proc/cpuinfo").exists():
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
        kib = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
        memory = f"{int(kib) / 2**20:.1f} GiB"
    return f"{model}, {os.cpu_count()} cores, {memory}, {platform.system()} {platform.release()}"


def java_version():
    finder = f'source "{ROOT}/tools/jdk.sh"; "$(swath_find_jdk)/bin/java" -version'
    return first_line(["bash", "-c", finder])


def describe(report, arguments):
    commit = first_line(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"])
    changed = first_line(["git", "-C", str(ROOT), "status", "--porcelain", "-uno"])
    report.say(f"Swath against gdal_translate, {date.today()}")
    report.say(f"machine   {machine()}")
    report.say(f"swath     {first_line([str(ROOT / 'swath'), '--version'])}, commit {commit}"
               + (" with changes" if changed else ""))
    report.say(f"java      {java_version()}")
    report.say(f"gdal      {first_line(['gdal_translate', '--version'])}")
    report.say(f"settings  {arguments.runs} runs each, in turn, after one of each that is not counted; "
               f"{arguments.threads} threads; swath --memory {arguments.memory}; "
               f"GDAL_CACHEMAX {arguments.gdal_cache or 'default'}")
    report.say("note      swath flushes its output to the device before it ends, gdal_translate does not")


def prepare(folder, kind, arguments, environment):
    """The input of that kind, made once and kept in the work folder."""
    given = getattr(arguments, kind)
    if given:
        return str(Path(given).resolve())
    name = f"{kind}-{arguments.size}.tif"
    if not (folder / name).exists():
        encoding = ["--co", "COMPRESS=DEFLATE", "--co", "ZLEVEL=6"]
        measure(
            [str(ROOT / "swath"), "synth", kind, name, "--size", arguments.size, "--seed", "1", *encoding],
            folder,
            environment,
        )
    return name


def spread(costs, of):
    values = sorted(of(cost) for cost in costs)
    return values[0], statistics.median(values), values[-1]


def table(report, swath, gdal):
    report.say(f"{'':12}{'swath min / median / max':>34}{'gdal min / median / max':>34}{'ratio':>8}")
    rows = [
        ("wall s", lambda cost: cost.wall, "{:.2f}"),
        ("cpu s", lambda cost: cost.cpu, "{:.2f}"),
        ("peak MiB", lambda cost: cost.peak_mib, "{:.0f}"),
    ]
    for label, of, form in rows:
        ours, theirs = spread(swath, of), spread(gdal, of)
        text = [" / ".join(form.format(value) for value in side) for side in (ours, theirs)]
        report.say(f"{label:12}{text[0]:>34}{text[1]:>34}{ours[1] / theirs[1]:>8.2f}")


def run(job, folder, arguments, environment, report):
    source = prepare(folder, job.source, arguments, environment)
    targets = {"swath": f"{job.name}-swath.tif", "gdal": f"{job.name}-gdal.tif"}
    commands = {
        "swath": swath_command(job, source, targets["swath"], arguments),
        "gdal": gdal_command(job, source, targets["gdal"], arguments),
    }
    costs = {"swath": [], "gdal": []}
    report.say(f"\n== {job.name}")
    for side, command in commands.items():
        report.say("$ " + " ".join([Path(part).name if part == source else part for part in command]))
        measure(real(command), folder, environment)
    for turn in range(arguments.runs):
        for side, command in commands.items():
            cost = measure(real(command), folder, environment)
            costs[side].append(cost)
            report.say(f"{turn + 1:3} {side:6} wall {cost.wall:8.2f} s   cpu {cost.cpu:8.2f} s   "
                       f"peak {cost.peak_mib:7.0f} MiB")
    table(report, costs["swath"], costs["gdal"])
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
    describe(report, arguments)
    for job in JOBS:
        if not arguments.only or job.name in arguments.only:
            run(job, folder, arguments, environment, report)
    report.save(ROOT / "bench-logs" / f"{date.today()}-{arguments.label}.log")


if __name__ == "__main__":
    main()
