package dev.swath.geotiff.tile;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import javax.imageio.stream.ImageInputStreamImpl;

/// Bytes in memory as an image reader wants them.
final class SegmentImageStream extends ImageInputStreamImpl {
  private final MemorySegment bytes;

  SegmentImageStream(MemorySegment bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < bytes.byteSize() ? bytes.get(ValueLayout.JAVA_BYTE, streamPos++) & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    bitOffset = 0;
    long left = Math.max(0, bytes.byteSize() - streamPos);
    int count = Math.toIntExact(Math.min(length, left));
    if (count == 0) {
      return length == 0 ? 0 : -1;
    }
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, streamPos, into, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.byteSize();
  }
}
