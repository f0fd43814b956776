package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Blocks of JPEG data, the shared tables of which are put in front of each. Luma and chroma become
/// red, green and blue; all other samples are left as they are.
final class JpegBlocks implements BlockDecoder {
  /// The decoded block is on the heap for a moment.
  private static final long MOST_BYTES = 96L << 20;

  /// The markers around the tables: start and end of image.
  private static final int MARKER = 2;

  private final TileFormat format;
  private final byte[] tables;
  private final ImageReader reader;
  private String warning = "";

  JpegBlocks(TileFormat format) {
    this.format = format;
    this.tables = tables(format);
    this.reader = reader();
    reader.addIIOReadWarningListener((_, message) -> warn(message));
  }

  /// The reader goes on with grey pixels where data is missing; that is a failure here. Bytes that
  /// belong to nothing are not.
  private void warn(String message) {
    if (!message.contains("extraneous")) {
      warning = message;
    }
  }

  private static byte[] tables(TileFormat format) {
    byte[] all = format.details().jpegTables();
    return all.length <= 2 * MARKER
        ? new byte[0]
        : java.util.Arrays.copyOfRange(all, MARKER, all.length - MARKER);
  }

  private static ImageReader reader() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.canReadRaster()) {
        return reader;
      }
    }
    throw new UnsupportedDataException(
        "JPEG is not supported by this Java runtime", "use one with the module java.desktop");
  }

  static long scratchBytes(TileFormat format, long storedBytes) {
    return storedBytes + format.details().jpegTables().length;
  }

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    JpegStream stream = JpegStream.read(stored);
    check(stream);
    Raster raster = read(join(stored, scratch));
    if (raster.getWidth() < format.width() || raster.getNumBands() != format.samples()) {
      throw JpegStream.damaged(
          "decodes to %d samples of %d pixels".formatted(raster.getNumBands(), raster.getWidth()));
    }
    int count = Math.min(raster.getHeight(), format.height());
    copy(raster, count, rows);
    if (format.details().colour().isYCbCr() && format.samples() == 3) {
      YCbCr.toRgb(rows.asSlice(0, (long) count * format.rowBytes()));
    }
    return count;
  }

  /// Frames may be larger than the block by what rounds them up to whole units.
  private void check(JpegStream stream) {
    if (stream.components() != format.samples()
        || stream.columns() < format.width()
        || stream.columns() > format.width() + 64
        || stream.rows() > format.height() + 64) {
      throw JpegStream.damaged(
          "has %d x %d pixels of %d samples instead of %d x %d of %d"
              .formatted(
                  stream.columns(),
                  stream.rows(),
                  stream.components(),
                  format.width(),
                  format.height(),
                  format.samples()));
    }
    long bytes = Math.multiplyFull(stream.rows(), stream.columns()) * stream.components();
    if (bytes > MOST_BYTES) {
      throw new LimitException(
          "a JPEG block of %d x %d pixels is beyond %d bytes"
              .formatted(stream.columns(), stream.rows(), MOST_BYTES),
          "rewrite the file with smaller blocks");
    }
  }

  /// Start of image, the tables, and the rest of the block.
  private MemorySegment join(MemorySegment stored, MemorySegment scratch) {
    if (tables.length == 0) {
      return stored;
    }
    long rest = stored.byteSize() - MARKER;
    MemorySegment.copy(stored, 0, scratch, 0, MARKER);
    MemorySegment.copy(tables, 0, scratch, ValueLayout.JAVA_BYTE, MARKER, tables.length);
    MemorySegment.copy(stored, MARKER, scratch, (long) MARKER + tables.length, rest);
    return scratch.asSlice(0, MARKER + tables.length + rest);
  }

  private Raster read(MemorySegment stream) {
    warning = "";
    try (SegmentImageStream in = new SegmentImageStream(stream)) {
      reader.setInput(in, true, true);
      Raster raster = reader.readRaster(0, null);
      if (!warning.isEmpty()) {
        throw JpegStream.damaged("is damaged: " + warning);
      }
      return raster;
    } catch (SwathException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new CorruptDataException(
          "JPEG data is damaged" + (e.getMessage() == null ? "" : ": " + e.getMessage()),
          "the file is damaged or cut short; get it again",
          e);
    } finally {
      reader.setInput(null);
    }
  }

  private void copy(Raster raster, int count, MemorySegment rows) {
    byte[] pixels = ((DataBufferByte) raster.getDataBuffer()).getData();
    int rowBytes = format.rowBytes();
    int line = raster.getWidth() * raster.getNumBands();
    for (int y = 0; y < count; y++) {
      MemorySegment.copy(
          pixels, y * line, rows, ValueLayout.JAVA_BYTE, (long) y * rowBytes, rowBytes);
    }
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
