"""Mosaics, VRTs, clips and pads as GDAL, rasterio and numpy make them."""

import json
import shutil
import subprocess

import numpy as np
import pytest
import rasterio
import rasterio.mask
import rasterio.merge
import rasterio.warp
from conftest import attempt, read, run, write

PIXEL = 10
ORIGIN = (500_000, 4_649_000)

# Column, row, rows and columns of each raster; the last one lies apart.
PLACES = [(0, 0, 90, 130), (110, 20, 80, 100), (40, 70, 100, 110), (230, 130, 40, 50)]


def place(col, row):
    return rasterio.Affine(
        PIXEL, 0, ORIGIN[0] + PIXEL * col, 0, -PIXEL, ORIGIN[1] - PIXEL * row
    )


def gdal(*words):
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def tiles(folder, dtype="uint8", nodata=0, bands=2, seed=0):
    random = np.random.default_rng(seed)
    paths = []
    for i, (col, row, rows, cols) in enumerate(PLACES):
        values = random.integers(1, 250, (bands, rows, cols)).astype(dtype)
        if nodata is not None:
            values[random.random(values.shape) < 0.2] = nodata
        path = folder / f"{dtype}-{i}.tif"
        write(
            path,
            values,
            nodata=nodata,
            transform=place(col, row),
            tiled=True,
            blockxsize=32,
            blockysize=48,
            compress="deflate",
        )
        paths.append(path)
    return paths


def layers(paths, nodata):
    """All rasters on the union's grid, NaN where they have nothing, and how far from their edges
    and centres pixels are."""
    height = max(row + rows for _, row, rows, _ in PLACES)
    width = max(col + cols for col, _, _, cols in PLACES)
    values, edges, centres = [], [], []
    for path, (col, row, rows, cols) in zip(paths, PLACES, strict=True):
        own = read(path).astype("float64")
        own[own == nodata] = np.nan
        whole = np.full((own.shape[0], height, width), np.nan)
        whole[:, row : row + rows, col : col + cols] = own
        values.append(whole)
        r, c = np.meshgrid(
            np.arange(height) - row + 0.5, np.arange(width) - col + 0.5, indexing="ij"
        )
        edge = np.minimum(np.minimum(r, rows - r), np.minimum(c, cols - c))
        edges.append(np.broadcast_to(np.maximum(edge, 0), whole.shape))
        centre = np.hypot(r - rows / 2, c - cols / 2)
        centres.append(np.broadcast_to(centre, whole.shape))
    return np.array(values), np.array(edges), np.array(centres)


def picked(values, scores):
    scores = np.where(np.isnan(values), np.inf, scores)
    best = np.argmin(scores, axis=0)
    return np.take_along_axis(values, best[np.newaxis], axis=0)[0]


@pytest.mark.parametrize("dtype, nodata", [("uint8", 0), ("int16", -5), ("float32", -9999)])
@pytest.mark.parametrize("rule", ["first", "last", "min", "max"])
def test_rasterio_merges_alike(tmp_path, rule, dtype, nodata):
    paths = tiles(tmp_path, dtype, nodata)

    run("mosaic", *paths, tmp_path / "out.tif", "--overlap", rule)

    merged, transform = rasterio.merge.merge(paths, method=rule, nodata=nodata)
    with rasterio.open(tmp_path / "out.tif") as ours:
        assert ours.transform == transform
        assert ours.nodata == nodata
        assert ours.crs.to_epsg() == 32631
        np.testing.assert_array_equal(ours.read(), merged)


@pytest.mark.parametrize(
    "rule", ["mean", "median", "nearest-centre", "farthest-edge", "feather"]
)
@pytest.mark.filterwarnings("ignore:.*:RuntimeWarning")
def test_rules_are_what_numpy_makes_of_them(tmp_path, rule):
    paths = tiles(tmp_path, "float64", -9999)

    run("mosaic", *paths, tmp_path / "out.tif", "--overlap", rule)

    values, edges, centres = layers(paths, -9999)
    weights = np.where(np.isnan(values), 0, edges)
    expected = {
        "mean": lambda: np.nanmean(values, axis=0),
        "median": lambda: np.nanmedian(values, axis=0),
        "nearest-centre": lambda: picked(values, centres),
        "farthest-edge": lambda: picked(values, -edges),
        "feather": lambda: np.nansum(values * weights, axis=0) / weights.sum(axis=0),
    }[rule]()
    actual = read(tmp_path / "out.tif")
    np.testing.assert_array_equal(actual == -9999, np.isnan(expected))
    np.testing.assert_allclose(actual[actual != -9999], expected[actual != -9999], rtol=1e-12)


