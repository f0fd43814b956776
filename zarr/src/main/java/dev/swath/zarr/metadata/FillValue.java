package dev.swath.zarr.metadata;

import java.lang.foreign.MemorySegment;

/// What pixels that are not stored hold.
///
/// @param element one element, little-endian, read-only
/// @param declared whether the document names it; where it is null, which version 2 allows and GDAL
///     writes in version 3 too, it is zero
public record FillValue(MemorySegment element, boolean declared) {
  public FillValue {
    element =
        MemorySegment.ofArray(element.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE))
            .asReadOnly();
  }

  /// The fill value with these bits in all components.
  public static FillValue of(dev.swath.array.DType dtype, long bits) {
    return new FillValue(MemorySegment.ofArray(Elements.bytes(dtype, bits)), true);
  }

  /// Zero, as nothing is said.
  static FillValue open(ElementType type) {
    return new FillValue(MemorySegment.ofArray(new byte[type.bytes()]), false);
  }

  /// The bits of the first component of a number.
  public long bits(dev.swath.array.DType dtype) {
    return Elements.bits(element, dtype.component());
  }
}
