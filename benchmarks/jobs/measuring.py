"""What the comparisons of whole processes share: measuring, describing and reporting."""

import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


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


def describe(report, title, arguments, programs, settings):
    """The head of a log: machine, programs and their versions, settings."""
    commit = first_line(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"])
    changed = first_line(["git", "-C", str(ROOT), "status", "--porcelain", "-uno"])
    report.say(f"{title}, {date.today()}")
    report.say(f"machine   {machine()}")
    report.say(f"swath     {first_line([str(ROOT / 'swath'), '--version'])}, commit {commit}"
               + (" with changes" if changed else ""))
    report.say(f"java      {java_version()}")
    for name, command in programs.items():
        report.say(f"{name:9} {first_line(command)}")
    report.say(f"settings  {arguments.runs} runs each, in turn, after one of each that is not counted; "
               f"{arguments.threads} threads; swath --memory {arguments.memory}{settings}")


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


def in_turn(commands, runs, folder, environment, report):
    """Runs commands A B A B … after one of each that is not counted; the costs of each by name."""
    costs = {side: [] for side in commands}
    for side, command in commands.items():
        report.say(f"$ {' '.join(shown(command))}")
        measure(real(command), folder, environment)
    for turn in range(runs):
        for side, command in commands.items():
            cost = measure(real(command), folder, environment)
            costs[side].append(cost)
            report.say(f"{turn + 1:3} {side:12} wall {cost.wall:8.2f} s   cpu {cost.cpu:8.2f} s   "
                       f"peak {cost.peak_mib:7.0f} MiB")
    return costs


def shown(command):
    """A command without the folders of this machine."""
    return [Path(part).name if os.path.isabs(part) else part for part in command]


def spread(costs, of):
    values = sorted(of(cost) for cost in costs)
    return values[0], statistics.median(values), values[-1]


def table(report, swath, peer, name):
    """Minimum, median and maximum of both sides, and the ratio of the medians."""
    report.say(f"{'':12}{'swath min / median / max':>34}{name + ' min / median / max':>34}{'ratio':>8}")
    rows = [
        ("wall s", lambda cost: cost.wall, "{:.2f}"),
        ("cpu s", lambda cost: cost.cpu, "{:.2f}"),
        ("peak MiB", lambda cost: cost.peak_mib, "{:.0f}"),
    ]
    for label, of, form in rows:
        ours, theirs = spread(swath, of), spread(peer, of)
        text = [" / ".join(form.format(value) for value in side) for side in (ours, theirs)]
        report.say(f"{label:12}{text[0]:>34}{text[1]:>34}{ours[1] / theirs[1]:>8.2f}")
