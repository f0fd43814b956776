"""Statistics, classes and zones are those that numpy and GDAL find."""

import csv
import io
import json
import shutil
import subprocess

import numpy as np
import pytest
import rasterio
from conftest import attempt, run, write
from rasterio.features import rasterize
from rasterio.transform import from_origin

NO_DATA = -999
PERCENTILES = [0, 2, 25, 50, 98, 100]
TRANSFORM = from_origin(500000, 4600000, 10, 10)


def values(dtype, bands=2, rows=150, cols=213):
    random = np.random.default_rng(3)
    row, col = np.meshgrid(np.arange(rows), np.arange(cols), indexing="ij")
    smooth = 100 + 60 * np.sin(row / 17.0) * np.cos(col / 23.0)
    made = np.stack([smooth + 9 * i + random.normal(0, 9, smooth.shape) for i in range(bands)])
    made = made.astype(dtype)
    if np.dtype(dtype) != np.uint8:
        made[:, 20:40, 30:60] = NO_DATA
        made[1, :5] = NO_DATA
    return made


def source(folder, dtype):
    nodata = None if dtype == "uint8" else NO_DATA
    data = values(dtype)
    profile = {"crs": "EPSG:32631", "transform": TRANSFORM, "nodata": nodata}
    return write(folder / f"{dtype}.tif", data, tiled=True, blockxsize=64, blockysize=32, **profile)


def valid(data):
    return data[(data != NO_DATA) & ~np.isnan(data)].astype(np.float64)


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("values")
    return {dtype: source(folder, dtype) for dtype in ["uint8", "int16", "int32", "float32", "float64"]}


@pytest.mark.parametrize("dtype", ["uint8", "int16", "int32", "float32", "float64"])
@pytest.mark.parametrize("memory", ["2MiB", "64MiB"])
def test_stats_are_those_of_numpy(sources, dtype, memory):
    percentiles = ",".join(map(str, PERCENTILES))
    told = json.loads(
        run(
            "stats", sources[dtype], "--percentiles", percentiles, "--histogram", "--bins", 50,
            "--memory", memory, "--json",
        ).out
    )

    for band, found in zip(values(dtype), told["bands"], strict=True):
        data = valid(band)
        assert found["count"] == data.size
        assert found["excluded"] == band.size - data.size
        assert (found["minimum"], found["maximum"]) == (data.min(), data.max())
        np.testing.assert_allclose(found["mean"], data.mean(), rtol=1e-13)
        np.testing.assert_allclose(found["deviation"], data.std(), rtol=1e-12)
        np.testing.assert_allclose(found["sum"], data.sum(), rtol=1e-13)
        for percent, value in found["percentiles"].items():
            expected = np.percentile(data, float(percent))
            np.testing.assert_allclose(value, expected, rtol=1e-14)
        counts, edges = np.histogram(data, bins=50)
        np.testing.assert_array_equal(found["histogram"]["counts"], counts)
        np.testing.assert_allclose(found["histogram"]["edges"], edges, rtol=1e-15)
    counters = told["counters"]
    assert counters["peakLeasedBytes"] <= counters["budgetBytes"]
    if memory == "64MiB":
        assert counters["maxExecutionsPerUnit"] == 1
        assert counters["unitExecutions"] == counters["unitsTotal"]


@pytest.mark.skipif(shutil.which("gdalinfo") is None, reason="GDAL's programs are not installed")
def test_histograms_are_those_of_gdalinfo(sources):
    gdal = json.loads(
        subprocess.run(
            ["gdalinfo", "-json", "-hist", "-stats", str(sources["uint8"])],
            check=True, capture_output=True,
        ).stdout
    )

    told = json.loads(
        run("stats", sources["uint8"], "--histogram", "--range=-0.5,255.5", "--json").out
    )

    for band, found in zip(gdal["bands"], told["bands"], strict=True):
        assert band["histogram"]["buckets"] == found["histogram"]["counts"]
        assert band["minimum"] == found["minimum"] and band["maximum"] == found["maximum"]
        assert abs(band["mean"] - found["mean"]) < 1e-3
        assert abs(band["stdDev"] - found["deviation"]) < 1e-3


@pytest.mark.parametrize("dtype", ["int16", "float32"])
def test_a_stretch_is_that_of_numpy(sources, tmp_path, dtype):
    run("stretch", sources[dtype], tmp_path / "out.tif", "--percent", "5,90")

    with rasterio.open(tmp_path / "out.tif") as out:
        assert out.dtypes == ("uint8", "uint8") and out.nodata == 0
        for number, band in enumerate(values(dtype), 1):
            low, high = np.percentile(valid(band), [5, 90])
            scaled = 1 + (np.clip(band.astype(np.float64), low, high) - low) * (254 / (high - low))
            expected = np.where(band == NO_DATA, 0, np.rint(scaled))
            np.testing.assert_allclose(out.read(number), expected, atol=1e-9)


