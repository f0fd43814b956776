package dev.swath.zarr.metadata;

import dev.swath.grid.CellIndex;

/// How the key of a chunk is made from its index.
///
/// @param style with or without a leading `c`
/// @param separator between the numbers: `/` or `.`
public record ChunkKeys(Style style, char separator) {
  /// The keys of version 3: `c/0/1`.
  public static final ChunkKeys DEFAULT = new ChunkKeys(Style.DEFAULT, '/');

  /// The two spellings of version 3.
  public enum Style {
    /// `c/0/1`; an array without axes has the one chunk `c`.
    DEFAULT,
    /// `0.1`, the keys of version 2; an array without axes has the one chunk `0`.
    V2
  }

  public ChunkKeys {
    if (separator != '/' && separator != '.') {
      throw new IllegalArgumentException("a separator is / or . but was " + separator);
    }
  }

  /// The key of a chunk below its array.
  public String key(CellIndex chunk) {
    StringBuilder key = new StringBuilder(style == Style.DEFAULT ? "c" : "");
    if (style == Style.V2 && chunk.rank() == 0) {
      return "0";
    }
    for (int axis = 0; axis < chunk.rank(); axis++) {
      if (!key.isEmpty()) {
        key.append(separator);
      }
      key.append(chunk.at(axis));
    }
    return key.toString();
  }
}
