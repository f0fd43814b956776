package dev.swath.zarr.write;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that fail at one change and, like those of a process that was killed, at every later one.
/// A write that fails leaves half its bytes. Nothing is flushed to the device, as the system itself
/// lives on.
final class FaultyDisk implements Disk {
  /// What happens at the change.
  enum Fault {
    KILL,
    DISK_FULL
  }

  /// The end of the process.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final LocalDisk disk = new LocalDisk();
  private final Fault fault;
  private final int last;
  private int changes;
  private boolean over;

  /// @param last changes that succeed
  FaultyDisk(Fault fault, int last) {
    this.fault = fault;
    this.last = last;
  }

  /// A disk without a fault, which counts.
  static FaultyDisk counting() {
    return new FaultyDisk(Fault.KILL, Integer.MAX_VALUE);
  }

  int changes() {
    return changes;
  }

  boolean struck() {
    return over;
  }

  /// A part of a change.
  private interface Change {
    void run() throws IOException;
  }

  private synchronized void change(boolean takesSpace, Change half, Change whole)
      throws IOException {
    if (over && (fault == Fault.KILL || takesSpace)) {
      throw failure();
    }
    if (changes >= last && (fault == Fault.KILL || takesSpace)) {
      over = true;
      half.run();
      throw failure();
    }
    changes++;
    whole.run();
  }

  private IOException failure() {
    return switch (fault) {
      case KILL -> throw new Killed();
      case DISK_FULL -> new IOException("No space left on device");
    };
  }

  private void change(Change whole) throws IOException {
    change(false, () -> {}, whole);
  }

  @Override
  public void makeFolders(Path folder) throws IOException {
    change(() -> disk.makeFolders(folder));
  }

  @Override
  public void write(Path file, MemorySegment bytes) throws IOException {
    change(
        true,
        () -> writeUnflushed(file, bytes.asSlice(0, bytes.byteSize() / 2)),
        () -> writeUnflushed(file, bytes));
  }

  private static void writeUnflushed(Path file, MemorySegment bytes) throws IOException {
    Files.write(file, bytes.toArray(ValueLayout.JAVA_BYTE));
  }

  @Override
  public void append(FileChannel file, ByteBuffer bytes) throws IOException {
    change(
        true,
        () -> disk.append(file, bytes.slice(0, bytes.remaining() / 2)),
        () -> disk.append(file, bytes));
  }

  @Override
  public void flush(FileChannel file) throws IOException {
    change(() -> {});
  }

  @Override
  public void truncate(FileChannel file, long bytes) throws IOException {
    change(() -> disk.truncate(file, bytes));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    change(() -> disk.rename(from, to));
  }

  @Override
  public void delete(Path file) throws IOException {
    change(() -> disk.delete(file));
  }

  @Override
  public void flushFolder(Path folder) throws IOException {
    change(() -> {});
  }
}
