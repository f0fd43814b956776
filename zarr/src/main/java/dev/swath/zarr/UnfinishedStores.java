package dev.swath.zarr;

import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.store.ObjectStore;
import dev.swath.zarr.metadata.Unfinished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Tells people why a folder is no finished store.
final class UnfinishedStores {
  private static final String SUFFIX = ".swath.part";
  private static final int SHOWN = 5;

  private UnfinishedStores() {}

  /// Refuses the hidden folder of a store that is being written, and the name of one that is not
  /// there because it still is.
  static void refuse(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (absolute.getFileName() == null) {
      return;
    }
    String name = absolute.getFileName().toString();
    if (name.startsWith(".") && name.endsWith(SUFFIX)) {
      throw unfinished().in(path.toString());
    }
    if (!Files.exists(path) && Files.isDirectory(Unfinished.stagedFolder(path))) {
      throw unfinished().in(path.toString());
    }
  }

  private static ConflictException unfinished() {
    return new ConflictException(
        "is unfinished: it is still being written, or that was interrupted",
        "wait for it, or run the same job again with --resume");
  }

  /// The failure of a store whose root has no document.
  static SwathException withoutRoot(ObjectStore store) {
    List<String> names = store.list("");
    List<String> shown = names.stream().limit(SHOWN).toList();
    if (names.stream().anyMatch(UnfinishedStores::isChunk)) {
      return new CorruptDataException(
          "has chunks but neither zarr.json nor .zarray: its metadata is missing or it was not"
              + " written to its end",
          "get the store again");
    }
    List<String> inner = names.stream().filter(name -> isStore(store, name)).limit(SHOWN).toList();
    return inner.isEmpty()
        ? new CorruptDataException(
            "is no Zarr store: there is neither zarr.json nor .zgroup nor .zarray"
                + (shown.isEmpty() ? " in it, nor anything else" : ", only " + shown),
            "name the folder or zip file of a store")
        : new CorruptDataException("is no Zarr store but holds " + inner, "name one of them");
  }

  private static boolean isChunk(String name) {
    return name.equals("c") || name.equals("c/") || name.matches("[0-9]+(\\.[0-9]+)*/?");
  }

  private static boolean isStore(ObjectStore store, String name) {
    return name.endsWith("/")
        && store.list(name.substring(0, name.length() - 1)).stream()
            .anyMatch(List.of("zarr.json", ".zgroup", ".zarray")::contains);
  }
}
