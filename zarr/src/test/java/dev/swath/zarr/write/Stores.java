package dev.swath.zarr.write;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.store.DirectoryStore;
import dev.swath.store.ObjectStore;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import dev.swath.zarr.array.ZarrArray;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.JsonText;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.V3Documents;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Writes, reads and compares stores.
final class Stores {
  private Stores() {}

  /// Writes all cells that are not there and commits.
  static void fill(RasterSink sink, RasterSchema schema, Consumer<Block> pixels) {
    for (var cell : SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS)) {
      if (!sink.isWritten(cell)) {
        SinkDriver.write(sink, schema.dtype(), java.util.List.of(cell), pixels);
      }
    }
    sink.commit();
  }

  /// All objects of a store by their keys; none if there is nothing.
  static Map<String, String> objects(Path store) throws IOException {
    Map<String, String> objects = new TreeMap<>();
    if (Files.exists(store)) {
      try (Stream<Path> files = Files.walk(store)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          objects.put(
              store.relativize(file).toString(),
              new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
      }
    }
    return objects;
  }

  static ArrayMetadata metadata(Path store, String array) throws IOException {
    byte[] document = Files.readAllBytes(store.resolve(array).resolve("zarr.json"));
    return V3Documents.array(JsonText.object(document, Limits.DEFAULT), Limits.DEFAULT);
  }

  /// The pixels of an array, in C order of its axes.
  static byte[] read(Path store, String array) throws IOException {
    ArrayMetadata metadata = metadata(store, array);
    try (ObjectStore objects = DirectoryStore.open(store);
        ZarrArray pixels = ZarrArray.open(objects, array, metadata, Limits.DEFAULT);
        Arena arena = Arena.ofConfined()) {
      Window extent = metadata.chunks().extent();
      Block block =
          Block.planar(
              pixels.dtype(), extent, arena.allocate(Block.byteSize(pixels.dtype(), extent)));
      pixels.read(block);
      return block.segment().toArray(ValueLayout.JAVA_BYTE);
    }
  }

  /// The pixels that [SyntheticPixels] would give, in an order of the axes.
  static byte[] expected(RasterSchema schema, int... axes) {
    return expected(schema, SyntheticPixels::fill, axes);
  }

  static byte[] expected(RasterSchema schema, Consumer<Block> pixels, int... axes) {
    try (Arena arena = Arena.ofConfined()) {
      Block block =
          Block.of(
              schema.dtype(),
              schema.extent(),
              arena.allocate(Block.byteSize(schema.dtype(), schema.extent())),
              axes.length == 0 ? Block.axes(schema.rank()) : axes);
      pixels.accept(block);
      return block.segment().toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
