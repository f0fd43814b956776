package dev.swath.store;

import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/// A local file, read by position.
public final class FileSource implements ByteSource {
  private static final long LARGEST_READ = 1L << 30;

  private final Path path;
  private final Content content;
  private final long size;
  private final String fingerprint;

  /// How the bytes are come by.
  private sealed interface Content {
    record Channel(FileChannel channel) implements Content {}

    record Pooled(FilePool pool) implements Content {}
  }

  private FileSource(Path path, Content content, long size, String fingerprint) {
    this.path = path;
    this.content = content;
    this.size = size;
    this.fingerprint = fingerprint;
  }

  /// Opens a file, which stays open.
  public static FileSource open(Path path) {
    checkRegular(path);
    try {
      String fingerprint = fingerprint(path);
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new FileSource(path, new Content.Channel(channel), channel.size(), fingerprint);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw unopened(path, e);
    }
  }

  /// A file that a pool opens when it is read.
  static FileSource open(Path path, FilePool pool) {
    checkRegular(path);
    try {
      String fingerprint = fingerprint(path);
      return new FileSource(path, new Content.Pooled(pool), Files.size(path), fingerprint);
    } catch (IOException e) {
      throw unopened(path, e);
    }
  }

  private static StorageException unopened(Path path, IOException e) {
    return e instanceof NoSuchFileException
        ? (StorageException)
            new StorageException("does not exist", "check the path", e).in(path.toString())
        : failure(path, e);
  }

  private static void checkRegular(Path path) {
    if (Files.isDirectory(path)) {
      throw new StorageException("is a directory, not a file", "name a file").in(path.toString());
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new StorageException("is not a regular file", "copy its content into a file")
          .in(path.toString());
    }
  }

  private static StorageException failure(Path path, IOException e) {
    return (StorageException)
        new StorageException("cannot be read (" + e + ")", "check the storage and permissions", e)
            .in(path.toString());
  }

  static String fingerprint(Path path) throws IOException {
    BasicFileAttributes a = Files.readAttributes(path, BasicFileAttributes.class);
    return a.size()
        + ":"
        + a.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS)
        + ":"
        + a.fileKey();
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, MemorySegment into) {
    if (position < 0 || into.byteSize() > size - position) {
      throw new CorruptDataException(
          "bytes "
              + position
              + " to "
              + (position + into.byteSize())
              + " lie outside the file of "
              + size
              + " bytes",
          "the file is truncated or damaged; fetch it again");
    }
    for (long done = 0; done < into.byteSize(); ) {
      done +=
          readSome(
              position + done, into.asSlice(done, Math.min(LARGEST_READ, into.byteSize() - done)));
    }
  }

  private int readSome(long position, MemorySegment into) {
    try {
      ByteBuffer buffer = into.asByteBuffer();
      int n =
          switch (content) {
            case Content.Channel(FileChannel channel) -> channel.read(buffer, position);
            case Content.Pooled(FilePool pool) -> pool.read(path, fingerprint, buffer, position);
          };
      if (n < 0) {
        throw new ConflictException(
                "was cut short at byte " + position + " while it was read",
                "run again when nobody writes it")
            .in(name());
      }
      return n;
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public void checkUnchanged() {
    try {
      if (!fingerprint(path).equals(fingerprint)) {
        throw new ConflictException(
                "was replaced or changed while it was read", "run again when nobody writes it")
            .in(name());
      }
    } catch (IOException e) {
      throw new ConflictException(
              "vanished while it was read (" + e.getMessage() + ")", "run again when it is back", e)
          .in(name());
    }
  }

  @Override
  public void close() {
    try {
      switch (content) {
        case Content.Channel(FileChannel channel) -> channel.close();
        case Content.Pooled(FilePool pool) -> pool.forget(path);
      }
    } catch (IOException e) {
      throw failure(path, e);
    }
  }
}
