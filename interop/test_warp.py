"""GDAL warps the same: grids to a millionth of a pixel, pixels as each test says.

Positions are asked for without approximation on both sides. GDAL is that of rasterio; `gdalwarp`
of GDAL 3.6 stretches `lanczos` in another way, later ones as here.
"""

import numpy as np
import pytest
import rasterio
from conftest import attempt, run
from rasterio.crs import CRS
from rasterio.transform import Affine, from_origin
from rasterio.warp import Resampling, calculate_default_transform, reproject, transform_bounds

NO_DATA = -999
KERNELS = ["nearest", "bilinear", "cubic", "lanczos"]
AREAS = ["average", "mode", "min", "max"]

# Where a system holds: a corner and the size of a pixel of its source, in degrees.
PLACES = {
    "EPSG:3857": (5, 51, 0.01),
    "EPSG:32631": (2, 50, 0.01),
    "EPSG:32601": (-178, 60, 0.01),
    "EPSG:32760": (175, -40, 0.01),
    "EPSG:3035": (8, 54, 0.01),
    "EPSG:2154": (1, 48, 0.01),
    "EPSG:3034": (8, 54, 0.01),
    "EPSG:3413": (-40, 78, 0.02),
    "EPSG:3031": (20, -70, 0.02),
    "EPSG:5070": (-98, 41, 0.01),
    "EPSG:6933": (30, -10, 0.01),
    "EPSG:3395": (30, -10, 0.01),
}


def heights(dtype, rows=90, cols=120):
    row, col = np.meshgrid(np.arange(rows), np.arange(cols), indexing="ij")
    random = np.random.default_rng(4)
    smooth = 600 + 300 * np.sin(row / 17.0) * np.cos(col / 23.0) + 2 * row
    values = (smooth + random.normal(0, 6, smooth.shape)).astype(dtype)
    values[20:40, 30:60] = 700
    values[60:64, 70:90] = NO_DATA
    values[0, 50] = values[80, 0] = values[-1, -1] = NO_DATA
    return values


