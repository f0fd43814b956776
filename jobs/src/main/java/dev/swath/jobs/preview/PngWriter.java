package dev.swath.jobs.preview;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes a PNG of 8-bit samples row by row, in memory that depends on the width alone.
///
/// The stream is signature, IHDR, IDAT chunks of at most 64 KiB, IEND, as the PNG
/// specification (third edition) has them. The owner closes the stream. Not for several
/// threads.
public final class PngWriter implements AutoCloseable {
  /// What the samples of a pixel are.
  public enum Colour {
    GRAY(0, 1),
    RGB(2, 3),
    GRAY_ALPHA(4, 2),
    RGBA(6, 4);

    private final int code;
    private final int samples;

    Colour(int code, int samples) {
      this.code = code;
      this.samples = samples;
    }

    /// Bytes of a pixel.
    public int samples() {
      return samples;
    }
  }

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int CHUNK = 1 << 16;

  private final OutputStream out;
  private final int rowBytes;
  private final int height;
  private final PngFilter filter;
  private final Deflater deflater = new Deflater(6);
  private final byte[] chunk = new byte[CHUNK];
  private int filled;
  private int rows;

  /// Writes the header.
  public PngWriter(OutputStream out, int width, int height, Colour colour) throws IOException {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a PNG cannot be " + width + " x " + height + " pixels");
    }
    this.out = out;
    this.height = height;
    this.rowBytes = Math.multiplyExact(width, colour.samples);
    this.filter = new PngFilter(rowBytes, colour.samples);
    out.write(SIGNATURE);
    byte depth = 8;
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(depth)
            .put((byte) colour.code)
            .array();
    chunk("IHDR", header, header.length);
  }

  /// Appends a row of pixels, from the top.
  public void row(byte[] samples) throws IOException {
    if (samples.length != rowBytes || rows == height) {
      throw new IllegalArgumentException(
          "row "
              + rows
              + " of "
              + height
              + " came with "
              + samples.length
              + " bytes, not "
              + rowBytes);
    }
    deflater.setInput(filter.apply(samples));
    while (!deflater.needsInput()) {
      deflate();
    }
    rows++;
  }

  /// Writes the end. All rows must have come.
  public void finish() throws IOException {
    if (rows != height) {
      throw new IllegalStateException("only " + rows + " of " + height + " rows were written");
    }
    deflater.finish();
    while (!deflater.finished()) {
      deflate();
    }
    flush();
    chunk("IEND", new byte[0], 0);
  }

  private void deflate() throws IOException {
    filled += deflater.deflate(chunk, filled, CHUNK - filled);
    if (filled == CHUNK) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (filled > 0) {
      chunk("IDAT", chunk, filled);
      filled = 0;
    }
  }

  private void chunk(String type, byte[] content, int length) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content, 0, length);
    out.write(ByteBuffer.allocate(4).putInt(length).array());
    out.write(name);
    out.write(content, 0, length);
    out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  @Override
  public void close() {
    deflater.end();
  }
}
