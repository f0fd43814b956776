package dev.swath.jobs;

import dev.swath.ConflictException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/// Where and how a job writes.
///
/// @param path what appears when the job is complete
/// @param options creation options by upper-case name, as the format lists them
public record Target(Path path, Format format, Map<String, String> options, Existing existing) {
  public Target {
    options = CreationOptions.of(format, options).given();
  }

  CreationOptions given() {
    return new CreationOptions(options);
  }

  /// Refuses a target that is there already.
  void checkFree() {
    if (Files.isDirectory(path)) {
      throw new ConflictException("is a directory", "name a file").in(path.toString());
    }
    if (existing == Existing.REFUSE && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new ConflictException("exists already", "choose another name or pass --overwrite")
          .in(path.toString());
    }
  }
}