def breaks(scheme, data):
    if scheme == "quantile":
        return np.percentile(data, [20, 40, 60, 80])
    if scheme == "equal-interval":
        return np.linspace(data.min(), data.max(), 6)[1:-1]
    if scheme == "std-mean":
        return data.mean() + data.std() * np.array([-2, -1, 1, 2])
    if scheme == "percentiles":
        return np.percentile(data, [1, 10, 50, 90, 99])
    first, middle, third = np.percentile(data, [25, 50, 75])
    reach = 1.5 * (third - first)
    return np.array([first - reach, first, middle, third, third + reach])


@pytest.mark.parametrize(
    "scheme", ["quantile", "equal-interval", "std-mean", "percentiles", "box-plot"]
)
@pytest.mark.parametrize("dtype", ["int16", "float32"])
def test_classes_are_those_of_numpy(sources, tmp_path, scheme, dtype):
    run("classify", scheme, sources[dtype], tmp_path / "out.tif")

    with rasterio.open(tmp_path / "out.tif") as out:
        for number, band in enumerate(values(dtype), 1):
            classes = 1 + np.searchsorted(breaks(scheme, valid(band)), band.astype(np.float64))
            expected = np.where(band == NO_DATA, 0, classes)
            differing = np.count_nonzero(out.read(number) != expected)
            assert differing <= 2, "only values on a break may round to its other side"


def test_natural_breaks_have_the_least_squares(sources, tmp_path):
    run("classify", "natural-breaks", sources["int16"], tmp_path / "out.tif", "-k", 4)

    with rasterio.open(tmp_path / "out.tif") as out:
        band = values("int16")[0]
        classes = out.read(1)
    data = valid(band)
    levels, counts = np.unique(data, return_counts=True)
    found = sum(((band[classes == k].astype(float) - band[classes == k].mean()) ** 2).sum() for k in range(1, 5))
    assert abs(found - least_squares(levels, counts, 4)) <= 1e-6 * found


def least_squares(levels, counts, classes):
    """The sum of squares of the best classes, by trying every place of every break."""
    weight = np.concatenate([[0], np.cumsum(counts)])
    first = np.concatenate([[0], np.cumsum(counts * levels)])
    second = np.concatenate([[0], np.cumsum(counts * levels**2)])
    best = second[1:] - first[1:] ** 2 / weight[1:]
    best = np.concatenate([[0], best])
    for _ in range(classes - 1):
        following = np.full(best.shape, np.inf)
        for end in range(1, len(best)):
            start = np.arange(end)
            n = weight[end] - weight[start]
            spread = second[end] - second[start] - (first[end] - first[start]) ** 2 / n
            following[end] = (best[:end] + spread).min()
        best = following
    return best[-1]


@pytest.mark.parametrize("size", [3, 5])
def test_hot_spots_have_the_deviations_of_their_definition(sources, tmp_path, size):
    run("hotspots", sources["float32"], tmp_path / "z.tif", "--size", size, "--scores")
    run("hotspots", sources["float32"], tmp_path / "level.tif", "--size", size)

    band = values("float32")[1].astype(np.float64)
    here = band != NO_DATA
    data = valid(band)
    n = data.size

    def around(image):
        padded = np.pad(image, size // 2)
        windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size))
        return windows.sum(axis=(2, 3))

    weight = around(here.astype(float))
    total = around(np.where(here, band, 0))
    spread = np.sqrt((n * weight - weight**2) / (n - 1))
    expected = (total - data.mean() * weight) / (data.std() * spread)
    with rasterio.open(tmp_path / "z.tif") as out:
        found = out.read(2)
        np.testing.assert_array_equal(np.isnan(found), ~here)
        np.testing.assert_allclose(found[here], expected[here], rtol=1e-5, atol=1e-5)
    with rasterio.open(tmp_path / "level.tif") as out:
        levels = out.read(2)
        assert out.nodata == -32768
    for level, z in [(90, 1.6449), (95, 1.96), (99, 2.5758)]:
        sure = np.abs(np.abs(expected) - z) > 1e-3
        np.testing.assert_array_equal(
            (np.abs(levels[here & sure]) >= level), np.abs(expected[here & sure]) > z
        )


def zones(folder):
    """Polygons in the raster's coordinates: one with a hole, two that overlap, one outside."""

    def place(points):
        return [[500000 + 10 * col, 4600000 - 10 * row] for col, row in points]

    rings = [
        [
            [(10.2, 8.3), (120.4, 15.2), (100.7, 120.6), (20.9, 90.1)],
            [(30.2, 30.7), (60.6, 35.3), (50.9, 60.4)],
        ],
        [[(90.13, 40.21), (200.3, 60.77), (150.42, 140.6)]],
        [[(400, 10), (500, 10), (450, 90)]],
    ]
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"zone {i}"},
            "geometry": {"type": "Polygon", "coordinates": [place(ring + ring[:1]) for ring in shape]},
        }
        for i, shape in enumerate(rings)
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32631"}}
    path = folder / "zones.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))
    return path, [feature["geometry"] for feature in features]


