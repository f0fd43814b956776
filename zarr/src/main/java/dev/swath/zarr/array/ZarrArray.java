package dev.swath.zarr.array;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.store.ObjectStore;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.Limits;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/// One array of a store, in units: the smallest pieces that can be decoded by themselves, which are
/// the innermost chunks of shards, else chunks.
///
/// Elements that are no numbers come as single bytes on an axis of their own behind the others; an
/// array without axes has one of length 1. Safe for any threads. Whoever opens an array closes it;
/// the store stays open.
public final class ZarrArray implements AutoCloseable {
  private final ObjectStore store;
  private final String path;
  private final ArrayMetadata metadata;
  private final ArrayCoding coding;
  private final CellGrid units;
  private final CodecPool pool = new CodecPool();
  private final IndexCache indices;

  private ZarrArray(ObjectStore store, String path, ArrayMetadata metadata, Limits limits) {
    this.store = store;
    this.path = path;
    this.metadata = metadata;
    this.coding = ArrayCoding.of(metadata, limits, pool);
    this.units = CellGrid.of(coding.extent().sizes(), coding.unit().form().shape());
    this.indices = new IndexCache(limits.indexBytes());
  }

  /// Opens an array; reads nothing.
  ///
  /// @param path of the array in the store; empty for the root
  public static ZarrArray open(
      ObjectStore store, String path, ArrayMetadata metadata, Limits limits) {
    try {
      return new ZarrArray(store, path, metadata, limits);
    } catch (SwathException e) {
      throw e.in(path.isEmpty() ? store.name() : store.name() + " " + path);
    }
  }

  public ArrayMetadata metadata() {
    return metadata;
  }

  /// The array's path in its store; empty for the root.
  public String path() {
    return path;
  }

  /// The type of the pixels.
  public DType dtype() {
    return coding.dtype();
  }

  /// The pixels.
  public Window extent() {
    return coding.extent();
  }

  /// The pixels in units.
  public CellGrid units() {
    return units;
  }

  /// The order of the axes in a unit's bytes, slowest first.
  public int[] axisOrder() {
    return coding.unit().form().axes().clone();
  }

  /// Bytes that a unit takes in the store; 0 for one that is not there and holds the fill value.
  public long storedBytes(CellIndex unit) {
    return locate(unit).map(ByteRange::length).orElse(0L);
  }

  /// Reads the bytes of a unit, if it has any.
  ///
  /// @param into as many bytes as [#storedBytes(CellIndex)]
  public void fetch(CellIndex unit, MemorySegment into) {
    if (into.byteSize() == 0) {
      return;
    }
    if (coding.shards().isEmpty()) {
      read(key(unit), 0, into);
      return;
    }
    ByteRange range =
        locate(unit)
            .orElseThrow(
                () ->
                    (CorruptDataException)
                        new CorruptDataException(
                                "vanished while the store was read",
                                "run again when nobody writes it")
                            .in(key(unit))
                            .in(store.name()));
    read(range.key(), range.position(), into);
  }

  void read(String key, long position, MemorySegment into) {
    try {
      store.read(key, position, into);
    } catch (SwathException e) {
      throw e.in(store.name());
    }
  }

  /// Bytes of working memory that decoding a unit takes into a block of its window, in the order of
  /// [#axisOrder()] and without gaps.
  public long scratchBytes(CellIndex unit) {
    boolean whole = Arrays.equals(units.window(unit).sizes(), coding.unit().form().shape());
    return coding.unit().scratchBytes(whole);
  }

  /// Bytes of working memory that decoding any part of a unit takes.
  public long scratchBytes() {
    return coding.unit().scratchBytes(false);
  }

  /// Decodes a unit or a part of it.
  ///
  /// @param stored the unit's bytes, left as they are; none for one that is not stored
  /// @param scratch as many bytes as [#scratchBytes(CellIndex)] for the unit's window in the order
  ///     of [#axisOrder()] without gaps, else [#scratchBytes()]
  public void decode(CellIndex unit, MemorySegment stored, MemorySegment scratch, Block into) {
    if (stored.byteSize() == 0) {
      Fill.fill(into, metadata.fill());
      return;
    }
    try {
      long[] start = units.window(unit).starts();
      coding.unit().decode(start, stored, scratch, into);
    } catch (SwathException e) {
      throw e.in(place(unit)).in(store.name());
    }
  }

