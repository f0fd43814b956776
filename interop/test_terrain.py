"""`gdaldem` measures the same terrain: whole heights exactly, others within their rounding."""

import shutil
import subprocess

import numpy as np
import pytest
import rasterio
from conftest import attempt, run, write

pytestmark = pytest.mark.skipif(
    shutil.which("gdaldem") is None, reason="GDAL's programs are not installed"
)

NO_DATA = -999
MEASURES = {
    "slope": [[], ["-p"], ["-alg", "ZevenbergenThorne"], ["-s", "3.5"]],
    "aspect": [
        [],
        ["-trigonometric"],
        ["-alg", "ZevenbergenThorne"],
    ],
    "hillshade": [
        [],
        ["-az", "20", "-alt", "60", "-z", "2.5"],
        ["-alg", "ZevenbergenThorne", "-s", "0.5"],
        ["-combined"],
        ["-multidirectional"],
        ["-igor"],
    ],
    "tpi": [[]],
    "tri": [[], ["-alg", "Wilson"]],
    "roughness": [[]],
}
GDAL_NAMES = {"tpi": "TPI", "tri": "TRI"}
CASES = [(measure, flags) for measure, all_flags in MEASURES.items() for flags in all_flags]


def heights(dtype, rows=150, cols=213):
    row, col = np.meshgrid(np.arange(rows), np.arange(cols), indexing="ij")
    random = np.random.default_rng(4)
    smooth = 600 + 300 * np.sin(row / 17.0) * np.cos(col / 23.0) + 2 * row
    values = (smooth + random.normal(0, 6, smooth.shape)).astype(dtype)
    values[20:40, 30:60] = 700
    values[60:64, 100:120] = NO_DATA
    values[0, 50] = values[1, 90] = values[80, 0] = values[-1, -1] = NO_DATA
    return values[np.newaxis]


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("heights")
    return {
        dtype: write(folder / f"{dtype}.tif", heights(dtype), nodata=NO_DATA)
        for dtype in ["int16", "float32", "float64"]
    }


def gdaldem(measure, source, target, *flags):
    name = GDAL_NAMES.get(measure, measure)
    command = ["gdaldem", name, str(source), str(target), "-q", *flags]
    subprocess.run(command, check=True, capture_output=True)
    return target


def assert_alike(measure, actual, expected, tolerance):
    with rasterio.open(actual) as ours, rasterio.open(expected) as theirs:
        assert ours.dtypes == theirs.dtypes
        assert ours.nodata == theirs.nodata
        assert ours.transform == theirs.transform
        a, b = ours.read(1).astype(np.float64), theirs.read(1).astype(np.float64)
        np.testing.assert_array_equal(a == ours.nodata, b == ours.nodata)
    if measure == "aspect":
        apart = np.abs((a - b + 180) % 360 - 180)
    else:
        apart = np.abs(a - b)
    limit = 1 if measure == "hillshade" else tolerance * np.maximum(1, np.abs(b))
    assert (apart <= limit).all(), f"apart by {apart.max()} at {np.argmax(apart)}"


@pytest.mark.parametrize("edges", [[], ["-compute_edges"]], ids=["nodata", "edges"])
@pytest.mark.parametrize(("measure", "flags"), CASES, ids=lambda value: "".join(value))
def test_whole_heights_measure_as_gdaldem_says(sources, tmp_path, measure, flags, edges):
    ours = tmp_path / "ours.tif"

    run("terrain", measure, sources["int16"], ours, *flags, *edges)

    theirs = gdaldem(measure, sources["int16"], tmp_path / "theirs.tif", *flags, *edges)
    assert_alike(measure, ours, theirs, 1e-5)


def test_flat_ground_can_fall_to_the_north(sources, tmp_path):
    """gdaldem then has 0 for no data too, and does not say so."""
    ours = tmp_path / "ours.tif"

    run("terrain", "aspect", sources["int16"], ours, "-zero_for_flat")

    theirs = gdaldem("aspect", sources["int16"], tmp_path / "theirs.tif", "-zero_for_flat")
    with rasterio.open(ours) as mine, rasterio.open(theirs) as other:
        a, b = mine.read(1).astype(np.float64), other.read(1)
        assert (b[a == mine.nodata] == 0).all()
    assert a[30, 40] == 0
    apart = np.abs(np.where(a == -9999, 0, a) - b)
    assert np.minimum(apart, 360 - apart).max() <= 1e-4


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("measure", MEASURES)
def test_other_heights_measure_within_their_rounding(sources, tmp_path, measure, dtype):
    """gdaldem adds heights as float32; of those near 1000 that is 6e-5 each."""
    ours = tmp_path / "ours.tif"

    run("terrain", measure, sources[dtype], ours)

    theirs = gdaldem(measure, sources[dtype], tmp_path / "theirs.tif")
    with rasterio.open(ours) as mine, rasterio.open(theirs) as other:
        a, b = mine.read(1).astype(np.float64), other.read(1).astype(np.float64)
    steep = rasterio.open(ours).read(1) != mine.nodata
    apart = np.abs(a - b)[steep]
    apart = np.minimum(apart, 360 - apart) if measure == "aspect" else apart
    assert np.quantile(apart, 0.999) <= (1 if measure == "hillshade" else 5e-3)


def test_results_do_not_depend_on_memory_or_threads(sources, tmp_path):
    outputs = [tmp_path / f"{n}.tif" for n in range(3)]
    for output, flags in zip(outputs, [["-j", "1"], ["-j", "4"], ["--memory", "4MiB"]], strict=True):
        run("terrain", "slope", sources["float32"], output, *flags)

    assert outputs[0].read_bytes() == outputs[1].read_bytes() == outputs[2].read_bytes()


def test_box_is_cut_out_of_the_whole(sources, tmp_path):
    whole, part = tmp_path / "whole.tif", tmp_path / "part.tif"

    run("terrain", "slope", sources["int16"], whole)
    run("terrain", "slope", sources["int16"], part, "--bbox", "500500,4647600,501000,4648000")

    with rasterio.open(whole) as all_of_it, rasterio.open(part) as some:
        window = rasterio.windows.from_bounds(*some.bounds, all_of_it.transform)
        np.testing.assert_array_equal(some.read(1), all_of_it.read(1, window=window))
        assert (some.read(1) != some.nodata).all()


@pytest.mark.parametrize(
    "words",
    [
        "terrain slope IN OUT -az 3",
        "terrain hillshade IN OUT -alt 91",
        "terrain hillshade IN OUT -igor -combined",
        "terrain slope IN OUT -alg Riley",
        "terrain slope IN OUT -z zero",
        "terrain steepness IN OUT",
    ],
)
def test_flags_that_make_no_sense_are_refused(sources, tmp_path, words):
    output = tmp_path / "out.tif"
    places = {"IN": sources["int16"], "OUT": output}

    outcome = attempt(*[places.get(word, word) for word in words.split()])

    assert outcome.code == 2, outcome
    assert not output.exists()


def test_raster_smaller_than_the_window_is_refused(tmp_path):
    source = write(tmp_path / "small.tif", np.zeros((1, 2, 9), np.float32))

    outcome = attempt("terrain", "slope", source, tmp_path / "out.tif")

    assert outcome.code == 4, outcome
    assert "2 rows" in outcome.err
