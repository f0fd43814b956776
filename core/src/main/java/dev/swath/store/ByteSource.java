package dev.swath.store;

import java.lang.foreign.MemorySegment;

/// Bytes that can be read at any position, such as a file. Safe for any threads.
public interface ByteSource extends AutoCloseable {
  /// The name to show to people.
  String name();

  /// Bytes in all, as of opening.
  long size();

  /// Fills the segment from a position; a short read is a [dev.swath.CorruptDataException]
  /// (truncated), a failing one a [dev.swath.StorageException].
  void read(long position, MemorySegment into);

  /// What identifies the content: changes if the bytes are replaced.
  String fingerprint();

  /// Fails with a [dev.swath.ConflictException] if the content was replaced since opening.
  void checkUnchanged();

  @Override
  void close();
}
