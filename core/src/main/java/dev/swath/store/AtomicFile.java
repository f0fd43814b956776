package dev.swath.store;

import dev.swath.ConflictException;
import dev.swath.StorageException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that becomes visible under its name only when it is whole.
///
/// Bytes go to a hidden part file beside the target; [#commit()] flushes it to the device, renames
/// it and flushes the directory. Closing without a commit removes the part and leaves an older
/// target as it was. Positional writes may come from several threads.
public final class AtomicFile implements AutoCloseable {
  private static final int LARGEST_WRITE = 1 << 30;
  private static final int LONGEST_BEGINNING = 40;

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private final boolean overwrite;
  private boolean committed;

  private AtomicFile(Path target, Path part, FileChannel channel, boolean overwrite) {
    this.target = target;
    this.part = part;
    this.channel = channel;
    this.overwrite = overwrite;
  }

  /// @param overwrite whether an existing target is replaced on commit; else it is refused now
  public static AtomicFile create(Path target, boolean overwrite) {
    refuseExisting(target, overwrite);
    Path directory = target.toAbsolutePath().getParent();
    Path part =
        directory.resolve(
            "."
                + beginning(target.getFileName().toString())
                + ".swath-"
                + ProcessHandle.current().pid()
                + "-"
                + Long.toHexString(System.nanoTime())
                + ".part");
    try {
      FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      return new AtomicFile(target, part, channel, overwrite);
    } catch (IOException e) {
      throw new StorageException(
              "cannot be created (" + e + ")", "check that the directory exists and is writable", e)
          .in(target.toString());
    }
  }

  /// As much of a name as leaves room for the rest of the part file's name.
  private static String beginning(String name) {
    return name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST_BEGINNING, points(name))));
  }

  private static int points(String name) {
    return name.codePointCount(0, name.length());
  }

  /// Refuses a directory, and any existing target that must not be overwritten.
  public static void refuseExisting(Path target, boolean overwrite) {
    if (Files.isDirectory(target)) {
      throw new ConflictException("is a directory", "name a file").in(target.toString());
    }
    if (!overwrite && Files.exists(target)) {
      throw new ConflictException("exists already", "choose another name or pass --overwrite")
          .in(target.toString());
    }
  }

  public Path target() {
    return target;
  }

  /// Writes all bytes of a segment at a position.
  public void write(long position, MemorySegment bytes) {
    try {
      for (long done = 0; done < bytes.byteSize(); ) {
        ByteBuffer buffer =
            bytes.asSlice(done, Math.min(LARGEST_WRITE, bytes.byteSize() - done)).asByteBuffer();
        while (buffer.hasRemaining()) {
          done += channel.write(buffer, position + done);
        }
      }
    } catch (IOException e) {
      throw failure("bytes from " + position + " cannot be written", e);
    }
  }

  /// Reads bytes written before.
  public void read(long position, MemorySegment into) {
    try {
      ByteBuffer buffer = into.asByteBuffer();
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new IOException("unexpected end of " + part);
        }
      }
    } catch (IOException e) {
      throw failure("bytes from " + position + " cannot be read back", e);
    }
  }

  /// Appends a run of bytes of another file without bringing them into this process.
  public void transferFrom(FileChannel source, long from, long bytes, long position) {
    try {
      channel.position(position);
      for (long done = 0; done < bytes; ) {
        long moved = source.transferTo(from + done, bytes - done, channel);
        if (moved == 0 && from + done >= source.size()) {
          throw new IOException("the bytes to be copied end at " + source.size());
        }
        done += moved;
      }
    } catch (IOException e) {
      throw failure("bytes from " + position + " cannot be copied", e);
    }
  }

  private StorageException failure(String what, IOException e) {
    return (StorageException)
        new StorageException(
                what + " (" + e.getMessage() + ")",
                "free space or fix the storage, then run again",
                e)
            .in(target.toString());
  }

  /// Makes the file durable and visible under its name. Nothing can be written afterwards.
  public void commit() {
    try {
      channel.force(true);
      channel.close();
      publish();
      committed = true;
      syncDirectory();
    } catch (FileAlreadyExistsException e) {
      throw new ConflictException(
              "was created by somebody else meanwhile",
              "choose another name or pass --overwrite",
              e)
          .in(target.toString());
    } catch (IOException e) {
      throw failure("cannot be completed", e);
    }
  }

  private void publish() throws IOException {
    if (overwrite) {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try {
      Files.createLink(target, part);
      Files.delete(part);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      if (e instanceof FileAlreadyExistsException exists) {
        throw exists;
      }
      refuseExisting(target, false);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void syncDirectory() throws IOException {
    try (FileChannel directory =
        FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      if (!committed) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw failure("its part file " + part + " cannot be removed", e);
    }
  }
}
