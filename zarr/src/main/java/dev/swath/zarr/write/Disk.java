package dev.swath.zarr.write;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The changes to files that a staged store is made of. Everything a killed process can leave half
/// done goes through here, so that a test can stop between any two of them.
interface Disk {
  /// Makes a folder and those above it, as far as they are not there.
  void makeFolders(Path folder) throws IOException;

  /// Makes a file of those bytes, in place of any other, and flushes it to the device.
  void write(Path file, MemorySegment bytes) throws IOException;

  /// Writes bytes to an open file at its position.
  void append(FileChannel file, ByteBuffer bytes) throws IOException;

  /// Flushes an open file to the device.
  void flush(FileChannel file) throws IOException;

  void truncate(FileChannel file, long bytes) throws IOException;

  /// Gives a file or folder another name; a file of that name is replaced.
  void rename(Path from, Path to) throws IOException;

  /// Removes a file or an empty folder, if it is there.
  void delete(Path file) throws IOException;

  /// Flushes the names in a folder to the device.
  void flushFolder(Path folder) throws IOException;
}
