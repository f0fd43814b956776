"""Damage, interruption and lack of space: what is left under the final name is whole or nothing."""

import os
import random
import re
import shutil
import signal
import subprocess
import time

import pytest
from conftest import assert_same_pixels, attempt, leftovers, options, pixels, read, run, start, write

TRACE = re.compile(r"^\s+at |Exception in thread|^Caused by|java\.\w+\.", re.MULTILINE)


def assert_one_paragraph(outcome):
    """An error is one paragraph for people, never a stack trace."""
    assert not TRACE.search(outcome.err), outcome
    text = outcome.err.strip()
    assert text, outcome
    assert "\n\n" not in text, outcome


def assert_refused(outcome, folder, target):
    assert outcome.code == 4, outcome
    assert_one_paragraph(outcome)
    assert not target.exists()
    assert leftovers(folder) == []


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    """A source that takes some seconds to convert with a slow codec."""
    source = tmp_path_factory.mktemp("big") / "big.tif"
    run("synth", "terrain", source, "--size", "6000x5000", "--seed", "9")
    return source


SLOW = options(COMPRESS="ZSTD", ZSTD_LEVEL=19, PREDICTOR=3)
STEADY = options(COMPRESS="ZSTD", ZSTD_LEVEL=12, PREDICTOR=3)


@pytest.mark.parametrize("profile", [{"compress": "deflate", "tiled": True}, {"compress": "lzw"}, {}])
@pytest.mark.parametrize("part", [0.0, 0.001, 0.01, 0.2, 0.5, 0.8, 0.99])
def test_truncated_files_are_refused(tmp_path, profile, part):
    source = write(tmp_path / "in.tif", pixels("uint16"), **profile)
    whole = source.read_bytes()
    source.write_bytes(whole[: int(len(whole) * part)])
    target = tmp_path / "out.tif"

    outcome = attempt("convert", source, target)

    assert_refused(outcome, tmp_path, target)
    assert "in.tif" in outcome.err


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bits_never_surprise(tmp_path, seed):
    chance = random.Random(seed)
    codec = chance.choice(["deflate", "lzw", "packbits", "zstd", "lerc", "jpeg"])
    dtype = "uint8" if codec == "jpeg" else chance.choice(["uint8", "uint16", "int32"])
    source = write(
        tmp_path / "in.tif",
        pixels(dtype, bands=1) if codec != "jpeg" else pixels("uint8", bands=3),
        compress=codec,
        tiled=chance.random() < 0.5,
    )
    data = bytearray(source.read_bytes())
    for _ in range(chance.choice([1, 3, 20])):
        data[chance.randrange(min(len(data), chance.choice([16, 600, len(data)])))] ^= (
            1 << chance.randrange(8)
        )
    source.write_bytes(data)
    target = tmp_path / "out.tif"

    outcome = attempt("convert", source, target)

    assert outcome.code in (0, 4), outcome
    if outcome.code == 4:
        assert_refused(outcome, tmp_path, target)
    else:
        read(target)


@pytest.mark.parametrize("content", [b"", b"II", b"not a raster at all", b"\0" * 4096, b"II*\0" * 50])
def test_other_files_are_refused(tmp_path, content):
    source, target = tmp_path / "in.tif", tmp_path / "out.tif"
    source.write_bytes(content)

    assert_refused(attempt("convert", source, target), tmp_path, target)
    assert attempt("info", source).code == 4


def test_missing_input_is_named(tmp_path):
    target = tmp_path / "out.tif"

    outcome = attempt("convert", tmp_path / "missing.tif", target)

    assert outcome.code == 4, outcome
    assert "missing.tif" in outcome.err
    assert_one_paragraph(outcome)


def test_existing_target_is_refused_and_kept(tmp_path):
    source = write(tmp_path / "in.tif", pixels("uint8"))
    target = tmp_path / "out.tif"
    target.write_bytes(b"precious")

    outcome = attempt("convert", source, target)

    assert outcome.code == 3, outcome
    assert_one_paragraph(outcome)
    assert "--overwrite" in outcome.err
    assert target.read_bytes() == b"precious"
    assert leftovers(tmp_path) == []


def test_overwrite_replaces_the_target(tmp_path):
    source = write(tmp_path / "in.tif", pixels("uint8"))
    target = tmp_path / "out.tif"
    target.write_bytes(b"old")

    run("convert", source, target, "--overwrite")

    assert_same_pixels(read(target), pixels("uint8"))