  private String place(CellIndex unit) {
    if (coding.shards().isEmpty()) {
      return "chunk " + key(unit);
    }
    String where = locate(unit).map(ByteRange::toString).orElse(key(unit));
    return "shard " + where + ", inner chunk " + unit;
  }

  /// The key of the object that holds a unit.
  public String key(CellIndex unit) {
    String key = metadata.keys().key(chunk(unit));
    return path.isEmpty() ? key : path + "/" + key;
  }

  private CellIndex chunk(CellIndex unit) {
    return ancestor(unit, metadata.chunks().cell());
  }

  /// The cell of a coarser grid in which a unit lies, on the axes of the elements.
  private CellIndex ancestor(CellIndex unit, Window cell) {
    long[] index = new long[metadata.rank()];
    long[] shape = coding.unit().form().shape();
    for (int axis = 0; axis < index.length; axis++) {
      index[axis] = unit.at(axis) / (cell.size(axis) / shape[axis]);
    }
    return CellIndex.of(index);
  }

  /// Where the bytes of a unit lie; empty if it is not stored.
  Optional<ByteRange> locate(CellIndex unit) {
    String key = key(unit);
    try {
      return coding.shards().isEmpty() ? whole(key) : inner(unit, key);
    } catch (SwathException e) {
      throw e.in(store.name());
    }
  }

  private Optional<ByteRange> whole(String key) {
    java.util.OptionalLong size = store.size(key);
    if (size.isEmpty()) {
      return Optional.empty();
    }
    checkStored(new ByteRange(key, 0, size.getAsLong()));
    return Optional.of(new ByteRange(key, 0, size.getAsLong()));
  }

  private void checkStored(ByteRange range) {
    try {
      if (range.length() == 0) {
        throw new CorruptDataException(
            "has no bytes", "the store was not written to its end; get it again");
      }
      coding.unit().steps().checkStored(range.length());
    } catch (SwathException e) {
      throw e.in(range.toString());
    }
  }

  private Optional<ByteRange> inner(CellIndex unit, String key) {
    Optional<ByteRange> range = Optional.empty();
    for (int level = 0; level < coding.shards().size(); level++) {
      ShardCoding shard = coding.shards().get(level);
      Window cell = Window.ofSize(Arrays.copyOf(shard.form().shape(), metadata.rank()));
      var name = new IndexCache.Key(level, ancestor(unit, cell));
      Optional<ByteRange> around = range;
      boolean outermost = level == 0;
      Optional<ShardIndex> index =
          indices.get(name, () -> index(shard, outermost ? shardRange(key) : around));
      if (index.isEmpty()) {
        return Optional.empty();
      }
      Window inside = Window.ofSize(Arrays.copyOf(shard.inner().form().shape(), metadata.rank()));
      int entry = index.get().entry(ancestor(unit, inside));
      if (index.get().isMissing(entry)) {
        return Optional.empty();
      }
      long base = around.map(ByteRange::position).orElse(0L);
      range =
          Optional.of(
              new ByteRange(key, base + index.get().offset(entry), index.get().length(entry)));
    }
    range.ifPresent(this::checkStored);
    return range;
  }

  private Optional<ByteRange> shardRange(String key) {
    java.util.OptionalLong size = store.size(key);
    return size.isEmpty() ? Optional.empty() : Optional.of(new ByteRange(key, 0, size.getAsLong()));
  }

  private Optional<ShardIndex> index(ShardCoding shard, Optional<ByteRange> place) {
    if (place.isEmpty()) {
      return Optional.empty();
    }
    ByteRange range = place.get();
    try (Arena arena = Arena.ofConfined()) {
      long start = shard.indexStart(range.length());
      MemorySegment bytes = arena.allocate(shard.index().storedBytes(), Long.BYTES);
      store.read(range.key(), range.position() + start, bytes);
      return Optional.of(shard.index(bytes, range.length()));
    } catch (SwathException e) {
      throw e.where().isEmpty() ? e.in("shard " + range) : e;
    }
  }

  /// Reads a window with memory of its own: for small arrays, such as coordinates, and for readers
  /// of single windows. Neighbours inside a shard are read with one range.
  public void read(Block into) {
    new WindowReader(this, into).read();
  }

  @Override
  public void close() {
    pool.close();
  }
}
