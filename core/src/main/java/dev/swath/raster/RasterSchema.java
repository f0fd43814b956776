package dev.swath.raster;

import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.GridGeometry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What every window of a raster has in common.
///
/// @param dimensions names, slowest first; the last two are rows (`y`) and columns (`x`), a raster
///     of spectral bands has `band` before them
/// @param extent all pixels, starting at 0 on every axis
/// @param noData the value that means "no data", if there is one
/// @param geometry where rows and columns lie, if the source says so
/// @param bands one entry per index of the `band` dimension, or none where nothing is known
/// @param attributes further items by name, kept where a format can keep them
public record RasterSchema(
    List<String> dimensions,
    Window extent,
    DType dtype,
    Optional<NoData> noData,
    Optional<GridGeometry> geometry,
    List<BandInfo> bands,
    Map<String, String> attributes) {
  public static final String BAND = "band";
  public static final String Y = "y";
  public static final String X = "x";

  public RasterSchema {
    dimensions = List.copyOf(dimensions);
    bands = List.copyOf(bands);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    if (dimensions.size() != extent.rank() || dimensions.size() < 2) {
      throw new IllegalArgumentException(
          "a raster of extent "
              + extent
              + " needs as many dimension names, at least two, but got "
              + dimensions);
    }
    if (!extent.equals(Window.ofSize(extent.sizes()))) {
      throw new IllegalArgumentException("an extent must start at 0 but was " + extent);
    }
    if (noData.isPresent() && noData.get().dtype() != dtype) {
      throw new IllegalArgumentException(
          "nodata is " + noData.get().dtype() + " but the raster is " + dtype);
    }
  }

  /// A plain raster of bands, rows and columns.
  public static RasterSchema of(DType dtype, long bands, long rows, long cols) {
    return new RasterSchema(
        List.of(BAND, Y, X),
        Window.ofSize(bands, rows, cols),
        dtype,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  public int rank() {
    return dimensions.size();
  }

  public long rows() {
    return extent.size(rank() - 2);
  }

  public long cols() {
    return extent.size(rank() - 1);
  }

  public RasterSchema withDType(DType type, Optional<NoData> value) {
    return new RasterSchema(dimensions, extent, type, value, geometry, bands, attributes);
  }

  public RasterSchema withNoData(Optional<NoData> value) {
    return new RasterSchema(dimensions, extent, dtype, value, geometry, bands, attributes);
  }

  public RasterSchema withExtent(Window size, Optional<GridGeometry> place) {
    return new RasterSchema(dimensions, size, dtype, noData, place, bands, attributes);
  }

  public RasterSchema withGeometry(Optional<GridGeometry> place) {
    return withExtent(extent, place);
  }

  public RasterSchema withBands(List<BandInfo> infos) {
    return new RasterSchema(dimensions, extent, dtype, noData, geometry, infos, attributes);
  }

  public RasterSchema withAttributes(Map<String, String> items) {
    return new RasterSchema(dimensions, extent, dtype, noData, geometry, bands, items);
  }
}
