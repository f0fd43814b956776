package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.INT;

import dev.swath.CorruptDataException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// What the chunks of a WebP stream say before any of it is decoded.
///
/// @param width pixels of a row
/// @param height rows
/// @param lossy whether it holds luma and chroma
/// @param frame the bytes of the image
record WebpStream(int width, int height, boolean lossy, MemorySegment frame) {
  private static final int RIFF = fourCc("RIFF");
  private static final int WEBP = fourCc("WEBP");
  private static final int LOSSY = fourCc("VP8 ");
  private static final int LOSSLESS = fourCc("VP8L");
  private static final int HEADER = 12;
  private static final int CHUNK = 8;
  private static final int FRAME = 10;
  private static final int SIDE = 0x3fff;

  private static int fourCc(String name) {
    int code = 0;
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < letters.length; i++) {
      code |= letters[i] << i * Byte.SIZE;
    }
    return code;
  }

  static WebpStream read(MemorySegment stored) {
    long size = stored.byteSize();
    if (size < HEADER || stored.get(INT, 0) != RIFF || stored.get(INT, CHUNK) != WEBP) {
      throw damaged("does not start with 'RIFF' and 'WEBP'");
    }
    long at = HEADER;
    while (at + CHUNK + FRAME <= size) {
      int kind = stored.get(INT, at);
      long length = stored.get(INT, at + Integer.BYTES) & 0xffff_ffffL;
      if (kind == LOSSY || kind == LOSSLESS) {
        if (length < FRAME || length > size - at - CHUNK) {
          throw damaged("is cut short at byte " + size);
        }
        return frame(stored.asSlice(at + CHUNK, length), kind == LOSSY);
      }
      at += CHUNK + length + (length & 1);
    }
    throw damaged("has no image");
  }

  private static WebpStream frame(MemorySegment frame, boolean lossy) {
    if (lossy) {
      int sides = frame.get(INT, FRAME - Integer.BYTES);
      return new WebpStream(sides & SIDE, sides >>> Short.SIZE & SIDE, true, frame);
    }
    int sides = frame.get(INT, Byte.BYTES);
    return new WebpStream((sides & SIDE) + 1, (sides >>> 14 & SIDE) + 1, false, frame);
  }

  static CorruptDataException damaged(String how) {
    return new CorruptDataException(
        "WebP data " + how, "the file is damaged or cut short; get it again");
  }
}
