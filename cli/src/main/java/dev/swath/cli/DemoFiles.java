package dev.swath.cli;

import dev.swath.ConflictException;
import dev.swath.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files of the demo. Only these are ever written, and none that is there already unless asked.
record DemoFiles(Path folder, boolean overwrite) {
  Path terrain() {
    return folder.resolve("terrain.tif");
  }

  Path rewritten() {
    return folder.resolve("rewritten.tif");
  }

  Path picture() {
    return folder.resolve("rewritten.png");
  }

  /// Makes the folder and refuses files that would be lost.
  void prepare() {
    for (Path file : List.of(terrain(), rewritten(), picture())) {
      if (!overwrite && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new JobFailure(
            new ConflictException("exists already", "name another folder or pass --overwrite")
                .in(file.toString()),
            Optional.of(file),
            false);
      }
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new JobFailure(
          new StorageException("cannot be made (" + e + ")", "name another folder", e)
              .in(folder.toString()),
          Optional.of(folder),
          false);
    }
  }
}
