package dev.swath.zarr;

import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.array.ZarrArray;
import dev.swath.zarr.geo.CoordinateArray;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The coordinates that a store has for the dimensions of a raster, beyond what the raster's schema
/// says: those of times, levels and the like, and of rows and columns at unequal distances.
public final class StoredCoordinates {
  private static final long MOST = 1 << 20;

  /// Beyond, not every whole number is a double.
  private static final double EXACT = 0x1p53;

  private StoredCoordinates() {}

  /// Those that can be written beside another array just as they are. Others are left out.
  public static List<CoordinateArray> of(ZarrStore store, ZarrRaster raster) {
    RasterSchema schema = raster.schema();
    List<CoordinateArray> found = new ArrayList<>();
    for (int axis = 0; axis < schema.rank(); axis++) {
      boolean said =
          axis >= schema.rank() - 2
              ? schema.geometry().isPresent()
              : schema.dimensions().get(axis).equals(RasterSchema.BAND);
      if (!said) {
        of(store, raster, schema.dimensions().get(axis))
            .filter(isOfLength(schema.extent().size(axis)))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static java.util.function.Predicate<CoordinateArray> isOfLength(long length) {
    return coordinate -> coordinate.length() == length;
  }

  private static Optional<CoordinateArray> of(
      ZarrStore store, ZarrRaster raster, String dimension) {
    String path = raster.array().path();
    String group = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    if (!(store.node(Documents.key(group, dimension)).orElse(null)
        instanceof ZarrNode.Array node)) {
      return Optional.empty();
    }
    try {
      ZarrArray array = store.array(node);
      return isLine(array) ? coordinate(dimension, node, array) : Optional.empty();
    } catch (SwathException _) {
      return Optional.empty();
    }
  }

  private static boolean isLine(ZarrArray array) {
    return array.metadata().rank() == 1
        && array.metadata().type().dtype().isPresent()
        && array.dtype().kind() != DType.Kind.COMPLEX
        && array.extent().count() <= MOST;
  }

  private static Optional<CoordinateArray> coordinate(
      String dimension, ZarrNode.Array node, ZarrArray array) {
    double[] values = new double[Math.toIntExact(array.extent().count())];
    try (Arena arena = Arena.ofConfined()) {
      long bytes = Math.max(1, Block.byteSize(array.dtype(), array.extent()));
      Block block = Block.planar(array.dtype(), array.extent(), arena.allocate(bytes, Long.BYTES));
      array.read(block);
      for (int i = 0; i < values.length; i++) {
        values[i] = block.value(i);
        if (array.dtype().isInteger() && Math.abs(values[i]) > EXACT) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        new CoordinateArray(
            dimension,
            List.of(dimension),
            values.length,
            array.dtype(),
            node.allAttributes().deepCopy(),
            at -> values[Math.toIntExact(at)]));
  }
}
