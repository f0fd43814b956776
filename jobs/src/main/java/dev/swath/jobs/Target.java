package dev.swath.jobs;

import dev.swath.ConflictException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Where and how a job writes.
///
/// @param path the file that appears when the job is complete
/// @param format `GTiff`, the only one so far
/// @param options creation options by upper-case name, as in [CreationOption]
/// @param overwrite whether an older file is replaced, at the end
public record Target(Path path, String format, Map<String, String> options, boolean overwrite) {
  public static final String GTIFF = "GTiff";

  public Target {
    if (!format.equalsIgnoreCase(GTIFF) && !format.equalsIgnoreCase("tif")) {
      throw new RequestException(
          "unknown output format '" + format + "'", "the known format is " + GTIFF);
    }
    format = GTIFF;
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    CreationOption.check(options);
  }

  /// Refuses a target that is there already, or a folder that is not.
  void checkFree() {
    if (Files.isDirectory(path)) {
      throw new ConflictException("is a directory", "name a file").in(path.toString());
    }
    if (!overwrite && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new ConflictException("exists already", "choose another name or pass --overwrite")
          .in(path.toString());
    }
  }
}
