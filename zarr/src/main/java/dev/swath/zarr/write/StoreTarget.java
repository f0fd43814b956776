package dev.swath.zarr.write;

import dev.swath.ConflictException;
import dev.swath.StorageException;
import dev.swath.zarr.metadata.V3Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where a store is to be.
final class StoreTarget {
  /// Files by one of which the root of a store, of any version, is known.
  private static final List<String> SIGNS =
      List.of(V3Documents.NAME, ".zgroup", ".zarray", ".zmetadata");

  private StoreTarget() {}

  /// The place itself, behind links; its folder must be there.
  static Path resolve(Path store) {
    Path absolute = store.toAbsolutePath().normalize();
    if (absolute.getFileName() == null) {
      throw new ConflictException("is a root folder", "name a store in it").in(store.toString());
    }
    try {
      return Files.exists(absolute)
          ? absolute.toRealPath()
          : absolute.getParent().toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      throw new StorageException(
              "cannot be created (" + e + ")", "check that its folder exists and is writable", e)
          .in(store.toString());
    }
  }

  /// Refuses a target that must not be replaced: any if not asked to, and always a folder that is
  /// no store.
  static void refuseExisting(Path target, boolean replace) {
    if (!Files.exists(target)) {
      return;
    }
    if (!replace) {
      throw new ConflictException("exists already", "choose another name or pass --overwrite")
          .in(target.toString());
    }
    if (Files.isDirectory(target) && !isStore(target) && !isEmpty(target)) {
      throw new ConflictException(
              "is a folder with files but no store, which is never overwritten",
              "choose another name")
          .in(target.toString());
    }
  }

  private static boolean isStore(Path folder) {
    return SIGNS.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new StorageException("cannot be listed (" + e + ")", "check its permissions", e)
          .in(folder.toString());
    }
  }
}
