package dev.swath.jobs;

import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.operators.overview.Pyramid;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.zarr.geo.CoordinateArray;
import dev.swath.zarr.geo.Multiscales;
import dev.swath.zarr.write.ZarrGroupWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arrays of a new store: one, or one in a group for each level, `0` the full size.
///
/// @param path of the array, were there no levels, such as `data` or `group/data`
record ZarrLevels(String path, Pyramid pyramid) {
  private boolean isSingle() {
    return pyramid.factors().isEmpty();
  }

  /// The group above the levels, or of the only array.
  private String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private String group(int level) {
    String above = folder();
    return isSingle() ? above : (above.isEmpty() ? "" : above + "/") + level;
  }

  private String array(int level) {
    String group = group(level);
    return (group.isEmpty() ? "" : group + "/") + path.substring(path.lastIndexOf('/') + 1);
  }

  /// @param coordinates those known of the full size, of which a level has those that fit it
  /// @return a sink for each level
  List<RasterSink> declare(
      ZarrGroupWriter store,
      RasterSchema full,
      CreationOptions given,
      List<CoordinateArray> coordinates) {
    List<RasterSchema> schemas = pyramid.schemas(full);
    List<RasterSink> sinks = new ArrayList<>();
    for (int level = 0; level < schemas.size(); level++) {
      RasterSchema schema = schemas.get(level);
      store.coordinates(group(level), coordinates);
      sinks.add(store.array(array(level), schema, ZarrCreation.options(given, schema), Map.of()));
    }
    if (!isSingle()) {
      store.multiscales(folder(), full, multiscales(schemas));
    }
    return sinks;
  }

  private Multiscales multiscales(List<RasterSchema> schemas) {
    List<Multiscales.Level> levels = new ArrayList<>();
    for (int level = 0; level < schemas.size(); level++) {
      RasterSchema schema = schemas.get(level);
      RasterSchema below = schemas.get(Math.max(0, level - 1));
      levels.add(
          new Multiscales.Level(
              String.valueOf(level),
              level == 0 ? Optional.empty() : Optional.of(String.valueOf(level - 1)),
              List.of((double) below.rows() / schema.rows(), (double) below.cols() / schema.cols()),
              schema.geometry().map(ZarrLevels::place),
              Optional.of(new Multiscales.Shape(schema.rows(), schema.cols()))));
    }
    return new Multiscales(levels, pyramid.resampling().label());
  }

  /// Of samples that are points, the map starts at a centre.
  private static Affine place(GridGeometry geometry) {
    return switch (geometry.registration()) {
      case AREA -> geometry.transform();
      case POINT -> geometry.transform().shift(0.5, 0.5);
    };
  }
}
