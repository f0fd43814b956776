package dev.swath.sweep;

import dev.swath.StorageException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A temporary file for pixels that memory cannot hold. Made when first used, gone when closed. Any
/// threads.
final class Scratch implements AutoCloseable {
  private static final long LARGEST_TRANSFER = 1L << 30;

  private final Optional<Path> folder;
  private final Map<Long, ArrayDeque<Long>> free = new HashMap<>();
  private FileChannel channel;
  private long end;

  /// @param folder where; the system's temporary folder by default
  Scratch(Optional<Path> folder) {
    this.folder = folder;
  }

  /// Reserves room.
  ///
  /// @return where it starts
  synchronized long reserve(long bytes) {
    ArrayDeque<Long> same = free.get(bytes);
    if (same != null && !same.isEmpty()) {
      return same.pop();
    }
    long start = end;
    end += bytes;
    return start;
  }

  synchronized void giveBack(long start, long bytes) {
    free.computeIfAbsent(bytes, _ -> new ArrayDeque<>()).push(start);
  }

  private synchronized FileChannel channel() throws IOException {
    if (channel == null) {
      Path file =
          folder.isPresent()
              ? Files.createTempFile(folder.get(), ".swath-", ".scratch")
              : Files.createTempFile("swath-", ".scratch");
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    return channel;
  }

  /// One contiguous piece of a transfer between a file and a segment.
  private interface Piece {
    void transfer(FileChannel file, ByteBuffer bytes, long position) throws IOException;

    default void transfer(FileChannel file, MemorySegment bytes, long position) throws IOException {
      for (long done = 0; done < bytes.byteSize(); done += LARGEST_TRANSFER) {
        long size = Math.min(LARGEST_TRANSFER, bytes.byteSize() - done);
        transfer(file, bytes.asSlice(done, size).asByteBuffer(), position + done);
      }
    }
  }

  /// Writes a window of a block, contiguous in an axis order.
  ///
  /// @param axisOrder that of the block, whose pixels are contiguous in it
  void write(long start, Window part, int[] axisOrder, Block from) {
    pieces(start, part, part, from.window(), axisOrder, from, Scratch::writeAll);
  }

  /// Reads a window of pixels that were written as one.
  ///
  /// @param stored the window that was written
  /// @param into a block of the window to be read, contiguous in the axis order
  void read(long start, Window stored, int[] axisOrder, Block into) {
    pieces(start, into.window(), stored, into.window(), axisOrder, into, Scratch::readAll);
  }

  private void pieces(
      long start,
      Window part,
      Window inFile,
      Window inMemory,
      int[] order,
      Block block,
      Piece piece) {
    try {
      pieces(start, part, inFile, inMemory, order, 0, block, piece);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void pieces(
      long at,
      Window part,
      Window inFile,
      Window inMemory,
      int[] order,
      int depth,
      Block block,
      Piece piece)
      throws IOException {
    long inner = block.dtype().bytes();
    boolean contiguous = true;
    for (int i = order.length - 1; i > depth; i--) {
      long size = part.size(order[i]);
      contiguous &= size == inFile.size(order[i]) && size == inMemory.size(order[i]);
      inner *= inFile.size(order[i]);
    }
    int axis = order[depth];
    long from = at + (part.start(axis) - inFile.start(axis)) * inner;
    if (contiguous) {
      long offset = block.offset(part.starts());
      MemorySegment bytes = block.segment().asSlice(offset, part.size(axis) * inner);
      piece.transfer(channel(), bytes, from);
      return;
    }
    for (long i = 0; i < part.size(axis); i++) {
      Window slice = part.with(axis, part.start(axis) + i, 1);
      pieces(from + i * inner, slice, inFile, inMemory, order, depth + 1, block, piece);
    }
  }

  private static void writeAll(FileChannel file, ByteBuffer bytes, long position)
      throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes, position + bytes.position());
    }
  }

  private static void readAll(FileChannel file, ByteBuffer bytes, long position)
      throws IOException {
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("unexpected end of the scratch file");
      }
    }
  }

  private static StorageException failure(IOException e) {
    return new StorageException(
        "scratch storage failed (" + e.getMessage() + ")",
        "free space in the temporary folder or grant more --memory",
        e);
  }

  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
