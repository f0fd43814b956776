package dev.swath.geotiff.tile;

import static dev.swath.geotiff.tile.Layouts.BYTE;

import com.twelvemonkeys.imageio.plugins.webp.vp8.VP8Frame;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// The colours of a lossy WebP image: chroma between its samples is interpolated and turned to red,
/// green and blue in whole numbers, as libwebp does.
final class WebpColours {
  private static final int CHROMA = 0xff;
  private static final int LUMA_FACTOR = 19077;
  private static final int RED_FACTOR = 26149;
  private static final int RED_OFFSET = -14234;
  private static final int GREEN_U_FACTOR = 6419;
  private static final int GREEN_V_FACTOR = 13320;
  private static final int GREEN_OFFSET = 8708;
  private static final int BLUE_FACTOR = 33050;
  private static final int BLUE_OFFSET = -17685;
  private static final int FRACTION = 6;

  private final BufferedImage luma;
  private final BufferedImage u;
  private final BufferedImage v;
  private final int width;
  private final int height;

  private WebpColours(VP8Frame frame, int width, int height) {
    this.luma = frame.getDebugImageYBuffer();
    this.u = frame.getDebugImageUBuffer();
    this.v = frame.getDebugImageVBuffer();
    this.width = width;
    this.height = height;
  }

  static WebpColours decode(WebpStream stream) throws IOException {
    try (SegmentImageStream in = new SegmentImageStream(stream.frame())) {
      in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
      VP8Frame frame = new VP8Frame(in, false);
      BufferedImage unused =
          new BufferedImage(stream.width(), stream.height(), BufferedImage.TYPE_3BYTE_BGR);
      if (!frame.decode(unused.getRaster(), null)) {
        throw WebpStream.damaged("is damaged");
      }
      return new WebpColours(frame, stream.width(), stream.height());
    }
  }

  /// Sets the first three samples of every pixel.
  void paint(MemorySegment rows, int samples) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        paint(rows, (Math.multiplyFull(y, width) + x) * samples, x, y);
      }
    }
  }

  private void paint(MemorySegment rows, long at, int x, int y) {
    int light = luma.getRGB(x, y) & CHROMA;
    int blue = chroma(u, x, y);
    int red = chroma(v, x, y);
    int base = light * LUMA_FACTOR >> Byte.SIZE;
    int green = (blue * GREEN_U_FACTOR >> Byte.SIZE) + (red * GREEN_V_FACTOR >> Byte.SIZE);
    rows.set(BYTE, at, clamp(base + (red * RED_FACTOR >> Byte.SIZE) + RED_OFFSET));
    rows.set(BYTE, at + 1, clamp(base - green + GREEN_OFFSET));
    rows.set(BYTE, at + 2, clamp(base + (blue * BLUE_FACTOR >> Byte.SIZE) + BLUE_OFFSET));
  }

  private static byte clamp(int value) {
    return (byte) Math.clamp(value >> FRACTION, 0, 0xff);
  }

  /// A chroma value between the four samples around it, of which the nearest counts most.
  private int chroma(BufferedImage plane, int x, int y) {
    int near = y >> 1;
    int far = Math.clamp((y & 1) == 1 ? near + 1 : near - 1, 0, (height - 1) >> 1);
    int column = x >> 1;
    boolean left = (x & 1) == 0;
    if (x == 0 || x == width - 1 && !left) {
      return 3 * sample(plane, column, near) + sample(plane, column, far) + 2 >> 2;
    }
    int beside = left ? column - 1 : column + 1;
    int nearest = sample(plane, column, near);
    int opposite = sample(plane, beside, far);
    int others = sample(plane, beside, near) + sample(plane, column, far);
    int all = nearest + opposite + others + 8;
    return (all + 2 * others >> 3) + nearest >> 1;
  }

  private static int sample(BufferedImage plane, int column, int row) {
    return plane.getRGB(2 * column, 2 * row) & CHROMA;
  }
}