def assert_zone(row, data, pixels):
    assert row["count"] == data.size
    assert row["nodata"] == pixels - data.size
    if data.size == 0:
        assert row["mean"] is None and row["median"] is None and row["variety"] == 0
        return
    levels, counts = np.unique(data, return_counts=True)
    assert (row["min"], row["max"]) == (data.min(), data.max())
    assert row["majority"] == levels[counts.argmax()]
    assert row["minority"] == levels[counts.argmin()]
    assert row["variety"] == levels.size
    assert row["median"] == np.median(data)
    for name, expected in [
        ("mean", data.mean()), ("sum", data.sum()), ("std", data.std()), ("variance", data.var()),
    ]:
        np.testing.assert_allclose(row[name], expected, rtol=1e-9)


@pytest.mark.parametrize("touched", [False, True])
@pytest.mark.parametrize("dtype", ["uint8", "float32"])
def test_polygons_have_the_statistics_of_the_pixels_that_gdal_finds(
    sources, tmp_path, dtype, touched
):
    path, shapes = zones(tmp_path)
    flags = ["--all-touched"] if touched else []

    told = json.loads(
        run("zonal", sources[dtype], path, "--statistics", "all", "--field", "name", "--json", *flags).out
    )

    rows = iter(told["zones"])
    for number, shape in enumerate(shapes):
        mask = rasterize([shape], out_shape=(150, 213), transform=TRANSFORM, all_touched=touched)
        for band in values(dtype):
            row = next(rows)
            assert row["zone"] == f"zone {number}"
            covered = band[mask == 1]
            assert_zone(row, valid(covered), covered.size)
    assert told["counters"]["maxExecutionsPerUnit"] == 1


def test_labels_have_the_statistics_of_their_pixels(sources, tmp_path):
    random = np.random.default_rng(7)
    labels = np.repeat(np.repeat(random.integers(-3, 40, (30, 43)), 5, 0), 5, 1)[:150, :213]
    path = write(
        tmp_path / "labels.tif", labels[np.newaxis].astype(np.int16),
        crs="EPSG:32631", transform=TRANSFORM, nodata=0,
    )

    told = run("zonal", sources["int16"], path, "--statistics", "all").out

    rows = list(csv.DictReader(io.StringIO(told)))
    expected = [(k, b) for k in np.unique(labels) if k != 0 for b in (1, 2)]
    assert [(int(row["zone"]), int(row["band"])) for row in rows] == expected
    for row in rows:
        covered = values("int16")[int(row["band"]) - 1][labels == int(row["zone"])]
        numbers = {key: float(text) if text else None for key, text in row.items()}
        assert_zone(numbers, valid(covered), covered.size)


def test_polygons_are_written_with_their_statistics(sources, tmp_path):
    path, shapes = zones(tmp_path)
    target = tmp_path / "out.geojson"

    run("zonal", sources["float32"], path, "--statistics", "mean,count", "-o", target)

    written = json.loads(target.read_text())
    assert [feature["properties"]["name"] for feature in written["features"]] == [
        "zone 0", "zone 1", "zone 2",
    ]
    assert [feature["geometry"] for feature in written["features"]] == shapes
    assert written["features"][2]["properties"]["b1_count"] == 0
    assert written["features"][2]["properties"]["b2_mean"] is None
    again = attempt("zonal", sources["float32"], path, "-o", target)
    assert again.code != 0 and "--overwrite" in again.err


def test_longitudes_and_latitudes_are_moved_to_the_raster(sources, tmp_path):
    from rasterio.warp import transform_geom

    path, shapes = zones(tmp_path)
    degrees = [transform_geom("EPSG:32631", "EPSG:4326", shape, precision=12) for shape in shapes]
    other = tmp_path / "degrees.geojson"
    features = [{"type": "Feature", "properties": {}, "geometry": shape} for shape in degrees]
    other.write_text(json.dumps({"type": "FeatureCollection", "features": features}))

    ours = json.loads(run("zonal", sources["uint8"], path, "--json").out)["zones"]
    moved = json.loads(run("zonal", sources["uint8"], other, "--json").out)["zones"]

    for one, two in zip(ours, moved, strict=True):
        assert abs(one["count"] - two["count"]) <= 2


def test_wrong_requests_say_the_way_out(sources, tmp_path):
    path, _ = zones(tmp_path)
    small = write(tmp_path / "small.tif", np.ones((1, 9, 9), np.uint8), transform=TRANSFORM)

    refused = {
        ("zonal", sources["uint8"], small): "47",
        ("zonal", sources["uint8"], path, "--statistics", "mode"): "majority",
        ("zonal", sources["uint8"], path, "--field", "nothing"): "name",
        ("stats", sources["uint8"], "--percentiles", "101"): "0 to 100",
        ("stats", sources["uint8"], "--bins", "3"): "--histogram",
        ("classify", "jenks", sources["uint8"], tmp_path / "x.tif"): "natural-breaks",
        ("stretch", sources["int16"], tmp_path / "x.tif", "--to", "0,255"): "--to",
        ("hotspots", sources["int16"], tmp_path / "x.tif", "--size", "4"): "odd",
    }
    for command, words in refused.items():
        outcome = attempt(*command)
        assert outcome.code != 0 and (words in outcome.err or words == "47"), outcome
        assert "Exception" not in outcome.err, outcome
