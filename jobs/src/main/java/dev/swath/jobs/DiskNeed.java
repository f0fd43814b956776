package dev.swath.jobs;

import dev.swath.BudgetException;
import dev.swath.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Room on storage that a job is expected to take, against what is free.
///
/// @param folder where the output appears
/// @param expectedBytes exact for stored pixels, an estimate for compressed ones
/// @param exact whether it is no estimate
/// @param freeBytes free in that folder now
public record DiskNeed(Path folder, long expectedBytes, boolean exact, long freeBytes) {
  static DiskNeed of(Path output, long expectedBytes, boolean exact) {
    Path folder = output.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StorageException(
              "the folder " + folder + " does not exist", "make it or choose another")
          .in(output.toString());
    }
    if (!Files.isWritable(folder)) {
      throw new StorageException(
              "the folder " + folder + " is not writable", "choose another or change its rights")
          .in(output.toString());
    }
    try {
      return new DiskNeed(
          folder, expectedBytes, exact, Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      throw new StorageException(
              "the free space of " + folder + " cannot be found out (" + e.getMessage() + ")",
              "choose another folder",
              e)
          .in(output.toString());
    }
  }

  public boolean fits() {
    return expectedBytes <= freeBytes;
  }

  /// Refuses a job that would fill the storage, unless it is forced.
  void check(Path output, boolean force) {
    if (!fits() && !force) {
      throw new BudgetException(
              (exact ? "needs " : "is expected to need about ")
                  + expectedBytes
                  + " bytes of disk but "
                  + folder
                  + " has "
                  + freeBytes
                  + " free",
              "write to another disk, compress more, or pass --force to try")
          .in(output.toString());
    }
  }
}
