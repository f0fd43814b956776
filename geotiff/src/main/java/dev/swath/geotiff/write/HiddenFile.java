package dev.swath.geotiff.write;

import dev.swath.StorageException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A nameless working file beside a target. It is gone when it is closed, and where the system
/// allows it also when the process is killed.
final class HiddenFile implements AutoCloseable {
  private final Path target;
  private final FileChannel channel;

  private HiddenFile(Path target, FileChannel channel) {
    this.target = target;
    this.channel = channel;
  }

  static HiddenFile beside(Path target) {
    Path path =
        target
            .toAbsolutePath()
            .resolveSibling(
                "."
                    + target.getFileName()
                    + ".swath-"
                    + ProcessHandle.current().pid()
                    + "-"
                    + Long.toHexString(System.nanoTime())
                    + ".spool");
    try {
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new HiddenFile(target, channel);
    } catch (IOException e) {
      throw new StorageException(
              "its spool file cannot be created (" + e + ")",
              "check that the directory exists and is writable",
              e)
          .in(target.toString());
    }
  }

  FileChannel channel() {
    return channel;
  }

  void write(long position, MemorySegment bytes) {
    write(position, bytes.asByteBuffer());
  }

  void write(long position, ByteBuffer bytes) {
    try {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw failure("cannot be written", e);
    }
  }

  /// Writes pieces one after another. One thread.
  void write(long position, ByteBuffer... pieces) {
    try {
      channel.position(position);
      while (pieces[pieces.length - 1].hasRemaining()) {
        channel.write(pieces);
      }
    } catch (IOException e) {
      throw failure("cannot be written", e);
    }
  }

  /// Fills the array from a position; bytes never written are 0.
  void read(long position, byte[] into) {
    ByteBuffer buffer = ByteBuffer.wrap(into);
    try {
      int n = 0;
      while (buffer.hasRemaining() && n >= 0) {
        n = channel.read(buffer, position + buffer.position());
      }
      Arrays.fill(into, buffer.position(), into.length, (byte) 0);
    } catch (IOException e) {
      throw failure("cannot be read back", e);
    }
  }

  private StorageException failure(String what, IOException e) {
    return (StorageException)
        new StorageException(
                "its spool file " + what + " (" + e.getMessage() + ")",
                "free space or fix the storage, then run again",
                e)
            .in(target.toString());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure("cannot be removed", e);
    }
  }
}
