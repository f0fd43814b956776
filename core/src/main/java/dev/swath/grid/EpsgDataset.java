package dev.swath.grid;

import dev.swath.CorruptDataException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The definitions that EPSG codes stand for, as WKT 2 (ISO 19162:2019) in one line: geographic,
/// geocentric, projected and compound systems, deprecated ones too.
///
/// They are facts of the EPSG Dataset, which is owned by IOGP; the notice beside the table has its
/// terms. The table, big-endian: the number of blocks; for each its first code, its bytes as stored
/// and its bytes inflated; then the blocks, each raw deflate of lines `code text`. A question reads
/// and inflates one block; the last few answers are kept.
public final class EpsgDataset {
  private static final String TABLE = "epsg-wkt.bin";
  private static final int MOST_KEPT = 16;

  private static final Map<Integer, Optional<String>> KEPT =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Optional<String>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private EpsgDataset() {}

  /// The text of a code; empty for one that is not in the dataset.
  public static Optional<String> wkt(int code) {
    synchronized (KEPT) {
      return KEPT.computeIfAbsent(code, EpsgDataset::found);
    }
  }

  private static Optional<String> found(int code) {
    try (DataInputStream table =
        new DataInputStream(EpsgDataset.class.getResourceAsStream(TABLE))) {
      return line(block(table, code), code);
    } catch (IOException | DataFormatException e) {
      throw new UncheckedIOException(new IOException("the table " + TABLE + " is damaged", e));
    }
  }

  /// A system's own text, else the text of its code; empty if there is neither.
  public static Optional<String> wkt(Crs crs) {
    return crs.wkt()
        .or(() -> crs.epsg().isPresent() ? wkt(crs.epsg().getAsInt()) : Optional.empty());
  }

  /// The name that the dataset has for a code.
  public static Optional<String> name(int code) {
    return wkt(code).map(EpsgDataset::name);
  }

  private static String name(String wkt) {
    try {
      return Wkt.parse(wkt).name();
    } catch (CorruptDataException e) {
      throw new IllegalStateException("the table " + TABLE + " has a text that is no WKT", e);
    }
  }

  /// The lines of the block that has the code if any has.
  private static String block(DataInputStream table, int code)
      throws IOException, DataFormatException {
    int blocks = table.readInt();
    long before = 0;
    long start = 0;
    int stored = 0;
    int plain = 0;
    for (int i = 0; i < blocks; i++) {
      boolean reached = table.readInt() <= code;
      int bytes = table.readInt();
      int inflated = table.readInt();
      if (reached) {
        start = before;
        stored = bytes;
        plain = inflated;
      }
      before += bytes;
    }
    table.skipNBytes(start);
    return inflated(table.readNBytes(stored), plain);
  }

  private static String inflated(byte[] stored, int bytes) throws DataFormatException {
    byte[] plain = new byte[bytes];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(stored);
      int length = 0;
      while (length < bytes && !inflater.finished()) {
        length += inflater.inflate(plain, length, bytes - length);
      }
    }
    return new String(plain, StandardCharsets.UTF_8);
  }

  private static Optional<String> line(String block, int code) {
    String key = code + " ";
    return block
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .findFirst();
  }
}