def classes(heights):
    """Few values in large patches, for the mode: GDAL breaks ties in another way."""
    return np.where(heights == NO_DATA, NO_DATA, heights // 200).astype(heights.dtype)


def save(path, values, transform, crs="EPSG:4326", nodata=NO_DATA):
    profile = {"driver": "GTiff", "width": values.shape[1], "height": values.shape[0]}
    with rasterio.open(
        path, "w", **profile, count=1, dtype=values.dtype, crs=crs, transform=transform,
        nodata=nodata, tiled=True, blockxsize=32, blockysize=32,
    ) as file:
        file.write(values, 1)
    return path


def degrees(path, crs, dtype="float32", resampling="nearest"):
    west, north, pixel = PLACES[crs]
    values = heights(dtype)
    if resampling == "mode":
        values = classes(values)
    return save(path, values, from_origin(west, north, pixel, pixel))


def warp(source, target, *flags):
    run("warp", source, target, "--error-threshold", "0", "-q", *flags)
    return rasterio.open(target)


def gdal(source, like, resampling, **options):
    """The pixels that GDAL warps to the grid of an open raster."""
    with rasterio.open(source) as file:
        into = np.zeros(like.shape, like.dtypes[0])
        reproject(
            file.read(1), into, src_transform=file.transform, src_crs=file.crs,
            dst_transform=like.transform, dst_crs=like.crs, src_nodata=file.nodata,
            dst_nodata=like.nodata, resampling=Resampling[resampling], tolerance=0, num_threads=1,
            **options,
        )
    return into


@pytest.mark.parametrize("crs", PLACES)
def test_the_suggested_grid_and_nearest_pixels_are_gdals(tmp_path, crs):
    source = degrees(tmp_path / "in.tif", crs)

    with warp(source, tmp_path / "out.tif", "--output-crs", crs) as ours:
        with rasterio.open(source) as file:
            transform, width, height = calculate_default_transform(
                file.crs, crs, file.width, file.height, *file.bounds
            )
        assert (ours.width, ours.height) == (width, height)
        apart = np.subtract(ours.transform, transform)
        assert (np.abs(apart) < 1e-6 * transform.a).all()
        assert ours.crs == CRS.from_string(crs)
        np.testing.assert_array_equal(ours.read(1), gdal(source, ours, "nearest"))


@pytest.mark.parametrize("resampling", KERNELS + AREAS)
@pytest.mark.parametrize("dtype", ["int16", "float32"])
@pytest.mark.parametrize("scale", [1, 0.3])
def test_pixels_along_meridians_are_gdals(tmp_path, dtype, resampling, scale):
    """But for some beside no data, where a cubic kernel does or does not just reach it.

    GDAL's kernels widen by the ratio of window sizes, those here by what pixels measure. The last
    column reaches a little beyond the source.
    """
    source = degrees(tmp_path / "in.tif", "EPSG:3857", dtype, resampling)
    size = ("--size", f"{int(120 * scale)},0")

    flags = ("--output-crs", "EPSG:3857", "-r", resampling, *size)
    with warp(source, tmp_path / "out.tif", *flags) as ours:
        a, b = ours.read(1).astype(float), gdal(source, ours, resampling).astype(float)
    np.testing.assert_array_equal(a == NO_DATA, b == NO_DATA)
    differ = np.abs(a - b) > (2e-3 if resampling == "nearest" else 0.5)
    assert np.mean(differ[:, :-1]) < (0.02 if resampling == "mode" else 0.005)


@pytest.mark.parametrize("crs", ["EPSG:32631", "EPSG:3035", "EPSG:5070"])
@pytest.mark.parametrize("resampling", ["bilinear", "cubic", "lanczos"])
def test_kernels_are_gdals_on_turned_grids(tmp_path, crs, resampling):
    """Where GDAL is told that the target is as fine as the source, as it is."""
    source = degrees(tmp_path / "in.tif", crs)
    pixel = PLACES[crs][2] * 60_000

    flags = ("--output-crs", crs, "-r", resampling, "--resolution", pixel)
    with warp(source, tmp_path / "out.tif", *flags) as ours:
        a, b = ours.read(1), gdal(source, ours, resampling, XSCALE="1", YSCALE="1")
    np.testing.assert_array_equal(a == NO_DATA, b == NO_DATA)
    assert np.mean(np.abs(a.astype(float) - b) > 2e-3) < 0.002


@pytest.mark.parametrize("resampling", AREAS)
def test_areas_are_near_gdals_on_turned_grids(tmp_path, resampling):
    """GDAL takes the upright box between two corners of a pixel for its area."""
    source = degrees(tmp_path / "in.tif", "EPSG:3035", resampling=resampling)

    flags = ("--output-crs", "EPSG:3035", "-r", resampling, "--resolution", 4000)
    with warp(source, tmp_path / "out.tif", *flags) as ours:
        a, b = ours.read(1), gdal(source, ours, resampling)
        both = (a != NO_DATA) & (b != NO_DATA)
        assert np.mean((a == NO_DATA) != (b == NO_DATA)) < 0.03
        apart = np.abs(a.astype(float) - b)[both]
        assert np.median(apart) < 3 and np.percentile(apart, 90) < 25


def test_a_bound_on_positions_changes_little(tmp_path):
    source = degrees(tmp_path / "in.tif", "EPSG:3035")
    flags = ("--output-crs", "EPSG:3035", "-r", "bilinear")
    run("warp", source, tmp_path / "near.tif", *flags)

    with warp(source, tmp_path / "exact.tif", *flags) as exact:
        with rasterio.open(tmp_path / "near.tif") as near:
            a, b = near.read(1), exact.read(1)
    both = (a != NO_DATA) & (b != NO_DATA)
    assert np.mean((a == NO_DATA) != (b == NO_DATA)) < 0.01
    assert np.percentile(np.abs(a - b)[both], 99) < 0.125 * 30


def test_the_grid_of_another_raster_is_taken(tmp_path):
    source = degrees(tmp_path / "in.tif", "EPSG:3035")
    grid = save(
        tmp_path / "grid.tif", np.zeros((50, 70), "uint8"),
        Affine(1100, 0, 4_200_000, 0, -900, 3_400_000), "EPSG:3035", None,
    )

    with warp(source, tmp_path / "out.tif", "--like", grid, "-r", "cubic") as ours:
        with rasterio.open(grid) as like:
            assert (ours.transform, ours.shape, ours.crs) == (like.transform, like.shape, like.crs)


@pytest.mark.parametrize("west", [0, -180])
def test_the_whole_earth_turns_around_the_pole_without_a_seam(tmp_path, west):
    lat = np.repeat(np.linspace(89.75, -89.75, 360)[:, None], 720, axis=1).astype("float32")
    source = save(tmp_path / "in.tif", lat, from_origin(west, 90, 0.5, 0.5), nodata=None)

    flags = ("--output-crs", "EPSG:3413", "--bbox", "-3e6,-3e6,3e6,3e6", "--resolution", "20000")
    with warp(source, tmp_path / "out.tif", *flags, "-r", "average") as ours:
        values = ours.read(1)
    assert np.isfinite(values).all()
    np.testing.assert_allclose(values, values[::-1], atol=0.3)
    np.testing.assert_allclose(values, values.T, atol=0.3)


@pytest.mark.parametrize("resampling", KERNELS + AREAS)
def test_resizing_is_gdals(tmp_path, resampling):
    source = degrees(tmp_path / "in.tif", "EPSG:3857", resampling=resampling)

    run("resize", source, tmp_path / "out.tif", "-r", resampling, "--size", "41,29", "-q")

    with rasterio.open(tmp_path / "out.tif") as ours:
        a, b = ours.read(1).astype(float), gdal(source, ours, resampling).astype(float)
    np.testing.assert_array_equal(a == NO_DATA, b == NO_DATA)
    assert np.mean(np.abs(a - b) > 2e-3) < (0.02 if resampling == "mode" else 0.002)


def test_boxes_may_be_of_another_system(tmp_path):
    source = save(
        tmp_path / "in.tif", heights("int16"), Affine(1000, 0, 500_000, 0, -1000, 5_600_000),
        "EPSG:32631",
    )
    box = (3.4, 50.0, 3.9, 50.4)

    run("clip", source, tmp_path / "out.tif", "--bbox", ",".join(map(str, box)),
        "--bbox-crs", "EPSG:4326", "-q")

    with rasterio.open(tmp_path / "out.tif") as ours:
        around = transform_bounds("EPSG:4326", "EPSG:32631", *box, densify_pts=99)
        left, bottom, right, top = around
        assert ours.bounds.left <= left < ours.bounds.left + 1000
        assert ours.bounds.right >= right > ours.bounds.right - 1000
        assert ours.bounds.bottom <= bottom < ours.bounds.bottom + 1000
        assert ours.bounds.top >= top > ours.bounds.top - 1000


def test_what_cannot_be_warped_is_refused_with_the_way_out(tmp_path):
    source = degrees(tmp_path / "in.tif", "EPSG:3857", "int16")
    bare = save(tmp_path / "bare.tif", heights("int16"), from_origin(5, 51, 1, 1), None)
    plain = np.ones((40, 50), "uint8")
    holes = save(tmp_path / "uint8.tif", plain, from_origin(5, 51, 0.01, 0.01), nodata=None)
    refusals = [
        ((bare, "--output-crs", "EPSG:3857"), "--input-crs"),
        ((source, "--output-crs", "EPSG:99999"), "EPSG:99999"),
        ((source, "--output-crs", "EPSG:4267"), "grids"),
        ((source, "--bbox", "100,0,101,1"), "outside the source"),
        ((holes, "--output-crs", "EPSG:3035"), "no value for no data"),
        ((source, "-r", "smooth"), "bilinear"),
        ((source, "--resolution", "0"), "positive"),
        ((source, "--size", "0,0"), "COLS,ROWS"),
        ((source, "--error-threshold", "-1"), "0.125"),
    ]
    for (file, *flags), reason in refusals:
        outcome = attempt("warp", file, tmp_path / "out.tif", *flags)
        assert outcome.code not in (0, 1), f"{flags}: {outcome}"
        assert reason in outcome.err, f"{flags}: {outcome}"
        assert not (tmp_path / "out.tif").exists()


def test_nothing_but_no_data_stays_nothing(tmp_path):
    source = save(
        tmp_path / "in.tif", np.full((40, 50), NO_DATA, "int16"), from_origin(5, 51, 0.01, 0.01)
    )
    for resampling in KERNELS + AREAS:
        target = tmp_path / f"{resampling}.tif"
        with warp(source, target, "--output-crs", "EPSG:3035", "-r", resampling) as ours:
            assert (ours.read(1) == NO_DATA).all()
