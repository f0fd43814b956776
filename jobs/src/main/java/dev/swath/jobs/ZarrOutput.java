package dev.swath.jobs;

import dev.swath.ConflictException;
import dev.swath.StorageException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.codec.CodecSpec;
import dev.swath.grid.CellGrid;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.overview.Pyramid;
import dev.swath.operators.overview.Resampling;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import dev.swath.sweep.Output;
import dev.swath.zarr.StoredCoordinates;
import dev.swath.zarr.geo.CoordinateArray;
import dev.swath.zarr.write.ZarrGroupWriter;
import dev.swath.zarr.write.ZarrGroupWriter.Replace;
import dev.swath.zarr.write.ZarrOptions;
import dev.swath.zarr.write.ZarrUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A Zarr array that is written: the only one of a new store, with its overviews if there are any,
/// or part of one that is there.
///
/// @param schema of the full raster
/// @param sinks of the full raster and its overviews
/// @param release closes the writer that the sinks belong to
record ZarrOutput(
    Target target,
    RasterSchema schema,
    Pyramid pyramid,
    List<RasterSink> sinks,
    Runnable release,
    String layout,
    boolean compresses,
    long maxBytes)
    implements OpenTarget {
  /// Bytes in the index of a shard for each of its chunks, checksums included.
  private static final int INDEX_ENTRY = 32;

  /// Bytes of a store's documents, about.
  private static final long DOCUMENTS = 64 << 10;

  static ZarrOutput open(
      Target target, RasterSchema schema, Optional<Source> source, String identity) {
    refuse(target);
    return switch (target.existing()) {
      case Existing.Refuse _ -> create(target, schema, source, identity, Replace.REFUSE);
      case Existing.Replace _ -> create(target, schema, source, identity, Replace.OVERWRITE);
      case Existing.Append(String dimension) -> {
        ZarrUpdate update = update(target, identity);
        yield updated(
            target,
            schema,
            update,
            () -> appended(update, target, dimension, schema, source),
            "more along " + dimension);
      }
      case Existing.Region(Map<String, Existing.Range> ranges) -> {
        ZarrUpdate update = update(target, identity);
        Window window = window(schema, ranges);
        yield updated(
            target,
            schema,
            update,
            () -> update.region(ZarrCreation.array(target.given()), window, schema),
            "pixels " + window);
      }
    };
  }

  private static ZarrOutput create(
      Target target,
      RasterSchema schema,
      Optional<Source> source,
      String identity,
      Replace replace) {
    ZarrOptions options = ZarrCreation.options(target.given(), schema);
    long[] chunk = options.chunk();
    long side = Math.max(chunk[chunk.length - 2], chunk[chunk.length - 1]);
    Pyramid pyramid = Levels.of(target, schema, side);
    ZarrGroupWriter group =
        target.resume()
            ? ZarrGroupWriter.create(target.path(), replace, Optional.of(identity))
            : ZarrGroupWriter.anew(target.path(), replace, identity);
    try {
      List<CoordinateArray> known = source.map(ZarrOutput::coordinates).orElse(List.of());
      ZarrLevels levels = new ZarrLevels(ZarrCreation.array(target.given()), pyramid);
      List<RasterSink> sinks = levels.declare(group, schema, target.given(), known);
      return new ZarrOutput(
          target,
          schema,
          pyramid,
          sinks,
          group::close,
          layout(options),
          !(options.codec() instanceof CodecSpec.None),
          pyramid.schemas(schema).stream().mapToLong(level -> mostBytes(options, level)).sum());
    } catch (RuntimeException | Error e) {
      group.close();
      throw e;
    }
  }

  private static List<CoordinateArray> coordinates(Source source) {
    return switch (source) {
      case GeoTiffSource _, VrtSource _ -> List.of();
      case ZarrSource zarr -> StoredCoordinates.of(zarr.store(), zarr.raster());
    };
  }

  private static ZarrUpdate update(Target target, String identity) {
    if (Levels.areAsked(target)) {
      throw new RequestException(
          "overviews of an array that is there already are not brought up to date",
          "leave --overviews out, or write the whole array anew");
    }
    List<String> misplaced =
        target.options().keySet().stream()
            .filter(name -> !name.equals(ZarrCreation.ARRAY.name()))
            .toList();
    if (!misplaced.isEmpty()) {
      throw new RequestException(
          "creation options " + misplaced + " mean nothing for an array that is there already",
          "leave them out; it keeps its chunks and codecs");
    }
    return target.resume()
        ? ZarrUpdate.open(target.path(), Optional.of(identity))
        : ZarrUpdate.anew(target.path(), identity);
  }

  /// The new pixels with the coordinates that they had, if any.
  private static RasterSink appended(
      ZarrUpdate update,
      Target target,
      String dimension,
      RasterSchema schema,
      Optional<Source> source) {
    source.map(ZarrOutput::coordinates).orElse(List.of()).stream()
        .filter(known -> known.name().equals(dimension))
        .map(known -> LongStream.range(0, known.length()).mapToDouble(known.value()::applyAsDouble))
        .forEach(values -> update.coordinates(dimension, values.toArray()));
    return update.append(ZarrCreation.array(target.given()), dimension, schema);
  }

  private static ZarrOutput updated(
      Target target,
      RasterSchema schema,
      ZarrUpdate update,
      Supplier<RasterSink> opening,
      String what) {
    try {
      RasterSink sink = opening.get();
      long bytes = Block.byteSize(schema.dtype(), schema.extent());
      return new ZarrOutput(
          target,
          schema,
          new Pyramid(List.of(), Resampling.NEAREST),
          List.of(sink),
          update::close,
          "Zarr " + what,
          true,
          bytes);
    } catch (RuntimeException | Error e) {
      update.close();
      throw e;
    }
  }

  private static Window window(RasterSchema schema, Map<String, Existing.Range> ranges) {
    Window window = schema.extent();
    for (Map.Entry<String, Existing.Range> entry : ranges.entrySet()) {
      int axis = schema.dimensions().indexOf(entry.getKey());
      Existing.Range range = entry.getValue();
      long size = range.end() - range.start();
      if (axis < 0 || size != window.size(axis)) {
        throw new RequestException(
            "the region "
                + entry.getKey()
                + "="
                + range.start()
                + ":"
                + range.end()
                + " does not fit the input's "
                + sizes(schema),
            "give ranges as long as the input's dimensions");
      }
      window = window.with(axis, range.start(), size);
    }
    return window;
  }

  private static Map<String, Long> sizes(RasterSchema schema) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (int axis = 0; axis < schema.rank(); axis++) {
      sizes.put(schema.dimensions().get(axis), schema.extent().size(axis));
    }
    return sizes;
  }

  private static String layout(ZarrOptions options) {
    return "Zarr "
        + options.shard().map(shard -> "shards " + across(shard) + " of ").orElse("")
        + "chunks "
        + across(options.chunk())
        + " "
        + CodecText.of(options.codec())
        + (options.checksums() ? " crc32c" : "");
  }

  private static String across(long... sizes) {
    return ZarrLayout.across(Arrays.stream(sizes).boxed().toList());
  }

  /// Edge chunks are stored whole.
  private static long mostBytes(ZarrOptions options, RasterSchema schema) {
    double bytes = schema.dtype().bytes();
    for (long side : options.chunk()) {
      bytes *= side;
    }
    CellGrid chunks = CellGrid.of(schema.extent().sizes(), options.chunk());
    double count = 1;
    for (int axis = 0; axis < chunks.rank(); axis++) {
      count *= chunks.cells(axis);
    }
    return (long) (count * (bytes + INDEX_ENTRY)) + DOCUMENTS;
  }

  @Override
  public List<Output> sweeps(Product product) {
    return pyramid.outputs(product.raster(), sinks);
  }

  @Override
  public WriteUnits writeUnits() {
    return sinks.getFirst().writeUnits();
  }

  @Override
  public List<Side> levels() {
    return Levels.sides(pyramid, target.path().toString(), schema);
  }

  @Override
  public void checkFree() {
    refuse(target);
  }

  private static void refuse(Target target) {
    Path path = target.path();
    boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    boolean store = StorePath.isStore(path);
    switch (target.existing()) {
      case Existing.Refuse _ when there ->
          throw new ConflictException("exists already", "choose another name or pass --overwrite")
              .in(path.toString());
      case Existing.Replace _ when there && !store ->
          throw new ConflictException(
                  "is no Zarr store, so it is not replaced", "choose another name or remove it")
              .in(path.toString());
      case Existing.Append _, Existing.Region _ when !store ->
          throw new StorageException(
                  "there is no Zarr store to add to", "check the path, or write a new one first")
              .in(path.toString());
      case Existing.Refuse _, Existing.Replace _, Existing.Append _, Existing.Region _ -> {
        // nothing is in the way
      }
    }
  }

  @Override
  public long storedBytes() {
    try (Stream<Path> files = Files.walk(target.path())) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException(
              "was written but cannot be seen (" + e.getMessage() + ")", "look who moved it", e)
          .in(target.path().toString());
    }
  }

  @Override
  public void close() {
    release.run();
  }
}
