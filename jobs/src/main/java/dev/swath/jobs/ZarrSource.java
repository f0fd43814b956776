package dev.swath.jobs;

import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.zarr.StoredLevels;
import dev.swath.zarr.ZarrNode;
import dev.swath.zarr.ZarrRaster;
import dev.swath.zarr.ZarrStore;
import dev.swath.zarr.array.ZarrArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// An array of a Zarr store that is open.
final class ZarrSource implements Source {
  private static final int MOST_SAMPLES = 32;

  private final ZarrStore store;
  private final ZarrRaster raster;

  private ZarrSource(ZarrStore store, ZarrRaster raster) {
    this.store = store;
    this.raster = raster;
  }

  static ZarrSource open(StorePath path) {
    ZarrStore store = ZarrStore.open(path.store());
    try {
      return new ZarrSource(store, store.raster(path.inside()));
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  /// Smaller versions of the raster.
  List<Description.Overview> overviews() {
    String own = raster.array().path();
    for (String group = parent(own); ; group = parent(group)) {
      List<String> levels = StoredLevels.of(store, group);
      if (!levels.isEmpty()) {
        return overviews(levels, own);
      }
      if (group.isEmpty()) {
        return List.of();
      }
    }
  }

  private List<Description.Overview> overviews(List<String> levels, String own) {
    String full = levels.getFirst();
    if (!own.startsWith(full)) {
      return List.of();
    }
    Set<String> rasters =
        store.rasterNodes().stream().map(ZarrNode::path).collect(Collectors.toSet());
    List<Description.Overview> overviews = new ArrayList<>();
    for (String level : levels.subList(1, levels.size())) {
      String path = level + own.substring(full.length());
      if (rasters.contains(path)) {
        RasterSchema schema = store.raster(path).schema();
        overviews.add(new Description.Overview(schema.rows(), schema.cols(), path));
      }
    }
    return overviews;
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  ZarrStore store() {
    return store;
  }

  @Override
  public ZarrRaster raster() {
    return raster;
  }

  private String name() {
    String path = raster.array().path();
    return path.isEmpty() ? store.name() : store.name() + "#" + path;
  }

  @Override
  public Side side() {
    return new Side(name(), raster.schema(), layout().text());
  }

  ZarrLayout layout() {
    return ZarrLayout.of(raster.array().metadata());
  }

  @Override
  public Description description() {
    return ZarrDescription.of(this, name());
  }

  @Override
  public String identity() {
    return Path.of(store.name()).toAbsolutePath().normalize()
        + "#"
        + raster.array().path()
        + " "
        + store.objects().fingerprint(document());
  }

  private String document() {
    return store.node(raster.array().path()).orElseThrow() instanceof ZarrNode.Array node
        ? node.source()
        : "";
  }

  /// From some of the chunks, evenly taken.
  @Override
  public double ratio() {
    Window all = raster.units().all();
    long count = all.count();
    long step = Math.max(1, count / MOST_SAMPLES);
    double stored = 0;
    double raw = 1;
    for (long n = 0; n < count; n += step) {
      CellIndex unit = CellIndex.in(all, n);
      stored += raster.storedBytes(unit);
      raw += Block.byteSize(raster.schema().dtype(), raster.units().window(unit));
    }
    return stored / raw;
  }

  @Override
  public ChunkCount chunks() {
    return chunks(store, raster.array());
  }

  static ChunkCount chunks(ZarrStore store, ZarrArray array) {
    ChunkCount count =
        ChunkCount.of(
            array.dtype(), array.units().all(), array.units()::window, array::storedBytes);
    if (array.metadata().codecs().sharding().isEmpty()) {
      return count;
    }
    String folder = array.path().isEmpty() ? "" : array.path() + "/";
    return count.withShards(
        ChunkCount.pieces(
            array.metadata().chunks().all(),
            shard -> size(store, folder + array.metadata().keys().key(shard))));
  }

  private static long size(ZarrStore store, String key) {
    OptionalLong size = store.objects().size(key);
    return size.orElse(0);
  }

  @Override
  public List<String> lost(Format format, RasterSchema output, boolean masked) {
    List<String> lost = new ArrayList<>();
    int overviews = overviews().size();
    int others = store.rastersBelow("").size() - 1;
    if (overviews > 0) {
      lost.add("the input's " + overviews + " smaller levels are not written");
    }
    if (others > 0) {
      lost.add("the other " + others + " rasters of the input are not written");
    }
    lost.addAll(raster.notes());
    return lost;
  }

  /// Coordinates along the dimensions before rows and columns, where they are numbers.
  @Override
  public Map<String, List<String>> labels() {
    Map<String, List<String>> labels = new HashMap<>();
    RasterSchema schema = raster.schema();
    for (int axis = 0; axis < schema.rank() - 2; axis++) {
      String dimension = schema.dimensions().get(axis);
      if (!dimension.equals(RasterSchema.BAND)) {
        List<String> known = DimensionLabels.of(store, raster, dimension);
        if (known.size() == schema.extent().size(axis)) {
          labels.put(dimension, known);
        }
      }
    }
    return labels;
  }

  @Override
  public void close() {
    store.close();
  }
}
