package dev.swath.zarr.write;

import dev.swath.SwathException;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.zarr.geo.CoordinateArray;
import dev.swath.zarr.geo.GeoAttributes;
import dev.swath.zarr.geo.Multiscales;
import dev.swath.zarr.metadata.V3Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a new store: a group of arrays, their coordinates and consolidated metadata.
///
/// All arrays are declared first; then their sinks go with their rasters into sweeps. The commit of
/// the last one publishes the store. Nothing is created before the first write.
public final class ZarrGroupWriter implements AutoCloseable {
  /// What to do with a store that is there already.
  public enum Replace {
    REFUSE,
    OVERWRITE
  }

  private final Path target;
  private final StagedStore staged;
  private final StoreDocuments documents = new StoreDocuments();
  private final List<ZarrSink> sinks = new ArrayList<>();
  private int committed;

  private ZarrGroupWriter(Path target, StagedStore staged) {
    this.target = target;
    this.staged = staged;
  }

  /// Begins a store, or goes on with one.
  ///
  /// @param resumeFingerprint identifies the request and its inputs; with it, what was written
  ///     before a failure is kept, and work that an earlier run of the same request left is gone on
  ///     with (work of another request is a conflict); without it, nothing is kept, and what an
  ///     earlier run left is removed
  public static ZarrGroupWriter create(
      Path store, Replace replace, Optional<String> resumeFingerprint) {
    return create(store, replace, resumeFingerprint, new LocalDisk());
  }

  /// Begins a store without what an earlier run left for it. A failure removes what was written;
  /// only if the process is killed can another run go on with it.
  ///
  /// @param fingerprint identifies the request and its inputs
  public static ZarrGroupWriter anew(Path store, Replace replace, String fingerprint) {
    Path target = StoreTarget.resolve(store);
    return open(
        target,
        replace,
        StagedStore.anew(target, publication(replace), fingerprint, new LocalDisk()));
  }

  static ZarrGroupWriter create(
      Path store, Replace replace, Optional<String> resumeFingerprint, Disk disk) {
    Path target = StoreTarget.resolve(store);
    return open(
        target, replace, StagedStore.open(target, publication(replace), resumeFingerprint, disk));
  }

  private static Publication publication(Replace replace) {
    return switch (replace) {
      case REFUSE -> Publication.CREATE;
      case OVERWRITE -> Publication.REPLACE;
    };
  }

  private static ZarrGroupWriter open(Path target, Replace replace, StagedStore staged) {
    try {
      if (!staged.isPublished()) {
        StoreTarget.refuseExisting(target, replace == Replace.OVERWRITE);
      }
      return new ZarrGroupWriter(target, staged);
    } catch (SwathException e) {
      staged.close();
      throw e;
    }
  }

  /// Whether an earlier run left work for this store that it did not come to publish.
  public static boolean hasUnfinished(Path store) {
    return StagedFolder.of(StoreTarget.resolve(store)).hasWork();
  }

  /// Removes what an earlier run left for this store, unless it is still being written. What it had
  /// begun to publish is finished instead.
  public static void discardUnfinished(Path store) {
    StagedStore.discard(StoreTarget.resolve(store), new LocalDisk());
  }

  /// Declares an array.
  ///
  /// @param path name of the array, such as `data`, or with its groups, such as `0/reflectance`
  /// @param attributes further attributes of the array, as [dev.swath.zarr.geo.AttributeText]
  public synchronized RasterSink array(
      String path, RasterSchema schema, ZarrOptions options, Map<String, String> attributes) {
    if (committed > 0) {
      throw new IllegalStateException("arrays are declared before the first of them is committed");
    }
    try {
      NodePath.checked(path);
      ArrayLayout layout =
          new LayoutOptions(schema, options).layout(GeoAttributes.array(schema, attributes));
      documents.add(path, schema, layout.metadata(), options.codec());
      StagedArray array =
          staged.declare(
              path + V3Writer.array(layout.metadata()),
              cell -> NodePath.in(path, layout.key(layout.cell(cell))));
      ZarrSink sink = new ZarrSink(path, layout, array, this::committed);
      sinks.add(sink);
      return sink;
    } catch (SwathException e) {
      throw e.where().isEmpty() ? e.in(target + " array " + path) : e;
    }
  }

  /// Further attributes of a group, as [dev.swath.zarr.geo.AttributeText]; the empty path is the
  /// root.
  public synchronized void groupAttributes(String path, Map<String, String> attributes) {
    documents.attributes(path.isEmpty() ? path : NodePath.checked(path), attributes);
  }

  /// Sets coordinates of a group that say more than its arrays' schemas do, such as those of times.
  /// One that fits no dimension of its arrays is left out.
  ///
  /// @param path of the group; the empty path is the root
  public synchronized void coordinates(String path, List<CoordinateArray> known) {
    documents.coordinates(path.isEmpty() ? path : NodePath.checked(path), known);
  }

  /// Says that the groups of a group hold one raster at several sizes.
  ///
  /// @param path of the group; the empty path is the root
  /// @param schema of the raster at its full size
  public synchronized void multiscales(String path, RasterSchema schema, Multiscales levels) {
    documents.multiscales(path.isEmpty() ? path : NodePath.checked(path), schema, levels);
  }

  private synchronized void committed() {
    committed++;
    if (committed == sinks.size() && !staged.isPublished()) {
      documents.write(staged);
      staged.publish(List.of());
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
