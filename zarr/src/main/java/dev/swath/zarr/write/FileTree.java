package dev.swath.zarr.write;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// What is done with all files and folders below one. Links are never followed.
final class FileTree {
  /// What is done with one.
  @FunctionalInterface
  interface Action {
    void accept(Path path) throws IOException;
  }

  private FileTree() {}

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /// Removes a file or a folder with all that is in it, if it is there.
  static void delete(Path tree, Disk disk) throws IOException {
    forEach(tree, disk::delete, disk::delete);
  }

  /// Flushes the names in a folder and all below it.
  static void flush(Path tree, Disk disk) throws IOException {
    folders(tree, disk::flushFolder);
  }

  /// Walks the folders, inner before outer.
  static void folders(Path tree, Action folder) throws IOException {
    forEach(tree, _ -> {}, folder);
  }

  /// Walks the files.
  static void files(Path tree, Action file) throws IOException {
    forEach(tree, file, _ -> {});
  }

  private static void forEach(Path tree, Action file, Action folder) throws IOException {
    if (!exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            file.accept(path);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            folder.accept(path);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
