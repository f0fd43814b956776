package dev.swath.zarr.array;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.zarr.metadata.FillValue;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Sets pixels that are not stored.
final class Fill {
  private Fill() {}

  static void fill(Block into, FillValue fill) {
    MemorySegment element = fill.element();
    DType dtype = into.dtype();
    if (into.window().isEmpty()) {
      return;
    }
    if (element.byteSize() > dtype.bytes()) {
      fillBytes(into, element);
    } else if (dtype.kind() == DType.Kind.COMPLEX) {
      fillPairs(into, fill);
    } else {
      into.fill(fill.bits(dtype));
    }
  }

  /// The last axis are the bytes of an element that is no number.
  private static void fillBytes(Block into, MemorySegment element) {
    Window window = into.window();
    int last = window.rank() - 1;
    for (long i = window.start(last); i < window.end(last); i++) {
      into.view(window.with(last, i, 1)).fill(element.get(ValueLayout.JAVA_BYTE, i) & 0xffL);
    }
  }

  private static void fillPairs(Block into, FillValue fill) {
    MemorySegment element = fill.element();
    long half = element.byteSize() / 2;
    if (element.asSlice(0, half).mismatch(element.asSlice(half)) < 0) {
      into.fill(fill.bits(into.dtype()));
      return;
    }
    long[] start = into.window().starts();
    Window first = Window.cell(start);
    for (int axis = 0; axis < start.length; axis++) {
      spread(into, element, first, axis);
      first = first.with(axis, start[axis], into.window().size(axis));
    }
  }

  /// Sets one pixel, then copies what is set along one axis after another.
  private static void spread(Block into, MemorySegment element, Window set, int axis) {
    if (axis == 0) {
      MemorySegment.copy(element, 0, into.segment(), into.offset(set.starts()), element.byteSize());
    }
    Block done = into.view(set);
    for (long i = 1; i < into.window().size(axis); i++) {
      into.paste(done.moveTo(set.with(axis, set.start(axis) + i, set.size(axis))));
    }
  }
}
