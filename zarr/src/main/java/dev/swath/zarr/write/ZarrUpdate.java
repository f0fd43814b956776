package dev.swath.zarr.write;

import dev.swath.SwathException;
import dev.swath.array.Window;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.zarr.metadata.V3Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds to arrays of an existing store, or replaces whole shards of them.
///
/// New shards are staged beside the store. The commit of the last sink moves them into place; until
/// that is done readers find the mark [dev.swath.zarr.metadata.Unfinished#UPDATE_MARK], and
/// the next run finishes what a killed one began.
public final class ZarrUpdate implements AutoCloseable {
  private final Path target;
  private final StagedStore staged;
  private final ExistingStore store;
  private final UpdatedDocuments documents;
  private final List<ZarrSink> sinks = new ArrayList<>();
  private int committed;

  private ZarrUpdate(Path target, StagedStore staged) {
    this.target = target;
    this.staged = staged;
    this.store = ExistingStore.open(target);
    this.documents = new UpdatedDocuments(store);
  }

  /// @param resumeFingerprint as for [ZarrGroupWriter#create]
  public static ZarrUpdate open(Path store, Optional<String> resumeFingerprint) {
    return open(store, resumeFingerprint, new LocalDisk());
  }

  /// Begins an update without what an earlier run left, as [ZarrGroupWriter#anew] does.
  public static ZarrUpdate anew(Path store, String fingerprint) {
    Path target = StoreTarget.resolve(store);
    return open(target, StagedStore.anew(target, Publication.UPDATE, fingerprint, new LocalDisk()));
  }

  static ZarrUpdate open(Path store, Optional<String> resumeFingerprint, Disk disk) {
    Path target = StoreTarget.resolve(store);
    return open(target, StagedStore.open(target, Publication.UPDATE, resumeFingerprint, disk));
  }

  private static ZarrUpdate open(Path target, StagedStore staged) {
    try {
      return new ZarrUpdate(target, staged);
    } catch (SwathException e) {
      staged.close();
      throw e;
    }
  }

  /// A sink for pixels that follow the last ones of an array along a dimension. All arrays of the
  /// group with that dimension must get the same number.
  public synchronized RasterSink append(String array, String dimension, RasterSchema schema) {
    try {
      int axis = schema.dimensions().indexOf(dimension);
      if (axis < 0) {
        throw new IllegalArgumentException(
            "a raster of " + schema.dimensions() + " cannot be appended along " + dimension);
      }
      ExistingArray there = ExistingArray.of(store.array(array), schema);
      ArrayLayout layout = there.append(axis, schema, staged.isPublished());
      documents.lengthen(array, dimension, schema, layout.metadata());
      return sink(array, layout);
    } catch (SwathException e) {
      throw placed(array, e);
    }
  }

  /// Sets the coordinates of the pixels that are appended along a dimension. Without them, equal
  /// distances go on.
  public synchronized void coordinates(String dimension, double... values) {
    documents.coordinates(dimension, values);
  }

  /// A sink for a window of an array, which must begin and end with shards.
  ///
  /// @param window in the order of the schema's dimensions
  public synchronized RasterSink region(String array, Window window, RasterSchema schema) {
    try {
      return sink(array, ExistingArray.of(store.array(array), schema).region(window, schema));
    } catch (SwathException e) {
      throw placed(array, e);
    }
  }

  private SwathException placed(String array, SwathException e) {
    return e.where().isEmpty() ? e.in(target + " array " + array) : e;
  }

  private RasterSink sink(String path, ArrayLayout layout) {
    if (committed > 0) {
      throw new IllegalStateException("sinks are opened before the first of them is committed");
    }
    String description =
        path + layout.origin() + layout.grid().extent() + V3Writer.array(layout.metadata());
    StagedArray array =
        staged.declare(description, cell -> NodePath.in(path, layout.key(layout.cell(cell))));
    ZarrSink sink = new ZarrSink(path, layout, array, this::committed);
    sinks.add(sink);
    return sink;
  }

  private synchronized void committed() {
    committed++;
    if (committed == sinks.size() && !staged.isPublished()) {
      try {
        List<String> removals = new ArrayList<>(documents.write(staged));
        sinks.forEach(sink -> removals.addAll(sink.emptied(target)));
        store.checkUnchanged();
        staged.publish(removals);
      } catch (SwathException e) {
        throw e.where().isEmpty() ? e.in(target.toString()) : e;
      }
    }
  }

  /// Closes the sinks. Without a commit the work is kept if it can be resumed, else removed.
  @Override
  public void close() {
    try (staged) {
      sinks.forEach(ZarrSink::close);
    }
  }
}
