package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;

/// Blocks in an `.xz` stream. The dictionary is on the heap, no larger than the block needs.
final class LzmaBlocks implements BlockDecoder {
  private static final int PIECE = 32 << 10;
  private static final int KIB = 1024;

  /// What a decoder takes besides its dictionary, and the smallest dictionary, in KiB.
  private static final int OVERHEAD = 256;

  private final TileFormat format;
  private final byte[] piece = new byte[PIECE];

  LzmaBlocks(TileFormat format) {
    this.format = format;
  }

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    int limit = OVERHEAD + Math.toIntExact(2L * format.blockBytes() / KIB);
    XzStream bytes = new XzStream(stored, format.blockBytes());
    try (SingleXZInputStream in = new SingleXZInputStream(bytes, limit, true)) {
      return Math.toIntExact(copy(in, rows) / format.rowBytes());
    } catch (MemoryLimitException e) {
      throw damaged("wants a dictionary of more than twice its block", e);
    } catch (IOException e) {
      throw damaged("is damaged" + (e.getMessage() == null ? "" : ": " + e.getMessage()), e);
    }
  }

  private long copy(SingleXZInputStream in, MemorySegment rows) throws IOException {
    long size = rows.byteSize();
    long at = 0;
    while (at < size) {
      int wanted = Math.toIntExact(Math.min(PIECE, size - at));
      int got = in.read(piece, 0, wanted);
      if (got < 0) {
        return at;
      }
      MemorySegment.copy(piece, 0, rows, ValueLayout.JAVA_BYTE, at, got);
      at += got;
    }
    checkEnd(in);
    return at;
  }

  /// Reading on from the last byte checks the sum of them all.
  private void checkEnd(SingleXZInputStream in) throws IOException {
    in.read(piece, 0, 1);
  }

  private static CorruptDataException damaged(String how, IOException cause) {
    return new CorruptDataException(
        "LZMA data " + how, "the file is damaged or cut short; get it again", cause);
  }
}
