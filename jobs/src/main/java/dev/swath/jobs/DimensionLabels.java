package dev.swath.jobs;

import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.operators.local.FoldBands;
import dev.swath.zarr.ZarrNode;
import dev.swath.zarr.ZarrRaster;
import dev.swath.zarr.ZarrStore;
import dev.swath.zarr.array.ZarrArray;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// What the places along a dimension of a Zarr array are called: the numbers of the array that has
/// the dimension's name.
final class DimensionLabels {
  private static final double EXACT = 0x1p53;

  private DimensionLabels() {}

  /// No labels if there is no such array, or it cannot be read: they are only names.
  static List<String> of(ZarrStore store, ZarrRaster raster, String dimension) {
    String path = raster.array().path();
    String sibling = path.substring(0, path.lastIndexOf('/') + 1) + dimension;
    if (!(store.node(sibling).orElse(null) instanceof ZarrNode.Array node)) {
      return List.of();
    }
    try {
      ZarrArray array = store.array(node);
      return isLine(array) ? labels(array) : List.of();
    } catch (SwathException _) {
      return List.of();
    }
  }

  private static boolean isLine(ZarrArray array) {
    return array.metadata().rank() == 1
        && array.metadata().type().dtype().isPresent()
        && array.dtype().kind() != DType.Kind.COMPLEX
        && array.extent().count() <= FoldBands.MOST_BANDS;
  }

  private static List<String> labels(ZarrArray array) {
    List<String> labels = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      long bytes = Math.max(1, Block.byteSize(array.dtype(), array.extent()));
      Block values = Block.planar(array.dtype(), array.extent(), arena.allocate(bytes, Long.BYTES));
      array.read(values);
      for (long i = 0; i < array.extent().count(); i++) {
        labels.add(text(values.value(i)));
      }
    }
    return labels;
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < EXACT
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
