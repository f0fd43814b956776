package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What the markers of a JPEG stream say before any of it is decoded.
///
/// @param rows rows of the image
/// @param columns pixels of a row
/// @param components samples of a pixel
record JpegStream(int rows, int columns, int components) {
  private static final int MOST_SCANS = 100;
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int LAST_RESTART = 0xd7;
  private static final int FIRST_RESTART = 0xd0;
  private static final int FRAME_BYTES = 8;

  /// Reads the markers and counts the scans.
  static JpegStream read(MemorySegment stored) {
    long size = stored.byteSize();
    if (size < 4 || at(stored, 0) != 0xff || at(stored, 1) != START) {
      throw damaged("does not start with an image");
    }
    JpegStream frame = new JpegStream(0, 0, 0);
    int scans = 0;
    long place = 2;
    while (place + 4 <= size) {
      int marker = at(stored, place + 1);
      if (at(stored, place) != 0xff || hasNoLength(marker)) {
        place++;
        continue;
      }
      if (marker == END) {
        break;
      }
      int length = at(stored, place + 2) << 8 | at(stored, place + 3);
      if (isFrame(marker)) {
        frame = frame(stored, place + 4, marker);
      }
      if (marker == SCAN && ++scans > MOST_SCANS) {
        throw new LimitException(
            "JPEG data has more than " + MOST_SCANS + " scans", "rewrite the file");
      }
      place += 2 + Math.max(2, length);
    }
    if (frame.rows == 0 || scans == 0) {
      throw damaged(frame.rows == 0 ? "has no frame" : "has no scan");
    }
    return frame;
  }

  private static boolean hasNoLength(int marker) {
    return marker == 0
        || marker == 1
        || marker == 0xff
        || marker >= FIRST_RESTART && marker <= LAST_RESTART
        || marker == START;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static JpegStream frame(MemorySegment stored, long place, int marker) {
    if (place + FRAME_BYTES > stored.byteSize()) {
      throw damaged("ends within its frame");
    }
    int bits = at(stored, place);
    if (bits != Byte.SIZE) {
      throw new UnsupportedDataException(
          "JPEG data of " + bits + " bits is not supported", "JPEG data of 8 bits is");
    }
    if (marker > 0xc2) {
      throw new UnsupportedDataException(
          "JPEG data of kind %x is not supported".formatted(marker),
          "baseline, extended and progressive JPEG data with Huffman codes is");
    }
    int rows = at(stored, place + 1) << 8 | at(stored, place + 2);
    int columns = at(stored, place + 3) << 8 | at(stored, place + 4);
    int components = at(stored, place + 5);
    if (rows == 0 || columns == 0 || components == 0) {
      throw damaged("has %d x %d pixels of %d samples".formatted(columns, rows, components));
    }
    return new JpegStream(rows, columns, components);
  }

  private static int at(MemorySegment stored, long place) {
    return stored.get(ValueLayout.JAVA_BYTE, place) & 0xff;
  }

  static CorruptDataException damaged(String how) {
    return new CorruptDataException(
        "JPEG data " + how, "the file is damaged or cut short; get it again");
  }
}