def test_gdal_merges_alike(tmp_path):
    paths = tiles(tmp_path)

    run("mosaic", tmp_path / "uint8-*.tif", tmp_path / "out.tif")

    gdal("gdal_merge.py", "-q", "-n", 0, "-a_nodata", 0, "-o", tmp_path / "gdal.tif", *paths)
    np.testing.assert_array_equal(read(tmp_path / "out.tif"), read(tmp_path / "gdal.tif"))


def test_extents_and_lists(tmp_path):
    paths = tiles(tmp_path)[:3]
    (tmp_path / "list.txt").write_text("".join(f'"{path}"\n' for path in paths))
    box = [500_300, 4_647_000, 501_600, 4_648_700]

    run("mosaic", f"@{tmp_path / 'list.txt'}", tmp_path / "shared.tif", "--extent", "intersection")
    run("mosaic", *paths, tmp_path / "box.tif", "--extent", ",".join(map(str, box)))
    run("mosaic", *paths, tmp_path / "like.tif", "--like", paths[2])

    with rasterio.open(tmp_path / "shared.tif") as shared:
        assert shared.transform == place(110, 70)
        assert shared.shape == (20, 20)
    merged, transform = rasterio.merge.merge(paths, method="last", bounds=box)
    with rasterio.open(tmp_path / "box.tif") as boxed:
        assert boxed.transform == transform
        np.testing.assert_array_equal(boxed.read(), merged)
    with rasterio.open(tmp_path / "like.tif") as like, rasterio.open(paths[2]) as grid:
        assert like.transform == grid.transform
        assert like.shape == grid.shape


def test_many_files_are_put_together_chunk_by_chunk(tmp_path):
    whole = np.random.default_rng(5).integers(0, 255, (1, 400, 600), dtype="uint8")
    for row in range(0, 400, 16):
        for col in range(0, 600, 24):
            part = whole[:, row : row + 16, col : col + 24]
            write(tmp_path / f"t-{row}-{col}.tif", part, transform=place(col, row))

    outcome = run("mosaic", tmp_path / "t-*.tif", tmp_path / "out.tif", "--json")

    np.testing.assert_array_equal(read(tmp_path / "out.tif"), whole)
    print(outcome.out)


def vrt_cases(folder):
    two = tiles(folder)
    one = tiles(folder, "float32", -9999, bands=1)
    bare = tiles(folder, "int16", None, bands=3)
    return {
        "mosaic": two,
        "floats": one,
        "without-nodata": bare,
        "separate": ["-separate", *one],
        "other-nodata": ["-srcnodata", 7, "-vrtnodata", 255, *two],
        "hidden-nodata": ["-srcnodata", 7, "-vrtnodata", "None", *bare],
        "second-band": ["-b", 2, *bare],
        "turned-bands": ["-b", 3, "-b", 1, *bare],
        "boxed": ["-te", 500_205, 4_647_505, 501_205, 4_648_505, *one],
    }


@pytest.mark.parametrize(
    "case",
    [
        "mosaic",
        "floats",
        "without-nodata",
        "separate",
        "other-nodata",
        "hidden-nodata",
        "second-band",
        "turned-bands",
    ],
)
def test_vrts_are_read_as_gdal_reads_them(tmp_path, case):
    vrt = tmp_path / "all.vrt"
    gdal("gdalbuildvrt", "-q", vrt, *vrt_cases(tmp_path)[case])

    run("convert", vrt, tmp_path / "out.tif")

    with rasterio.open(vrt) as theirs, rasterio.open(tmp_path / "out.tif") as ours:
        np.testing.assert_array_equal(ours.read(), theirs.read())
        assert ours.transform == theirs.transform
        assert ours.crs == theirs.crs
        assert ours.nodata == theirs.nodata
    described = json.loads(run("info", vrt, "--json").out)
    assert "VRT" in json.dumps(described)


def test_scaled_values_of_a_vrt(tmp_path):
    source = tiles(tmp_path, "int16", -5, bands=1)[0]
    vrt = tmp_path / "scaled.vrt"
    gdal(
        "gdal_translate", "-q", "-of", "VRT", "-ot", "Float32", "-scale", 0, 100, 5, 25,
        "-srcwin", 10, 20, 50, 60, source, vrt,
    )

    run("convert", vrt, tmp_path / "out.tif")

    np.testing.assert_allclose(read(tmp_path / "out.tif"), read(vrt), rtol=1e-6)


