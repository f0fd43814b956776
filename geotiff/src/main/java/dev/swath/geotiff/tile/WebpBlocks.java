package dev.swath.geotiff.tile;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import java.awt.image.Raster;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import javax.imageio.ImageReader;

/// Blocks of WebP data, red, green, blue and perhaps alpha.
final class WebpBlocks implements BlockDecoder {
  /// The decoded block is on the heap for a moment.
  private static final long MOST_PIXELS = 4L << 20;

  private static final int OPAQUE = 0xff;
  private static final int COLOURS = 3;

  private final TileFormat format;
  private final ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);

  WebpBlocks(TileFormat format) {
    this.format = format;
  }

  @Override
  public int decode(MemorySegment stored, MemorySegment rows, MemorySegment scratch) {
    WebpStream stream = WebpStream.read(stored);
    check(stream);
    try {
      if (!stream.lossy() || format.samples() > COLOURS) {
        readAll(stored, rows);
      }
      if (stream.lossy()) {
        WebpColours.decode(stream).paint(rows, format.samples());
      }
    } catch (SwathException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new CorruptDataException(
          "WebP data is damaged" + (e.getMessage() == null ? "" : ": " + e.getMessage()),
          "the file is damaged or cut short; get it again",
          e);
    }
    return stream.height();
  }

  private void readAll(MemorySegment stored, MemorySegment rows) throws IOException {
    Raster raster = read(stored);
    if (raster.getWidth() != format.width()
        || raster.getHeight() > format.height()
        || raster.getNumBands() < COLOURS) {
      throw WebpStream.damaged(
          "decodes to %d samples of %d x %d pixels"
              .formatted(raster.getNumBands(), raster.getWidth(), raster.getHeight()));
    }
    copy(raster, rows);
  }

  private void check(WebpStream stream) {
    if (stream.width() != format.width() || stream.height() > format.height()) {
      throw WebpStream.damaged(
          "has %d x %d pixels instead of %d x %d"
              .formatted(stream.width(), stream.height(), format.width(), format.height()));
    }
    if (Math.multiplyFull(stream.width(), stream.height()) > MOST_PIXELS) {
      throw new LimitException(
          "a WebP block of %d x %d pixels is beyond %d pixels"
              .formatted(stream.width(), stream.height(), MOST_PIXELS),
          "rewrite the file with smaller blocks");
    }
  }

  private Raster read(MemorySegment stored) throws IOException {
    try (SegmentImageStream in = new SegmentImageStream(stored)) {
      reader.setInput(in, true, true);
      return reader.read(0).getRaster();
    } finally {
      reader.reset();
    }
  }

  private void copy(Raster raster, MemorySegment rows) {
    int[] line = new int[Math.multiplyExact(raster.getWidth(), raster.getNumBands())];
    long at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, raster.getWidth(), 1, line);
      for (int x = 0; x < raster.getWidth(); x++) {
        for (int sample = 0; sample < format.samples(); sample++) {
          boolean there = sample < raster.getNumBands();
          int value = there ? line[x * raster.getNumBands() + sample] : OPAQUE;
          rows.set(ValueLayout.JAVA_BYTE, at++, (byte) value);
        }
      }
    }
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
