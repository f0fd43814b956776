package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A format that is written.
public enum Format {
  GTIFF("GTiff", List.of(".tif", ".tiff", ".gtiff"), false, GeoTiffCreation.ALL),
  /// A GeoTIFF by its ending, laid out for readers that fetch a few pieces of it.
  COG("COG", List.of(), false, GeoTiffCreation.COG),
  ZARR("Zarr", List.of(".zarr"), true, ZarrCreation.ALL);

  private final String label;
  private final List<String> endings;
  private final boolean grows;
  private final List<CreationOption> options;

  Format(String label, List<String> endings, boolean grows, List<CreationOption> options) {
    this.label = label;
    this.endings = endings;
    this.grows = grows;
    this.options = options;
  }

  /// Its name, as GDAL has it.
  public String label() {
    return label;
  }

  /// Whether an output is made of pieces: it can be gone on with, added to and replaced in part.
  boolean grows() {
    return grows;
  }

  /// Whether a mask can be written beside pixels.
  boolean hasMasks() {
    return switch (this) {
      case GTIFF, COG -> true;
      case ZARR -> false;
    };
  }

  /// Its creation options.
  public List<CreationOption> options() {
    return options;
  }

  /// The format of that name.
  public static Format named(String name) {
    for (Format format : values()) {
      if (format.label.equalsIgnoreCase(name)
          || format.endings.contains("." + name.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new RequestException("unknown output format '" + name + "'", "known are " + known());
  }

  /// The format that a path's ending means.
  public static Format of(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    for (Format format : values()) {
      if (format.endings.stream().anyMatch(name::endsWith)) {
        return format;
      }
    }
    throw new RequestException(
        "the ending of " + path + " is that of no known format",
        "name the format with --of; known are " + known());
  }

  private String description() {
    return endings.isEmpty() ? label : label + " (" + String.join(", ", endings) + ")";
  }

  private static List<String> known() {
    return Arrays.stream(values()).map(Format::description).toList();
  }
}