def altered(vrt, *replacements):
    text = vrt.read_text()
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    other = vrt.with_name("altered.vrt")
    other.write_text(text)
    return other


def assert_refused(outcome, *words):
    assert outcome.code not in (0, 70), outcome
    for word in words:
        assert word in outcome.err, outcome


def test_vrts_that_are_no_simple_mosaics_are_refused_by_name(tmp_path):
    paths = tiles(tmp_path, bands=1)
    vrt = tmp_path / "all.vrt"
    gdal("gdalbuildvrt", "-q", vrt, *paths)
    warped = tmp_path / "warped.vrt"
    gdal("gdalwarp", "-q", "-of", "VRT", "-t_srs", "EPSG:4326", paths[0], warped)
    nested = tmp_path / "nested.vrt"
    gdal("gdalbuildvrt", "-q", nested, vrt)
    scaled = tmp_path / "scaled.vrt"
    gdal("gdalbuildvrt", "-q", "-tr", 20, 20, scaled, *paths)
    derived = altered(vrt, ('dataType="Byte"', 'dataType="Byte" subClass="VRTDerivedRasterBand"'))

    assert_refused(attempt("info", warped), "VRTWarpedDataset")
    assert_refused(attempt("info", nested), "all.vrt", "VRT itself")
    assert_refused(attempt("info", scaled), "scaled from", "resample")
    assert_refused(attempt("info", derived), "VRTDerivedRasterBand")


