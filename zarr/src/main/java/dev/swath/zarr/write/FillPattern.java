package dev.swath.zarr.write;

import java.lang.foreign.MemorySegment;

/// The fill value, over and over.
///
/// @param element one element
record FillPattern(MemorySegment element) {
  /// Sets all elements.
  void fill(MemorySegment elements) {
    long size = elements.byteSize();
    long done = Math.min(element.byteSize(), size);
    MemorySegment.copy(element, 0, elements, 0, done);
    while (done < size) {
      long n = Math.min(done, size - done);
      MemorySegment.copy(elements, 0, elements, done, n);
      done += n;
    }
  }

  /// Whether all elements have exactly these bits: the first has, and each equals the one before.
  boolean isAll(MemorySegment elements) {
    long one = element.byteSize();
    long size = elements.byteSize();
    return MemorySegment.mismatch(elements, 0, one, element, 0, one) < 0
        && MemorySegment.mismatch(elements, 0, size - one, elements, one, size) < 0;
  }
}
