package dev.swath.zarr.write;

import dev.swath.ConflictException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.metadata.ArrayMetadata;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where a raster goes in an array that is there.
///
/// @param metadata of the array
/// @param axes the raster's axis for each axis of the array
record ExistingArray(ArrayMetadata metadata, int[] axes) {
  ExistingArray {
    axes = axes.clone();
  }

  /// The array, for a raster with dimensions of the same names and pixels of the same type.
  static ExistingArray of(ArrayMetadata metadata, RasterSchema schema) {
    List<String> names = metadata.dimensionNames().stream().map(n -> n.orElse("")).toList();
    List<String> dimensions = schema.dimensions();
    boolean unnamed = names.stream().allMatch(String::isEmpty);
    boolean same = names.size() == dimensions.size() && (unnamed || names.containsAll(dimensions));
    if (!same || !metadata.type().dtype().equals(Optional.of(schema.dtype()))) {
      throw new UnsupportedDataException(
          "an array of "
              + metadata.type()
              + " with dimensions "
              + names
              + " cannot take a raster of "
              + schema.dtype()
              + " with dimensions "
              + dimensions,
          "convert or rename them first");
    }
    return new ExistingArray(
        metadata,
        unnamed
            ? Block.axes(names.size())
            : names.stream().mapToInt(dimensions::indexOf).toArray());
  }

  /// The place of a window of the array, which must begin and end with chunks.
  ///
  /// @param window on the raster's axes
  ArrayLayout region(Window window, RasterSchema schema) {
    if (!Window.ofSize(window.sizes()).equals(schema.extent())) {
      throw new IllegalArgumentException(
          "a raster of " + schema.extent() + " cannot fill the window " + window);
    }
    Window place = onArray(window);
    CellGrid chunks = metadata.chunks();
    if (place.isEmpty() || !chunks.extent().contains(place)) {
      throw new ConflictException(
          "the window " + window + " is not inside the array " + onRaster(chunks.extent()),
          "choose one inside");
    }
    if (!whole(place, false).equals(Optional.of(place))) {
      throw unaligned(window, place);
    }
    return ArrayLayout.of(metadata, axes, place.starts(), schema.extent());
  }

  private ConflictException unaligned(Window window, Window place) {
    String inside = whole(place, true).map(w -> " or " + onRaster(w) + " inside").orElse("");
    return new ConflictException(
        "the window "
            + window
            + " would have to read and rewrite chunks of "
            + onRaster(metadata.chunks().cell())
            + " that it covers in part",
        "write " + onRaster(whole(place, false).orElseThrow()) + " around it" + inside);
  }

  /// The window of whole chunks around or inside a window; empty if there is none inside.
  private Optional<Window> whole(Window place, boolean inside) {
    Window cell = metadata.chunks().cell();
    Window extent = metadata.chunks().extent();
    long[] start = new long[place.rank()];
    long[] size = new long[place.rank()];
    for (int i = 0; i < start.length; i++) {
      long side = cell.size(i);
      long last = inside && place.end(i) < extent.size(i) ? 0 : side - 1;
      start[i] = (place.start(i) + (inside ? side - 1 : 0)) / side * side;
      long end = Math.min((place.end(i) + last) / side * side, extent.size(i));
      if (end <= start[i]) {
        return Optional.empty();
      }
      size[i] = end - start[i];
    }
    return Optional.of(Window.of(start, size));
  }

  private Window onArray(Window raster) {
    Window array = raster;
    for (int i = 0; i < axes.length; i++) {
      array = array.with(i, raster.start(axes[i]), raster.size(axes[i]));
    }
    return array;
  }

  private Window onRaster(Window array) {
    Window raster = array;
    for (int i = 0; i < axes.length; i++) {
      raster = raster.with(axes[i], array.start(i), array.size(i));
    }
    return raster;
  }

  /// The place behind the last pixels on a dimension, in an array that is longer by a raster.
  ///
  /// @param dimension the raster's axis
  /// @param done whether the array is longer already
  ArrayLayout append(int dimension, RasterSchema schema, boolean done) {
    int axis =
        IntStream.range(0, axes.length).filter(i -> axes[i] == dimension).findFirst().orElseThrow();
    long added = schema.extent().size(dimension);
    CellGrid chunks = metadata.chunks();
    long old = chunks.extent().size(axis) - (done ? added : 0);
    checkAppended(dimension, axis, old, schema);
    Window extent = chunks.extent().with(axis, 0, Math.addExact(old, added));
    ArrayMetadata longer =
        new ArrayMetadata(
            metadata.format(),
            new CellGrid(extent, chunks.cell()),
            metadata.type(),
            metadata.fill(),
            metadata.keys(),
            metadata.codecs(),
            metadata.dimensionNames(),
            metadata.attributes());
    long[] start = new long[axes.length];
    start[axis] = old;
    return ArrayLayout.of(longer, axes, start, schema.extent());
  }

  private void checkAppended(int dimension, int axis, long old, RasterSchema schema) {
    Window now = onRaster(metadata.chunks().extent());
    String name = schema.dimensions().get(dimension);
    for (int i = 0; i < axes.length; i++) {
      if (i != dimension && now.size(i) != schema.extent().size(i)) {
        throw new ConflictException(
            "a raster of "
                + schema.extent()
                + " cannot follow on dimension "
                + name
                + " in an array of "
                + now,
            "all other dimensions must be equal");
      }
    }
    long chunk = metadata.chunks().cell().size(axis);
    if (old % chunk != 0) {
      throw new ConflictException(
          "the last chunk on dimension "
              + name
              + " holds "
              + old % chunk
              + " of "
              + chunk
              + " and would have to be read and rewritten",
          "write a new store whose chunks or shards on " + name + " divide " + old);
    }
  }
}