def test_vrts_do_not_lead_out_of_their_folder(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (secret,) = tiles(tmp_path, bands=1)[:1]
    (inside / "link.tif").symlink_to(secret)
    vrt = inside / "all.vrt"
    gdal("gdalbuildvrt", "-q", vrt, secret)
    name = str(secret)
    asked = 'relativeToVRT="0"'

    assert_refused(attempt("info", vrt), "outside the VRT's folder")
    above = altered(vrt, (asked, 'relativeToVRT="1"'), (name, "../uint8-0.tif"))
    assert_refused(attempt("info", above), "outside the VRT's folder")
    linked = altered(vrt, (asked, 'relativeToVRT="1"'), (name, "link.tif"))
    assert_refused(attempt("info", linked), "outside the VRT's folder")
    missing = altered(vrt, (asked, 'relativeToVRT="1"'), (name, "missing.tif"))
    assert_refused(attempt("info", missing), "missing.tif", "does not exist")
    entity = altered(
        vrt,
        ("<VRTDataset", f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>\n<VRTDataset'),
        (name, "&x;"),
    )
    assert_refused(attempt("info", entity))
    truncated = inside / "truncated.vrt"
    truncated.write_text(vrt.read_text()[:-40])
    assert_refused(attempt("info", truncated), "XML")


def test_rasters_that_do_not_fit_together_are_refused(tmp_path):
    values = np.ones((1, 20, 20), dtype="uint8")
    one = write(tmp_path / "one.tif", values, transform=place(0, 0), nodata=0)
    cases = {
        "EPSG:32632": dict(crs="EPSG:32632", transform=place(0, 0), nodata=0),
        "20.0": dict(transform=place(0, 0) @ rasterio.Affine.scale(2), nodata=0),
        "pixel edges": dict(transform=place(0.5, 0), nodata=0),
        "no-data": dict(transform=place(0, 0), nodata=9),
        "int16": dict(transform=place(0, 0), nodata=0, dtype="int16"),
    }
    for word, profile in cases.items():
        two = write(tmp_path / "two.tif", values.astype(profile.get("dtype", "uint8")), **profile)
        outcome = attempt("mosaic", one, two, tmp_path / "out.tif")
        assert_refused(outcome, "one.tif", "two.tif", word)
    far = write(tmp_path / "far.tif", values, transform=place(900, 0), nodata=0)
    outcome = attempt("mosaic", one, far, tmp_path / "out.tif", "--extent", "intersection")
    assert_refused(outcome, "no pixel in common", "far.tif")
    assert_refused(attempt("mosaic", one, tmp_path / "none.tif", tmp_path / "out.tif"), "none.tif")
    assert_refused(attempt("mosaic", tmp_path / "no*.tif", tmp_path / "out.tif"), "no*.tif")
    assert_refused(attempt("mosaic", one, tmp_path / "o.tif", "--overlap", "best"), "feather")
    assert not (tmp_path / "out.tif").exists()


def polygon(*points):
    x, y = ORIGIN
    ring = [(x + PIXEL * col, y - PIXEL * row) for col, row in points]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def geojson(path, geometry, epsg=32631):
    document = {"type": "FeatureCollection", "features": []}
    if epsg:
        name = f"urn:ogc:def:crs:EPSG::{epsg}"
        document["crs"] = {"type": "name", "properties": {"name": name}}
    document["features"].append({"type": "Feature", "properties": {}, "geometry": geometry})
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize("touched", [False, True])
@pytest.mark.parametrize("invert", [False, True])
def test_clips_along_polygons_are_rasterios_masks(tmp_path, touched, invert):
    source = tiles(tmp_path)[0]
    shape = polygon((10.3, 5.2), (100.7, 12.9), (80.1, 70.4), (30.6, 61.3))
    file = geojson(tmp_path / "shape.geojson", shape)
    flags = ["--all-touched"] * touched + ["--invert"] * invert

    run("clip", source, tmp_path / "out.tif", "--geometry", file, *flags)

    with rasterio.open(source) as dataset:
        expected, transform = rasterio.mask.mask(
            dataset, [shape], all_touched=touched, crop=not invert, invert=invert
        )
    with rasterio.open(tmp_path / "out.tif") as ours:
        assert ours.transform == transform
        np.testing.assert_array_equal(ours.read(), expected)


def test_clips_along_polygons_are_gdalwarps_cutlines(tmp_path):
    source = tiles(tmp_path)[0]
    shape = polygon((10.3, 5.2), (100.7, 12.9), (80.1, 70.4), (30.6, 61.3))
    file = geojson(tmp_path / "shape.geojson", shape)

    run("clip", source, tmp_path / "out.tif", "--geometry", file, "--keep-extent")

    gdal("gdalwarp", "-q", "-cutline", file, source, tmp_path / "gdal.tif")
    np.testing.assert_array_equal(read(tmp_path / "out.tif"), read(tmp_path / "gdal.tif"))


def test_polygons_in_degrees_are_moved_to_the_rasters_system(tmp_path):
    source = tiles(tmp_path)[0]
    shape = polygon((10.3, 5.2), (100.7, 12.9), (80.1, 70.4), (30.6, 61.3))
    degrees = rasterio.warp.transform_geom("EPSG:32631", "EPSG:4326", shape, precision=12)
    file = geojson(tmp_path / "degrees.geojson", degrees, epsg=None)

    run("clip", source, tmp_path / "out.tif", "--geometry", file)

    with rasterio.open(source) as dataset:
        expected, _ = rasterio.mask.mask(dataset, [shape], crop=True)
    actual = read(tmp_path / "out.tif")
    assert actual.shape == expected.shape
    assert (actual != expected).mean() < 0.002


def test_polygons_elsewhere_are_refused(tmp_path):
    source = tiles(tmp_path)[0]
    file = geojson(tmp_path / "far.geojson", polygon((900, 5), (950, 5), (950, 70)))

    outcome = attempt("clip", source, tmp_path / "out.tif", "--geometry", file)

    assert_refused(outcome, "none of the 1 shapes")


def test_pads_are_boundless_windows(tmp_path):
    source = tiles(tmp_path)[0]

    run("pad", source, tmp_path / "by.tif", "--by", "7,3,0,11")
    run("pad", source, tmp_path / "like.tif", "--like", tiles(tmp_path, "int16", 0)[1])

    with rasterio.open(source) as dataset:
        window = rasterio.windows.Window(-11, -7, dataset.width + 14, dataset.height + 7)
        expected = dataset.read(window=window, boundless=True)
    np.testing.assert_array_equal(read(tmp_path / "by.tif"), expected)
    with rasterio.open(tmp_path / "like.tif") as like:
        assert like.transform == place(*PLACES[1][:2])
        assert like.shape == PLACES[1][2:]


def test_pipelines_clip_pad_and_put_together(tmp_path):
    paths = tiles(tmp_path)

    run(
        "pipeline", "read", *paths, "!", "mosaic", "--overlap", "first", "!", "pad", "--by", "4",
        "!", "write", tmp_path / "out.tif",
    )

    merged, _ = rasterio.merge.merge(paths, method="first")
    np.testing.assert_array_equal(read(tmp_path / "out.tif")[:, 4:-4, 4:-4], merged)
