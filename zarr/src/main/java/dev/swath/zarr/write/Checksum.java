package dev.swath.zarr.write;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// The CRC-32C of bytes.
final class Checksum {
  private static final int PAGE_BYTES = 1 << 15;
  private static final long LARGEST_SLICE = 1 << 30;

  private Checksum() {}

  static int of(MemorySegment bytes) {
    CRC32C sum = new CRC32C();
    for (long done = 0; done < bytes.byteSize(); ) {
      long n = Math.min(LARGEST_SLICE, bytes.byteSize() - done);
      sum.update(bytes.asSlice(done, n).asByteBuffer());
      done += n;
    }
    return (int) sum.getValue();
  }

  static int of(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] page = new byte[PAGE_BYTES];
    try (InputStream bytes = Files.newInputStream(file)) {
      for (int n = bytes.read(page); n >= 0; n = bytes.read(page)) {
        sum.update(page, 0, n);
      }
    }
    return (int) sum.getValue();
  }
}
