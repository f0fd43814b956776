package dev.swath.jobs.vrt;

import dev.swath.array.DType;
import dev.swath.grid.Affine;
import dev.swath.raster.BandInfo;
import java.util.List;
import java.util.Optional;

/// What a VRT says: a size, a place, and for each band the files it is made of.
///
/// @param srs text of the coordinate reference system
/// @param warnings what it says that was not taken, in sentences
public record VrtDocument(
    long rows,
    long cols,
    Optional<Affine> transform,
    Optional<String> srs,
    List<Band> bands,
    List<String> warnings) {
  public VrtDocument {
    bands = List.copyOf(bands);
    warnings = List.copyOf(warnings);
  }

  /// One band.
  ///
  /// @param noData what means no data, as text
  /// @param parts the later upon the earlier
  public record Band(DType type, Optional<String> noData, BandInfo info, List<Part> parts) {
    public Band {
      parts = List.copyOf(parts);
    }
  }

  /// Part of a band of a file.
  ///
  /// @param file as the document names it
  /// @param relative whether it is named as seen from the document's folder
  /// @param band from 1
  /// @param from the file's pixels; all if empty
  /// @param to where they go; the whole raster if empty
  /// @param noData pixels that are not taken, as text
  /// @param scale what values are multiplied with, and what is then added
  public record Part(
      String file,
      boolean relative,
      int band,
      Optional<Box> from,
      Optional<Box> to,
      Optional<String> noData,
      Optional<Scale> scale) {}

  /// Whole pixels.
  public record Box(long col, long row, long cols, long rows) {}

  /// From a file's value to one of the band.
  public record Scale(double ratio, double offset) {}

  /// The files that it is made of, each once.
  public List<Part> files() {
    java.util.Map<String, Part> files = new java.util.LinkedHashMap<>();
    for (Band band : bands) {
      for (Part part : band.parts()) {
        files.putIfAbsent((part.relative() ? "r" : "a") + part.file(), part);
      }
    }
    return List.copyOf(files.values());
  }
}
