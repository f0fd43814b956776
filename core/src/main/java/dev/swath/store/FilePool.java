package dev.swath.store;

import dev.swath.ConflictException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps few of many files open: those read last. Sources of the pool are opened again when they
/// are read again, and fail if the file was replaced meanwhile. Safe for any threads.
///
/// Whoever makes a pool closes it, after its sources.
public final class FilePool implements AutoCloseable {
  private final int most;
  private final Map<Path, Open> open = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  private static final class Open {
    private final FileChannel channel;
    private int users;

    Open(FileChannel channel) {
      this.channel = channel;
    }
  }

  /// @param most files that are open at once, beyond those being read at the moment
  public FilePool(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a pool keeps at least one file open but got " + most);
    }
    this.most = most;
  }

  /// A file of the pool.
  public FileSource open(Path path) {
    return FileSource.open(path, this);
  }

  /// Files open now.
  public synchronized int openFiles() {
    return open.size();
  }

  /// Reads some bytes of a file, as a channel does.
  int read(Path path, String fingerprint, ByteBuffer into, long position) throws IOException {
    Open file = use(path, fingerprint);
    try {
      return file.channel.read(into, position);
    } finally {
      release(file);
    }
  }

  private synchronized Open use(Path path, String fingerprint) throws IOException {
    if (closed) {
      throw new IllegalStateException("the pool of files is closed");
    }
    Open file = open.get(path);
    if (file == null) {
      closeIdle(most - 1);
      file = new Open(FileChannel.open(path, StandardOpenOption.READ));
      open.put(path, file);
      checkSame(path, fingerprint);
    }
    file.users++;
    return file;
  }

  private static void checkSame(Path path, String fingerprint) throws IOException {
    if (!FileSource.fingerprint(path).equals(fingerprint)) {
      throw new ConflictException(
              "was replaced or changed while it was read", "run again when nobody writes it")
          .in(path.toString());
    }
  }

  private synchronized void release(Open file) throws IOException {
    file.users--;
    if (open.size() > most) {
      closeIdle(most);
    }
  }

  /// Closes files that nobody reads, the ones read longest ago first.
  private void closeIdle(int kept) throws IOException {
    Iterator<Open> eldest = open.values().iterator();
    while (open.size() > kept && eldest.hasNext()) {
      Open file = eldest.next();
      if (file.users == 0) {
        eldest.remove();
        file.channel.close();
      }
    }
  }

  /// Lets a file go unless somebody reads it.
  synchronized void forget(Path path) throws IOException {
    Open file = open.get(path);
    if (file != null && file.users == 0) {
      open.remove(path);
      file.channel.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (Open file : open.values()) {
      try {
        file.channel.close();
      } catch (IOException _) {
        // nothing was written to it
      }
    }
    open.clear();
  }
}
