package dev.swath.zarr.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// The CRC-32C of a file.
final class FileChecksum {
  private static final int PAGE_BYTES = 1 << 15;

  private FileChecksum() {}

  static long of(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] page = new byte[PAGE_BYTES];
    try (InputStream bytes = Files.newInputStream(file)) {
      for (int n = bytes.read(page); n >= 0; n = bytes.read(page)) {
        sum.update(page, 0, n);
      }
    }
    return sum.getValue();
  }
}
