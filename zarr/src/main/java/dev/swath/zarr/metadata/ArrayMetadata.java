package dev.swath.zarr.metadata;

import com.google.gson.JsonObject;
import dev.swath.grid.CellGrid;
import java.util.List;
import java.util.Optional;

/// What a store says about one array, whatever the version of its documents.
///
/// @param format version of Zarr: 2 or 3
/// @param chunks the array's extent cut into chunks, which are shards where there are any
/// @param dimensionNames one entry for each axis
/// @param attributes not to be modified
public record ArrayMetadata(
    int format,
    CellGrid chunks,
    ElementType type,
    FillValue fill,
    ChunkKeys keys,
    CodecChain codecs,
    List<Optional<String>> dimensionNames,
    JsonObject attributes) {
  public ArrayMetadata {
    dimensionNames = List.copyOf(dimensionNames);
    if (dimensionNames.size() != chunks.rank() || codecs.axisOrder().length != chunks.rank()) {
      throw new IllegalArgumentException(
          "an array of " + chunks.rank() + " axes has as many names and axes of its codecs");
    }
  }

  public int rank() {
    return chunks.rank();
  }
}
