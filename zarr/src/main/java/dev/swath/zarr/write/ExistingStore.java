package dev.swath.zarr.write;

import com.google.gson.JsonObject;
import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.JsonText;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.V3Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The documents of a store that is being added to, as they were when they were first looked at.
///
/// @param root folder of the store
/// @param seen documents by their paths
record ExistingStore(Path root, Map<String, byte[]> seen) {
  static ExistingStore open(Path root) {
    if (!Files.isRegularFile(root.resolve(V3Documents.NAME))) {
      throw new UnsupportedDataException(
              "is no Zarr store of version 3, to which alone can be added", "write a new store")
          .in(root.toString());
    }
    return new ExistingStore(root, new TreeMap<>());
  }

  /// Whether there is a node of version 3.
  boolean has(String path) {
    return Files.isRegularFile(file(path));
  }

  private Path file(String path) {
    return root.resolve(NodePath.in(path, V3Documents.NAME));
  }

  /// A copy of a document.
  JsonObject document(String path) {
    if (!path.isEmpty()) {
      NodePath.checked(path);
    }
    byte[] bytes = seen.computeIfAbsent(path, this::bytes);
    try {
      return JsonText.object(bytes, Limits.DEFAULT);
    } catch (SwathException e) {
      throw e.in(NodePath.in(path, V3Documents.NAME)).in(root.toString());
    }
  }

  private byte[] bytes(String path) {
    try {
      long size = Files.size(file(path));
      if (size > Limits.DEFAULT.jsonBytes()) {
        throw Limits.exceeded("a document", size, "jsonBytes", Limits.DEFAULT.jsonBytes())
            .in(file(path).toString());
      }
      return Files.readAllBytes(file(path));
    } catch (IOException e) {
      throw new StorageException("cannot be read (" + e + ")", "check the path", e)
          .in(file(path).toString());
    }
  }

  ArrayMetadata array(String path) {
    JsonObject document = document(path);
    try {
      if (!V3Documents.isArray(document)) {
        throw new CorruptDataException("is a group, not an array", "name an array in it");
      }
      return V3Documents.array(document, Limits.DEFAULT);
    } catch (SwathException e) {
      throw e.in(path).in(root.toString());
    }
  }

  /// The paths of the arrays in a group.
  List<String> arrays(String group) {
    try (Stream<Path> nodes = Files.list(root.resolve(group))) {
      return nodes
          .map(node -> NodePath.in(group, node.getFileName().toString()))
          .filter(this::has)
          .filter(path -> V3Documents.isArray(document(path)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StorageException("cannot be listed (" + e + ")", "check the path", e)
          .in(root.resolve(group).toString());
    }
  }

  /// Fails if a document is not what it was.
  void checkUnchanged() {
    seen.forEach(
        (path, before) -> {
          if (!has(path) || !Arrays.equals(bytes(path), before)) {
            throw new ConflictException(
                    "was changed by somebody else meanwhile", "run again when nobody writes it")
                .in(file(path).toString());
          }
        });
  }
}
