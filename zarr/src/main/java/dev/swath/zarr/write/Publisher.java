package dev.swath.zarr.write;

import dev.swath.zarr.metadata.Unfinished;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Moves staged work to its final place, after the journal says that nothing may go back. However
/// often it is stopped and begun again, it ends in the same state.
record Publisher(StagedFolder folder, Disk disk) {
  private static final String DOCUMENT = "zarr.json";

  void finish(Publication publication) throws IOException {
    switch (publication) {
      case CREATE -> move();
      case REPLACE -> {
        moveAside();
        move();
      }
      case UPDATE -> update();
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private void moveAside() throws IOException {
    if (exists(folder.store()) && exists(folder.target()) && !exists(folder.old())) {
      disk.rename(folder.target(), folder.old());
      disk.flushFolder(folder.root());
    }
  }

  private void move() throws IOException {
    if (exists(folder.store())) {
      disk.rename(folder.store(), folder.target());
    }
    disk.flushFolder(folder.target().getParent());
  }

  private void update() throws IOException {
    Path mark = folder.target().resolve(Unfinished.UPDATE_MARK);
    String text = "An update of this store is being published; if it was stopped, resume it.\n";
    disk.write(mark, MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8)));
    disk.flushFolder(folder.target());
    removeObjects();
    FileTree.files(folder.store(), file -> moveIn(file, !isDocument(file)));
    flushFolders();
    for (Path document : documents()) {
      moveIn(document, true);
    }
    flushFolders();
    disk.delete(mark);
    disk.flushFolder(folder.target());
  }

  private void removeObjects() throws IOException {
    if (exists(folder.removals())) {
      for (String key : Files.readAllLines(folder.removals())) {
        disk.delete(folder.target().resolve(key));
      }
      disk.delete(folder.removals());
    }
  }

  private static boolean isDocument(Path file) {
    return file.getFileName().toString().equals(DOCUMENT);
  }

  /// The documents that are still to be moved, the root's last.
  private List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    FileTree.files(folder.store(), documents::add);
    documents.sort(Comparator.comparingInt(Path::getNameCount).reversed());
    return documents;
  }

  private void moveIn(Path file, boolean wanted) throws IOException {
    if (wanted) {
      Path place = inTarget(file);
      disk.makeFolders(place.getParent());
      disk.rename(file, place);
    }
  }

  private Path inTarget(Path staged) {
    return folder.target().resolve(folder.store().relativize(staged));
  }

  private void flushFolders() throws IOException {
    FileTree.folders(folder.store(), staged -> flushIfThere(inTarget(staged)));
  }

  private void flushIfThere(Path place) throws IOException {
    if (exists(place)) {
      disk.flushFolder(place);
    }
  }
}
