package dev.swath.zarr.write;

import dev.swath.ConflictException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to write one store. The system takes it back when the process ends, however it ends.
///
/// The lock's file holds who has it. Since the last holder removes the file, a lock on a file that
/// is no longer there, or is another one by now, is worth nothing and is asked for anew.
final class StoreLock implements AutoCloseable {
  /// A system gives up all locks of a process on a file when the process closes any channel to it.
  /// So a file whose lock this process has must not even be opened to see that it is locked.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private static final int LONGEST_HOLDER = 200;

  private final Path file;
  private final List<FileChannel> channels;

  private StoreLock(Path file, List<FileChannel> channels) {
    this.file = file;
    this.channels = channels;
  }

  /// Takes the lock or fails at once.
  ///
  /// @param file in a folder that may be made and removed by other holders at any time
  static StoreLock take(Path file, Disk disk) throws IOException {
    long process = ProcessHandle.current().pid();
    if (!HELD_HERE.add(file)) {
      throw held("this process, " + process);
    }
    String holder = "process " + process + " since " + Instant.now();
    Optional<StoreLock> lock = Optional.empty();
    try {
      while (lock.isEmpty()) {
        lock = tryTake(file, disk, holder);
      }
      return lock.get();
    } finally {
      if (lock.isEmpty()) {
        HELD_HERE.remove(file);
      }
    }
  }

  /// Takes the lock; empty if the file was removed meanwhile.
  private static Optional<StoreLock> tryTake(Path file, Disk disk, String holder)
      throws IOException {
    disk.makeFolders(file.getParent());
    List<FileChannel> open = new ArrayList<>();
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      open.add(channel);
      if (!lock(channel)) {
        throw held(text(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
      FileChannel seen = FileChannel.open(file, StandardOpenOption.READ);
      open.add(seen);
      taken = text(seen).equals(holder);
      return taken ? Optional.of(new StoreLock(file, open)) : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } finally {
      if (!taken) {
        close(open);
      }
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_HOLDER);
    channel.read(text, 0);
    return new String(Arrays.copyOf(text.array(), text.position()), StandardCharsets.UTF_8);
  }

  private static ConflictException held(String holder) {
    return new ConflictException(
        "is being written by " + (holder.isEmpty() ? "another process" : holder),
        "wait until it has ended or choose another name");
  }

  private static void close(List<FileChannel> channels) throws IOException {
    for (FileChannel channel : channels) {
      channel.close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      close(channels);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
