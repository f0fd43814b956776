package dev.swath.zarr;

import com.google.gson.JsonObject;
import dev.swath.SwathException;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.V2Documents;
import dev.swath.zarr.metadata.V3Documents;

/// A group or an array of a store, by its documents.
public sealed interface ZarrNode {
  /// Names from the store's root, `/` between them; empty for the root.
  String path();

  /// Version of Zarr: 2 or 3.
  int format();

  /// The last name of the path.
  default String name() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  /// The path of the group around this; the root is in itself.
  default String parent() {
    return path().substring(0, Math.max(0, path().lastIndexOf('/')));
  }

  /// A group.
  record Group(String path, int format, JsonObject attributes) implements ZarrNode {}

  /// An array whose document is not looked at before it is asked for, so that one array that cannot
  /// be read keeps no other from being read.
  ///
  /// @param document `zarr.json`, or `.zarray`
  /// @param attributes of version 2, which keeps them apart
  /// @param source key of the object the document came from
  record Array(String path, int format, JsonObject document, JsonObject attributes, String source)
      implements ZarrNode {
    /// The attributes, wherever they are kept.
    JsonObject allAttributes() {
      return format == 3 && document.get("attributes") instanceof JsonObject found
          ? found
          : attributes;
    }

    /// Reads the document.
    ///
    /// @throws SwathException if it breaks the format or asks for what is not read
    public ArrayMetadata metadata(Limits limits) {
      try {
        return format == 3
            ? V3Documents.array(document, limits)
            : V2Documents.array(document, attributes, limits);
      } catch (SwathException e) {
        throw e.in(path.isEmpty() ? "array" : "array " + path);
      }
    }
  }
}
