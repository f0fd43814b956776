package dev.swath.jobs.vrt;

import dev.swath.StorageException;
import dev.swath.UnsupportedDataException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Finds the files of a VRT, which must lie in its folder or below, links followed: a document may
/// not point a reader to whatever else is on the machine.
public final class VrtPaths {
  private final Path folder;
  private final Path realFolder;

  public VrtPaths(Path vrt) {
    this.folder = vrt.toAbsolutePath().getParent();
    try {
      this.realFolder = vrt.toRealPath().getParent();
    } catch (IOException e) {
      throw new StorageException("cannot be read (" + e + ")", "check the path", e)
          .in(vrt.toString());
    }
  }

  /// Where a file is.
  public Path of(VrtDocument.Part part) {
    Path named = named(part);
    Path real;
    try {
      real = named.toRealPath();
    } catch (IOException e) {
      if (!isBelow(named.normalize())) {
        throw escape(part);
      }
      throw new StorageException(
          "source " + part.file() + " does not exist or cannot be read",
          "put it where the VRT says, or write the VRT again",
          e);
    }
    if (!real.startsWith(realFolder)) {
      throw escape(part);
    }
    if (String.valueOf(real.getFileName()).toLowerCase(java.util.Locale.ROOT).endsWith(".vrt")) {
      throw new UnsupportedDataException(
          "source " + part.file() + " is a VRT itself, which is not read",
          "name the files of that one instead");
    }
    return real;
  }

  private boolean isBelow(Path path) {
    return path.startsWith(realFolder) || path.startsWith(folder.normalize());
  }

  private Path named(VrtDocument.Part part) {
    try {
      Path name = Path.of(part.file());
      return part.relative() || !name.isAbsolute() ? folder.resolve(name) : name;
    } catch (InvalidPathException _) {
      throw escape(part);
    }
  }

  private static UnsupportedDataException escape(VrtDocument.Part part) {
    return new UnsupportedDataException(
        "source " + VrtNode.abbreviated(part.file()) + " lies outside the VRT's folder",
        "put the VRT above its sources");
  }
}
