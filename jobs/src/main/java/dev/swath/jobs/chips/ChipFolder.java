package dev.swath.jobs.chips;

import dev.swath.ConflictException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// A folder of files that becomes visible as a whole: written beside its place, then renamed.
/// Closing without a commit removes it. Any threads may write.
public final class ChipFolder implements AutoCloseable {
  private final Path target;
  private final Path part;
  private final Map<String, FileChannel> files = new LinkedHashMap<>();
  private boolean made;
  private boolean committed;

  public ChipFolder(Path target) {
    this.target = target.toAbsolutePath().normalize();
    this.part = this.target.resolveSibling("." + this.target.getFileName() + ".swath.part");
  }

  /// Refuses to begin if something is in the way.
  public void checkFree() {
    if (Files.exists(target)) {
      throw new ConflictException(
              "exists already, and a folder of chips is made anew",
              "remove it or choose another name")
          .in(target.toString());
    }
    if (Files.exists(part)) {
      throw new ConflictException(
              "an interrupted run left " + part.getFileName() + " beside it",
              "remove that folder unless another run is writing it")
          .in(target.toString());
    }
  }

  /// Writes at a place of a file, which is made when it is first written.
  public void write(String name, long position, MemorySegment bytes) {
    try {
      ByteBuffer from = bytes.asByteBuffer();
      FileChannel file = file(name);
      long at = position;
      while (from.hasRemaining()) {
        at += file.write(from, at);
      }
    } catch (IOException e) {
      throw failure(name, e);
    }
  }

  private synchronized FileChannel file(String name) throws IOException {
    if (!made) {
      Files.createDirectory(part);
      made = true;
    }
    FileChannel known = files.get(name);
    if (known != null) {
      return known;
    }
    FileChannel opened =
        FileChannel.open(
            part.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    files.put(name, opened);
    return opened;
  }

  private SwathException failure(String name, IOException e) {
    return new StorageException("cannot be written: " + e, "check rights and free space", e)
        .in(target.resolve(name).toString());
  }

  /// Bytes of all files.
  public synchronized long bytes() {
    try {
      long sum = 0;
      for (String name : files.keySet()) {
        sum += Files.size((committed ? target : part).resolve(name));
      }
      return sum;
    } catch (IOException e) {
      throw failure("", e);
    }
  }

  /// Makes all files durable and gives the folder its name.
  public synchronized void commit() {
    try {
      for (FileChannel file : files.values()) {
        file.force(true);
        file.close();
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      committed = true;
    } catch (IOException e) {
      throw failure("", e);
    }
  }

  @Override
  public synchronized void close() {
    if (committed || !made) {
      return;
    }
    try {
      for (Map.Entry<String, FileChannel> file : files.entrySet()) {
        file.getValue().close();
        Files.deleteIfExists(part.resolve(file.getKey()));
      }
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw failure("", e);
    }
  }
}
