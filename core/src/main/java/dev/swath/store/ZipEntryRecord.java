package dev.swath.store;

import dev.swath.CorruptDataException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// One entry of a zip file, as its directory describes it.
///
/// @param header place of the header in front of its bytes
record ZipEntryRecord(
    String name, boolean deflated, long crc, long stored, long size, long header) {
  private static final int HEADER_BYTES = 30;
  private static final int HEADER_SIGNATURE = 0x04034b50;
  private static final int NAME_LENGTH_AT = 26;
  private static final int EXTRA_LENGTH_AT = 28;
  private static final int BUFFER_BYTES = 64 << 10;

  void read(ByteSource source, long position, MemorySegment into) {
    if (into.byteSize() == 0) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      long start = start(source, arena);
      if (deflated) {
        inflate(source, arena, start, position, into);
      } else {
        source.read(start + position, into);
      }
    }
  }

  private long start(ByteSource source, Arena arena) {
    MemorySegment local = arena.allocate(HEADER_BYTES);
    source.read(header, local);
    if (ZipDirectory.int32(local, 0) != HEADER_SIGNATURE) {
      throw new CorruptDataException(
          "has no entry at byte " + header + " of the zip file", "zip the store again");
    }
    return header
        + HEADER_BYTES
        + ZipDirectory.int16(local, NAME_LENGTH_AT)
        + ZipDirectory.int16(local, EXTRA_LENGTH_AT);
  }

  /// Inflates up to the end of what is wanted and throws away what comes before it.
  private void inflate(
      ByteSource source, Arena arena, long start, long position, MemorySegment into) {
    Inflater inflater = new Inflater(true);
    try {
      MemorySegment input = arena.allocate(BUFFER_BYTES);
      ByteBuffer passed = arena.allocate(BUFFER_BYTES).asByteBuffer();
      long fed = 0;
      long skip = position;
      long done = 0;
      while (done < into.byteSize()) {
        if (inflater.needsInput()) {
          long piece = Math.min(BUFFER_BYTES, stored - fed);
          if (inflater.finished() || piece <= 0) {
            throw DirectoryStore.cutShort(position, into.byteSize(), position - skip + done);
          }
          source.read(start + fed, input.asSlice(0, piece));
          inflater.setInput(input.asSlice(0, piece).asByteBuffer());
          fed += piece;
        }
        if (skip > 0) {
          passed.clear().limit(Math.toIntExact(Math.min(skip, BUFFER_BYTES)));
          skip -= advance(inflater, passed);
        } else {
          long room = Math.min(1L << 30, into.byteSize() - done);
          done += advance(inflater, into.asSlice(done, room).asByteBuffer());
        }
      }
    } catch (DataFormatException e) {
      throw new CorruptDataException(
          "is damaged deflate data (" + e.getMessage() + ")", "zip the store again", e);
    } finally {
      inflater.end();
    }
  }

  private long advance(Inflater inflater, ByteBuffer into) throws DataFormatException {
    int bytes = inflater.inflate(into);
    boolean stuck = bytes == 0 && !inflater.needsInput();
    if (stuck || (inflater.finished() && into.hasRemaining())) {
      throw new CorruptDataException(
          "inflates to fewer bytes than the " + size + " that the zip file says",
          "zip the store again");
    }
    return bytes;
  }
}
