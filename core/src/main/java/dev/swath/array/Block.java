package dev.swath.array;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Typed pixels of a window, off the heap, in any order of axes.
///
/// A block is a view: it does not own its memory, whoever leased the segment does. Several threads
/// may read one block; writers must write disjoint pixels.
public final class Block {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final DType dtype;
  private final Window window;
  private final MemorySegment segment;
  private final long base;
  private final long[] strides;

  private Block(DType dtype, Window window, MemorySegment segment, long base, long[] strides) {
    this.dtype = dtype;
    this.window = window;
    this.segment = segment;
    this.base = base;
    this.strides = strides;
  }

  /// A block whose last axis runs fastest (C order; bands are planes).
  public static Block planar(DType dtype, Window window, MemorySegment segment) {
    return of(dtype, window, segment, axes(window.rank()));
  }

  /// A block whose first axis runs fastest and the others in C order: samples of a pixel side by
  /// side.
  public static Block interleaved(DType dtype, Window window, MemorySegment segment) {
    return of(dtype, window, segment, interleavedAxes(window.rank()));
  }

  /// A block in any axis order, slowest axis first, starting at byte 0 of the segment.
  public static Block of(DType dtype, Window window, MemorySegment segment, int... order) {
    long[] strides = new long[window.rank()];
    long stride = dtype.bytes();
    for (int i = order.length - 1; i >= 0; i--) {
      strides[order[i]] = stride;
      stride = Math.multiplyExact(stride, window.size(order[i]));
    }
    if (stride > segment.byteSize()) {
      throw new IllegalArgumentException(
          "a "
              + dtype
              + " block of "
              + window
              + " takes "
              + stride
              + " bytes but the segment has "
              + segment.byteSize());
    }
    return new Block(dtype, window, segment, 0, strides);
  }

  /// C order: 0, 1, … rank − 1.
  public static int[] axes(int rank) {
    int[] order = new int[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = i;
    }
    return order;
  }

  /// 1, … rank − 1, 0.
  public static int[] interleavedAxes(int rank) {
    int[] order = new int[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = (i + 1) % rank;
    }
    return order;
  }

  /// Bytes of the pixels of a window.
  public static long byteSize(DType dtype, Window window) {
    return Math.multiplyExact(window.count(), dtype.bytes());
  }

  public DType dtype() {
    return dtype;
  }

  /// Where these pixels lie in their raster.
  public Window window() {
    return window;
  }

  /// The memory, of which this block may be a part.
  public MemorySegment segment() {
    return segment;
  }

  /// Bytes between neighbours on an axis.
  public long stride(int axis) {
    return strides[axis];
  }

  /// Byte offset in [#segment()] of the pixel at an index of the raster (not of the block).
  public long offset(long... index) {
    long at = base;
    for (int axis = 0; axis < strides.length; axis++) {
      at += (index[axis] - window.start(axis)) * strides[axis];
    }
    return at;
  }

  /// Byte offset in [#segment()] of the window's first pixel.
  public long base() {
    return base;
  }

  /// The part of this block inside a window, sharing memory.
  public Block view(Window part) {
    if (!window.contains(part)) {
      throw new IllegalArgumentException("window " + part + " is not inside block " + window);
    }
    return new Block(dtype, part, segment, offset(part.starts()), strides);
  }

  /// The same pixels under another window of the same shape.
  public Block moveTo(Window elsewhere) {
    if (!java.util.Arrays.equals(elsewhere.sizes(), window.sizes())) {
      throw mismatch(elsewhere);
    }
    return new Block(dtype, elsewhere, segment, base, strides);
  }

  /// The same pixels under a window that may have more axes of size 1, or fewer; its other axes
  /// have this block's sizes in this block's order.
  public Block withAxesOf(Window elsewhere) {
    long[] moved = new long[elsewhere.rank()];
    int from = 0;
    for (int axis = 0; axis < moved.length; axis++) {
      if (elsewhere.size(axis) != 1) {
        while (from < strides.length && window.size(from) == 1) {
          from++;
        }
        if (from == strides.length || window.size(from) != elsewhere.size(axis)) {
          throw mismatch(elsewhere);
        }
        moved[axis] = strides[from];
        from++;
      }
    }
    if (elsewhere.count() != window.count()) {
      throw mismatch(elsewhere);
    }
    return new Block(dtype, elsewhere, segment, base, moved);
  }

  private IllegalArgumentException mismatch(Window elsewhere) {
    return new IllegalArgumentException("window " + elsewhere + " has not the shape of " + window);
  }

  /// The same pixels with their axes in another order: axis `i` of the result is axis `axes[i]`.
  public Block permute(int... axes) {
    long[] start = new long[axes.length];
    long[] size = new long[axes.length];
    long[] moved = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      start[i] = window.start(axes[i]);
      size[i] = window.size(axes[i]);
      moved[i] = strides[axes[i]];
    }
    return new Block(dtype, Window.of(start, size), segment, base, moved);
  }

  /// Copies the pixels of another block of the same type that lie inside this one.
  public void paste(Block source) {
    if (source.dtype != dtype) {
      throw new IllegalArgumentException(
          "cannot paste " + source.dtype + " pixels into a " + dtype + " block");
    }
    Window shared = window.intersect(source.window);
    if (!shared.isEmpty()) {
      StridedCopy.copy(source.view(shared), view(shared));
    }
  }

  /// Sets every pixel to a value given by its bits (the low [DType#bytes()] bytes; both components
  /// of a complex value are set to the same component bits).
  public void fill(long bits) {
    StridedCopy.fill(this, bits);
  }

  /// The bits of the value at a byte offset, unsigned in the low bytes; one component of a complex.
  public long bits(long offset) {
    return switch (dtype.component().bytes()) {
      case 1 -> segment.get(ValueLayout.JAVA_BYTE, offset) & 0xffL;
      case 2 -> segment.get(SHORT, offset) & 0xffffL;
      case 4 -> segment.get(INT, offset) & 0xffff_ffffL;
      default -> segment.get(LONG, offset);
    };
  }

  /// Sets the value at a byte offset from its bits; one component of a complex.
  public void setBits(long offset, long bits) {
    switch (dtype.component().bytes()) {
      case 1 -> segment.set(ValueLayout.JAVA_BYTE, offset, (byte) bits);
      case 2 -> segment.set(SHORT, offset, (short) bits);
      case 4 -> segment.set(INT, offset, (int) bits);
      default -> segment.set(LONG, offset, bits);
    }
  }

  /// The value at an index of the raster as a double; the real part of a complex value. Exact for
  /// all types but 64-bit integers beyond 2⁵³.
  public double value(long... index) {
    return Values.toDouble(dtype.component(), bits(offset(index)));
  }

  /// Sets the value at an index of the raster, saturating integers and rounding half to even.
  public void setValue(double value, long... index) {
    setBits(offset(index), Values.fromDouble(dtype.component(), value));
  }
}
