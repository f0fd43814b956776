package dev.swath.zarr.metadata;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// How a store that is being written is told from a finished one.
///
/// A new store is built in a hidden folder beside its final name and moved there at the end. An
/// existing store that is being added to carries a mark while the new objects are moved in; whoever
/// opens it then could see some of them and must refuse.
public final class Unfinished {
  /// The object in the root of a store that says that an update is under way.
  public static final String UPDATE_MARK = ".swath-update";

  private static final int LONGEST_NAME = 200;

  private Unfinished() {}

  /// The hidden folder in which a store of that name is prepared.
  public static Path stagedFolder(Path store) {
    Path absolute = store.toAbsolutePath().normalize();
    if (absolute.getFileName() == null) {
      return absolute.resolve(".swath.part");
    }
    return absolute.resolveSibling(
        "." + shortened(absolute.getFileName().toString()) + ".swath.part");
  }

  private static String shortened(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST_NAME) {
      return name;
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    int points = name.codePointCount(0, name.length());
    String start = name.substring(0, name.offsetByCodePoints(0, Math.min(40, points)));
    return start + "-" + Long.toHexString(sum.getValue());
  }
}
