package dev.swath.cli;

/// What the whole process will take, which is more than its pixels.
final class ProcessMemory {
  /// What the Java machine, its compilers, the codecs' libraries and the heap take beside the
  /// pixels: measured as resident memory less leased memory, with the launcher's options.
  static final long JAVA_BYTES = 92L << 20;

  private ProcessMemory() {}

  /// Resident bytes of a process that leases so many bytes for pixels.
  static long projected(long leasedBytes) {
    return leasedBytes + JAVA_BYTES;
  }
}
