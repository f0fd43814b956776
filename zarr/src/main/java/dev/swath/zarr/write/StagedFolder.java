package dev.swath.zarr.write;

import dev.swath.zarr.metadata.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The places in the hidden folder beside a store in which it is prepared.
///
/// | name | |
/// |---|---|
/// | `lock` | says who writes; see [StoreLock] |
/// | `journal` | what is done; see [Journal] |
/// | `new/` | objects that are being written |
/// | `store/` | whole objects under their keys |
/// | `removals` | keys of objects that an update removes, one a line |
/// | `old` | the former store, from when it is moved aside until the new one has its name |
///
/// @param target the store's final place
/// @param root the hidden folder
record StagedFolder(Path target, Path root) {
  static StagedFolder of(Path target) {
    return new StagedFolder(target, Unfinished.stagedFolder(target));
  }

  Path lock() {
    return root.resolve("lock");
  }

  Path journal() {
    return root.resolve("journal");
  }

  Path fresh() {
    return root.resolve("new");
  }

  Path store() {
    return root.resolve("store");
  }

  Path removals() {
    return root.resolve("removals");
  }

  Path old() {
    return root.resolve("old");
  }

  boolean exists() {
    return Files.exists(root);
  }

  /// Whether there is anything that was begun and not ended. A folder without a journal is what a
  /// run leaves that was stopped at its first or last step.
  boolean hasWork() {
    return Files.exists(journal()) || Files.exists(old());
  }

  /// Removes all work, but neither the lock nor a former store.
  void clear(Disk disk) throws IOException {
    for (Path part : List.of(store(), fresh(), removals(), journal())) {
      FileTree.delete(part, disk);
    }
  }

  /// Removes all, when nothing is needed any longer. The lock is still held.
  void remove(Disk disk) throws IOException {
    FileTree.delete(old(), disk);
    clear(disk);
    disk.delete(lock());
    disk.delete(root);
  }
}