def test_failed_overwrite_keeps_the_old_target(tmp_path):
    source = write(tmp_path / "in.tif", pixels("uint16"), compress="deflate")
    source.write_bytes(source.read_bytes()[:-2000])
    target = tmp_path / "out.tif"
    target.write_bytes(b"precious")

    outcome = attempt("convert", source, target, "--overwrite")

    assert outcome.code == 4, outcome
    assert target.read_bytes() == b"precious"
    assert leftovers(tmp_path) == []


def test_unwritable_folder_is_named(tmp_path):
    source = write(tmp_path / "in.tif", pixels("uint8"))
    target = tmp_path / "no" / "such" / "folder" / "out.tif"

    outcome = attempt("convert", source, target)

    assert outcome.code in (1, 3), outcome
    assert_one_paragraph(outcome)
    assert "out.tif" in outcome.err


def test_too_small_budget_is_refused_with_the_way_out(tmp_path):
    source = tmp_path / "in.tif"
    write(source, pixels("float32", rows=2000, cols=2000), tiled=True, blockxsize=1024, blockysize=1024)
    target = tmp_path / "out.tif"

    outcome = attempt("convert", source, target, "--memory", "2MiB")

    assert outcome.code == 3, outcome
    assert_one_paragraph(outcome)
    assert "--memory" in outcome.err
    assert not target.exists()
    assert leftovers(tmp_path) == []


def test_unknown_option_is_a_usage_error(tmp_path):
    outcome = attempt("convert", "--no-such-flag", "a.tif", "b.tif")

    assert outcome.code == 2, outcome
    assert not TRACE.search(outcome.err)


@pytest.mark.parametrize("seed", range(5))
def test_killed_at_any_time_nothing_partial_is_visible(big, tmp_path, seed):
    target = tmp_path / "out.tif"
    process = start("convert", big, target, *SLOW)
    time.sleep(random.Random(seed).uniform(0.2, 4.0))

    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()

    if target.exists():
        assert_same_pixels(read(target), read(big))
    else:
        run("convert", big, target, *options(COMPRESS="NONE"))
        assert_same_pixels(read(target), read(big))


def test_interrupt_leaves_no_trace(big, tmp_path):
    target = tmp_path / "out.tif"
    process = start("convert", big, target, *SLOW, "-j", "1")
    deadline = time.monotonic() + 20
    while not leftovers(tmp_path) and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.3)
    if process.poll() is not None:
        pytest.skip("the job was over before it could be interrupted")

    os.kill(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)

    assert process.returncode == 130, err
    assert not TRACE.search(err), err
    assert not target.exists()
    assert leftovers(tmp_path) == []


def test_input_replaced_meanwhile_is_noticed(big, tmp_path):
    source, target = tmp_path / "in.tif", tmp_path / "out.tif"
    shutil.copy(big, source)
    other = tmp_path / "other.tif"
    shutil.copy(big, other)
    process = start("convert", source, target, *STEADY, "-j", "1")
    deadline = time.monotonic() + 20
    while not leftovers(tmp_path) and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.02)
    if process.poll() is not None:
        pytest.skip("the job was over before its input could be replaced")

    os.replace(other, source)
    _, err = process.communicate(timeout=300)

    assert process.returncode not in (0, 130), err
    assert not TRACE.search(err), err
    assert not target.exists()
    assert leftovers(tmp_path) == []


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 8 MiB, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("a small file system cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_leaves_no_trace(big, small_disk):
    target = small_disk / "out.tif"

    outcome = attempt("convert", big, target, *options(COMPRESS="NONE"))

    assert outcome.code in (1, 3), outcome
    assert_one_paragraph(outcome)
    assert list(small_disk.iterdir()) == []


def test_full_disk_keeps_the_old_target(big, small_disk):
    target = small_disk / "out.tif"
    target.write_bytes(b"precious")

    outcome = attempt("convert", big, target, "--overwrite", *options(COMPRESS="NONE"))

    assert outcome.code in (1, 3), outcome
    assert target.read_bytes() == b"precious"
    assert [path.name for path in small_disk.iterdir()] == ["out.tif"]


def test_disk_that_fills_midway_leaves_no_trace(big, small_disk):
    """Preflight cannot know a compressed size, so the shortage shows while writing."""
    target = small_disk / "out.tif"

    outcome = attempt("convert", big, target, *options(COMPRESS="ZSTD", ZSTD_LEVEL=1), "--force")

    assert outcome.code in (1, 2, 3), outcome
    assert not target.exists()
    assert list(small_disk.iterdir()) == []
