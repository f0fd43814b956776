package dev.swath.jobs;

import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a raster without reading its pixels.
///
/// @param file where it lies and how it calls itself
/// @param schema what its pixels are
/// @param layout how they are stored
/// @param extras what belongs to the pixels beside them
public record Description(File file, RasterSchema schema, Layout layout, Extras extras) {
  /// A file.
  ///
  /// @param driver name of the format, as GDAL has it
  /// @param bytes empty for a folder of many files
  public record File(String name, String driver, Optional<Long> bytes) {}

  /// How pixels are stored.
  ///
  /// @param organisation such as `tiles` or `strips`
  /// @param chunk size of a whole chunk, slowest dimension first; the last two are rows and columns
  /// @param chunks chunks of all bands
  /// @param details further properties by name, such as `compression`
  public record Layout(
      String organisation, List<Long> chunk, long chunks, Map<String, String> details) {
    public Layout {
      chunk = List.copyOf(chunk);
      details = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(details));
    }
  }

  /// A smaller version of the raster in the same file or beside it.
  public record Overview(long rows, long cols, String where) {}

  /// A pixel whose place on the ground is known.
  public record ControlPoint(double col, double row, double x, double y, double z) {}

  /// What belongs to the pixels beside them.
  ///
  /// @param mask what hides pixels, such as `internal mask`; empty if nothing does
  /// @param warnings what the file says that could not be used
  public record Extras(
      List<Overview> overviews,
      String mask,
      List<ControlPoint> controlPoints,
      List<String> warnings) {
    public Extras {
      overviews = List.copyOf(overviews);
      controlPoints = List.copyOf(controlPoints);
      warnings = List.copyOf(warnings);
    }
  }
}
