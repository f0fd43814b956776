package dev.swath.store;

import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The files of a folder. Every read opens and closes its file, so that a store of millions of
/// objects needs few descriptors.
///
/// Links are followed inside the store; one that leads outside, or to a folder around itself, is
/// refused with a [CorruptDataException]. Listings leave out names that cannot be keys.
public final class DirectoryStore implements ObjectStore {
  private static final long LARGEST_READ = 1L << 30;

  /// Folders that were found to lie inside are remembered up to this number.
  private static final int MOST_FOLDERS = 10_000;

  private final Path shown;
  private final Path root;
  private final Set<String> inside = ConcurrentHashMap.newKeySet();

  private DirectoryStore(Path shown, Path root) {
    this.shown = shown;
    this.root = root;
  }

  /// Opens a folder, which may itself be a link.
  public static DirectoryStore open(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new StorageException("is no folder", "name the folder of a store")
            .in(folder.toString());
      }
      return new DirectoryStore(folder, real);
    } catch (NoSuchFileException e) {
      throw new StorageException("does not exist", "check the path", e).in(folder.toString());
    } catch (IOException e) {
      throw failure(e).in(folder.toString());
    }
  }

  @Override
  public String name() {
    return shown.toString();
  }

  @Override
  public OptionalLong size(String key) {
    try {
      return OptionalLong.of(attributes(key).size());
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw failure(e).in(key);
    }
  }

  private BasicFileAttributes attributes(String key) throws IOException {
    Path path = path(key);
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (found.isSymbolicLink()) {
      found = Files.readAttributes(resolve(key), BasicFileAttributes.class);
    }
    if (found.isDirectory()) {
      throw new StorageException(
              "is a folder where a file is expected", "get the store again; it is damaged")
          .in(key);
    }
    if (!found.isRegularFile()) {
      throw new StorageException("is no regular file", "copy its content into a file").in(key);
    }
    return found;
  }

  @Override
  public void read(String key, long position, MemorySegment into) {
    if (position < 0 || position > Long.MAX_VALUE - into.byteSize()) {
      throw cutShort(position, into.byteSize(), 0).in(key);
    }
    try (FileChannel channel = open(key)) {
      for (long done = 0; done < into.byteSize(); ) {
        long piece = Math.min(LARGEST_READ, into.byteSize() - done);
        int read = channel.read(into.asSlice(done, piece).asByteBuffer(), position + done);
        if (read < 0) {
          throw cutShort(position, into.byteSize(), position + done).in(key);
        }
        done += read;
      }
    } catch (NoSuchFileException e) {
      throw new ConflictException(
              "vanished while the store was read", "run again when nobody writes it", e)
          .in(key);
    } catch (IOException e) {
      throw failure(e).in(key);
    }
  }

  static CorruptDataException cutShort(long position, long bytes, long end) {
    return new CorruptDataException(
        "bytes %d to %d are wanted but it ends at %d".formatted(position, position + bytes, end),
        "it is truncated or damaged; get it again");
  }

  private FileChannel open(String key) throws IOException {
    Path path = path(key);
    try {
      return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      if (!Files.isSymbolicLink(path)) {
        throw e;
      }
      return FileChannel.open(resolve(key), StandardOpenOption.READ);
    }
  }

  /// The path of a key whose folder lies inside the store.
  private Path path(String key) throws IOException {
    ObjectKeys.check(key);
    String folder = ObjectKeys.parent(key);
    if (!folder.isEmpty() && !inside.contains(folder)) {
      resolve(folder);
      if (inside.size() >= MOST_FOLDERS) {
        inside.clear();
      }
      inside.add(folder);
    }
    return under(key);
  }

  private Path under(String key) {
    try {
      return root.resolve(key);
    } catch (InvalidPathException e) {
      throw new CorruptDataException(
          "a key cannot be the name of a file here (" + e.getReason() + ")",
          "rename the object",
          e);
    }
  }

  /// The file or folder that a key leads to, all links followed.
  private Path resolve(String key) throws IOException {
    Path path = under(key);
    Path real = path.toRealPath();
    if (!real.startsWith(root)) {
      throw new CorruptDataException(
              "is a link that leads outside the store", "copy what it leads to into the store")
          .in(key);
    }
    if (!real.equals(path) && path.getParent().toRealPath().startsWith(real)) {
      throw new CorruptDataException("is a link to a folder around it", "remove the link").in(key);
    }
    return real;
  }

  @Override
  public List<String> list(String folder) {
    ObjectKeys.checkFolder(folder);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder.isEmpty() ? root : resolve(folder))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (ObjectKeys.isKey(name)) {
          names.add(Files.isDirectory(entry) ? name + "/" : name);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw failure(e.getCause()).in(folder);
    } catch (IOException e) {
      throw failure(e).in(folder);
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public String fingerprint(String key) {
    try {
      BasicFileAttributes found = attributes(key);
      return found.size()
          + ":"
          + found.lastModifiedTime().to(TimeUnit.NANOSECONDS)
          + ":"
          + found.fileKey();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw failure(e).in(key);
    }
  }

  private static SwathException failure(IOException e) {
    return new StorageException(
        "cannot be read (" + e + ")", "check the storage and permissions", e);
  }

  @Override
  public void close() {}
}
