"""Killed, starved or crowded: what is left of a Zarr store is resumable, whole or nothing."""

import hashlib
import os
import random
import re
import signal
import subprocess
import time

import numpy as np
import pytest
import zarr
from conftest import attempt, leftovers, options, pixels, run, start, write

KILLS = 20
LAYOUT = ["--chunk", "128,128", "--shard", "256,512", *options(COMPRESS="ZSTD", LEVEL=12)]
TRACE = re.compile(r"^\s+at |Exception in thread|^Caused by|java\.\w+\.", re.MULTILINE)


def contents(store):
    """Every object of a store with its digest."""
    return {
        str(path.relative_to(store)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(store.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    """A source that takes a few seconds to convert."""
    source = tmp_path_factory.mktemp("big") / "big.tif"
    run("synth", "terrain", source, "--size", "3000x2500", "--seed", "9")
    return source


@pytest.fixture(scope="module")
def undisturbed(big, tmp_path_factory):
    """The store that an undisturbed run writes, and the seconds it takes."""
    store = tmp_path_factory.mktemp("undisturbed") / "out.zarr"
    begin = time.monotonic()
    run("convert", big, store, *LAYOUT, "--resume")
    return contents(store), time.monotonic() - begin


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_any_time_a_resumed_store_is_the_same(big, undisturbed, tmp_path, seed):
    store = tmp_path / "out.zarr"
    expected, seconds = undisturbed
    process = start("convert", big, store, *LAYOUT, "--resume")
    time.sleep(random.Random(seed).uniform(0.1, 1.1) * seconds)

    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()

    if store.exists():
        assert contents(store) == expected
    else:
        assert attempt("info", store).code == 4
        run("convert", big, store, *LAYOUT, "--resume")
        assert contents(store) == expected
        assert leftovers(tmp_path) == []


def test_killed_again_and_again_it_comes_to_an_end(big, undisturbed, tmp_path):
    store = tmp_path / "out.zarr"
    expected, seconds = undisturbed
    for _ in range(4):
        process = start("convert", big, store, *LAYOUT, "--resume")
        time.sleep(0.45 * seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    if not store.exists():
        run("convert", big, store, *LAYOUT, "--resume")

    assert contents(store) == expected


def test_another_request_does_not_go_on_with_unfinished_work(big, undisturbed, tmp_path):
    store = tmp_path / "out.zarr"
    process = start("convert", big, store, *LAYOUT, "--resume")
    while not leftovers(tmp_path) and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.4 * undisturbed[1])
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    if store.exists():
        pytest.skip("the job was over before it could be killed")

    outcome = attempt("convert", big, store, "--chunk", "100,100", "--shard", "200,200", "--resume")

    assert outcome.code == 3, outcome
    assert not TRACE.search(outcome.err)
    assert "--resume" in outcome.err


def test_without_resume_a_killed_run_starts_anew(big, undisturbed, tmp_path):
    store = tmp_path / "out.zarr"
    process = start("convert", big, store, *LAYOUT)
    time.sleep(0.5 * undisturbed[1])
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()

    run("convert", big, store, *LAYOUT, "--overwrite")

    assert contents(store) == undisturbed[0]
    assert leftovers(tmp_path) == []


def test_an_existing_store_is_refused_and_kept(tmp_path):
    source = write(tmp_path / "in.tif", pixels("uint8"))
    store = tmp_path / "out.zarr"
    run("convert", source, store)
    before = contents(store)

    outcome = attempt("convert", write(tmp_path / "b.tif", pixels("uint8", seed=2)), store)

    assert outcome.code == 3, outcome
    assert "--overwrite" in outcome.err
    assert contents(store) == before


def test_a_failed_overwrite_keeps_the_old_store(tmp_path):
    store = tmp_path / "out.zarr"
    run("convert", write(tmp_path / "in.tif", pixels("uint8")), store)
    before = contents(store)
    damaged = write(tmp_path / "bad.tif", pixels("uint16"), compress="deflate")
    damaged.write_bytes(damaged.read_bytes()[:-2000])

    outcome = attempt("convert", damaged, store, "--overwrite")

    assert outcome.code == 4, outcome
    assert contents(store) == before
    assert leftovers(tmp_path) == []


def test_two_writers_of_one_store_do_not_mix(big, undisturbed, tmp_path):
    store = tmp_path / "out.zarr"
    first = start("convert", big, store, *LAYOUT)
    while not leftovers(tmp_path) and first.poll() is None:
        time.sleep(0.02)

    second = attempt("convert", big, store, *LAYOUT)
    first.communicate(timeout=120)

    assert first.returncode == 0
    assert second.code == 3, second
    assert not TRACE.search(second.err)
    assert contents(store) == undisturbed[0]


def test_appended_times_follow_the_old_ones(tmp_path):
    store = tmp_path / "out.zarr"
    flags = ["--chunk", "64,64", "--shard", "128,128"]
    first, second = pixels("int16", bands=2, seed=1), pixels("int16", bands=3, seed=2)
    run("convert", write(tmp_path / "a.tif", first), store, *flags)

    run("convert", write(tmp_path / "b.tif", second), store, "--append", "band")

    array = zarr.open_group(store, mode="r", use_consolidated=True)["data"]
    assert np.array_equal(array[:], np.concatenate([first, second]))


def test_an_aligned_region_is_replaced_and_the_rest_kept(tmp_path):
    store = tmp_path / "out.zarr"
    values = pixels("int16", bands=1, rows=256, cols=300)
    run("convert", write(tmp_path / "a.tif", values), store, "--chunk", "32,32", "--shard", "64,64")
    part = pixels("int16", bands=1, rows=64, cols=128, seed=5)

    region = "band=0:1,y=64:128,x=128:256"
    run("convert", write(tmp_path / "b.tif", part), store, "--region", region)

    expected = values.copy()
    expected[:, 64:128, 128:256] = part
    assert np.array_equal(zarr.open_group(store, mode="r")["data"][:], expected)


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


def test_a_full_disk_leaves_no_trace(big, small_disk):
    outcome = attempt("convert", big, small_disk / "out.zarr", *options(COMPRESS="NONE"))

    assert outcome.code in (1, 3), outcome
    assert not TRACE.search(outcome.err)
    assert list(small_disk.iterdir()) == []


def test_a_full_disk_can_be_enlarged_and_the_job_resumed(big, undisturbed, small_disk):
    store = small_disk / "out.zarr"
    outcome = attempt("convert", big, store, *LAYOUT, "--resume")
    assert outcome.code in (1, 3), outcome

    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    run("convert", big, store, *LAYOUT, "--resume")

    assert contents(store) == undisturbed[0]
