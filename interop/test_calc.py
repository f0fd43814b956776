"""Band maths by Swath equals that of numpy, and of gdal_calc where it has the same rules."""

import shutil
import subprocess

import numpy as np
import pytest
import rasterio
from conftest import attempt, pixels, read, run, write

FLOAT_EXPRESSIONS = {
    "(B2 - B1) / (B2 + B1)": lambda a, b: (b - a) / (b + a),
    "sqrt(abs(B1)) + log(abs(B2) + 1)": lambda a, b: np.sqrt(np.abs(a)) + np.log(np.abs(b) + 1),
    "where(B1 > 50, B1 * 2, B2 / 4)": lambda a, b: np.where(a > 50, a * 2, b / 4),
    "clip(B1, 10, 60) + min(B1, B2) - max(B1, B2)": lambda a, b: (
        np.clip(a, 10, 60) + np.minimum(a, b) - np.maximum(a, b)
    ),
    "B1 % 7 + B2 ** 2 - -B1": lambda a, b: a % 7 + b**2 + a,
    "atan2(B1, B2) + sin(B1) * cos(B2)": lambda a, b: np.arctan2(a, b) + np.sin(a) * np.cos(b),
    "floor(B1 / 3) + ceil(B2 / 3) + round(B1 / 2)": lambda a, b: (
        np.floor(a / 3) + np.ceil(b / 3) + np.round(a / 2)
    ),
    "exp(B1 / 100) + log10(abs(B2) + 1)": lambda a, b: np.exp(a / 100) + np.log10(np.abs(b) + 1),
}
TRUTHS = {
    "B1 > 40 and B2 <= 60": lambda a, b: (a > 40) & (b <= 60),
    "not (B1 == B2) or B1 != 7": lambda a, b: ~(a == b) | (a != 7),
    "!(B1 < 30) && B2 >= 20 || 0": lambda a, b: ~(a < 30) & (b >= 20),
}


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sources")
    types = ["uint8", "int16", "uint16", "int32", "float32", "float64"]
    return {t: write(folder / f"{t}.tif", tame(t)) for t in types}


def tame(dtype):
    """Pixels without the ends of their type, whose sums leave it."""
    return np.clip(pixels(dtype), 0, 120).astype(dtype)


@pytest.mark.parametrize("expression", FLOAT_EXPRESSIONS)
@pytest.mark.parametrize("dtype", ["uint8", "int16", "uint16", "int32", "float32", "float64"])
def test_numpy_computes_the_same(sources, tmp_path, dtype, expression):
    target = tmp_path / "out.tif"

    run("calc", sources[dtype], target, "--calc", expression, "--type", "float64")

    first, second = tame(dtype).astype("float64")
    with np.errstate(all="ignore"):
        expected = FLOAT_EXPRESSIONS[expression](first, second)
    np.testing.assert_allclose(read(target)[0], expected, rtol=1e-12, equal_nan=True)


@pytest.mark.parametrize("expression", TRUTHS)
def test_truths_are_zeros_and_ones(sources, tmp_path, expression):
    target = tmp_path / "out.tif"

    run("calc", sources["int16"], target, "--calc", expression)

    actual = read(target)
    assert actual.dtype == "uint8"
    np.testing.assert_array_equal(actual[0], TRUTHS[expression](*tame("int16")))


def test_unsigned_differences_do_not_wrap(sources, tmp_path):
    target = tmp_path / "out.tif"

    run("calc", sources["uint8"], target, "--calc", "B1 - B2; B1 + B2")

    first, second = tame("uint8").astype("int16")
    assert read(target).dtype == "int16"
    np.testing.assert_array_equal(read(target), [first - second, first + second])


def test_no_data_is_that_of_the_bands_that_are_used(tmp_path):
    values = pixels("int16")
    source = write(tmp_path / "in.tif", values, nodata=7)
    target = tmp_path / "out.tif"

    run("calc", source, target, "--calc", "B1 / B2; where(nodata(B1), -1, B1)")

    first, second = values.astype("float64")
    with np.errstate(all="ignore"):
        quotient = np.where((first == 7) | (second == 7) | (second == 0), np.nan, first / second)
    filled = np.where(first == 7, -1, first)
    with rasterio.open(target) as dataset:
        assert np.isnan(dataset.nodata)
        assert dataset.crs.to_epsg() == 32631
    np.testing.assert_allclose(read(target), [quotient, filled], rtol=1e-7, equal_nan=True)


def test_gdal_calc_computes_the_same_index(sources, tmp_path):
    program = shutil.which("gdal_calc.py")
    if program is None:
        pytest.skip("gdal_calc.py is not installed")
    theirs, ours = tmp_path / "theirs.tif", tmp_path / "ours.tif"
    source = sources["float32"]
    files = ["-A", source, "--A_band=1", "-B", source, "--B_band=2"]
    done = subprocess.run(
        [program, *map(str, files), f"--outfile={theirs}", "--calc=(B-A)/(B+A)", "--quiet"],
        check=False,
        capture_output=True,
    )
    if done.returncode != 0:
        pytest.skip("gdal_calc.py does not run here")

    run("calc", source, ours, "--index", "ndvi", "--bands", "red=1,nir=2")

    np.testing.assert_allclose(read(ours), read(theirs), rtol=1e-5, atol=1e-7)
    with rasterio.open(ours) as dataset:
        assert dataset.descriptions == ("ndvi",)


def test_a_mistake_is_refused_with_its_place(sources, tmp_path):
    outcome = attempt("calc", sources["uint8"], tmp_path / "out.tif", "--calc", "B1 + (B2 * 3")

    assert outcome.code == 2
    assert "column 13" in outcome.err
    assert not (tmp_path / "out.tif").exists()
