package dev.swath.zarr;

import com.google.gson.JsonObject;
import dev.swath.SwathException;
import dev.swath.store.ObjectStore;
import dev.swath.zarr.metadata.JsonText;
import dev.swath.zarr.metadata.Limits;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.OptionalLong;

/// The JSON documents of a store.
record Documents(ObjectStore store, Limits limits) {
  /// The key of a name in a folder.
  static String key(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /// The object in a document, if there is the document.
  Optional<JsonObject> read(String key) {
    OptionalLong size = store.size(key);
    if (size.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonText.object(bytes(key, size.getAsLong()), limits));
    } catch (SwathException e) {
      throw e.where().isEmpty() ? e.in(key) : e;
    }
  }

  private byte[] bytes(String key, long size) {
    if (size > limits.jsonBytes()) {
      throw Limits.exceeded(
          "the size in bytes of a document", size, "jsonBytes", limits.jsonBytes());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(size);
      store.read(key, 0, bytes);
      return bytes.toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
