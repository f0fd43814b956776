package dev.swath.jobs;

import dev.swath.CancelledException;
import dev.swath.SwathException;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.jobs.Validation.Code;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.SweepListener;
import dev.swath.zarr.StoreRules;
import dev.swath.zarr.ZarrNode;
import dev.swath.zarr.ZarrRaster;
import dev.swath.zarr.ZarrStore;
import dev.swath.zarr.array.ZarrArray;
import dev.swath.zarr.geo.Finding;
import java.util.List;
import java.util.Set;

/// Looks whether the documents of a Zarr store can be read and mean something, and whether the
/// indexes of shards are sound and chunks have sizes they can have. If asked to, it decodes every
/// chunk of every array.
final class ZarrCheck {
  /// Names that documents and chunks have in the folder of an array.
  private static final Set<String> KNOWN =
      Set.of("zarr.json", ".zarray", ".zattrs", ".zmetadata", "c/", "c");

  private static final String CHUNK = "[0-9]+(\\.[0-9]+)*/?|c(\\.[0-9]+)+";

  private final ZarrStore store;
  private final String inside;
  private final BlockCheck blocks;
  private final Findings findings;

  /// @param inside the path of the part that is meant; empty for the whole store
  ZarrCheck(ZarrStore store, String inside, BlockCheck blocks) {
    this.store = store;
    this.inside = inside;
    this.blocks = blocks;
    this.findings = blocks.findings();
  }

  ValidateJob.Tally run(boolean deep, SweepListener listener) {
    long decoded = 0;
    long examined = 0;
    for (ZarrNode node : store.nodes()) {
      if (node instanceof ZarrNode.Array array && isMeant(array.path())) {
        try {
          ZarrArray opened = store.array(array);
          strays(array);
          if (deep) {
            decoded += blocks.decode(Decodable.of(opened), Code.BLOCK, listener);
          } else {
            examined += examine(opened);
          }
        } catch (SwathException e) {
          stopIfCancelled(e);
          findings.error(Code.ARRAY, e);
        }
      }
    }
    rasters();
    conventions();
    return new ValidateJob.Tally(decoded, examined);
  }

  private static void stopIfCancelled(SwathException e) {
    if (e instanceof CancelledException) {
      throw e;
    }
  }

  private boolean isMeant(String path) {
    return inside.isEmpty() || path.equals(inside) || path.startsWith(inside + "/");
  }

  /// Looks at the places and sizes of all chunks.
  private long examine(ZarrArray array) {
    Window all = array.units().all();
    long count = all.count();
    long n = 0;
    for (; n < count && findings.room() > 0; n++) {
      if (blocks.stop().getAsBoolean()) {
        throw new CancelledException("stopped", "");
      }
      try {
        array.storedBytes(CellIndex.in(all, n));
      } catch (SwathException e) {
        findings.error(Code.BLOCK, e);
      }
    }
    return n;
  }

  private void strays(ZarrNode.Array array) {
    List<String> others =
        store.objects().list(array.path()).stream()
            .filter(name -> !KNOWN.contains(name) && !name.matches(CHUNK))
            .limit(5)
            .toList();
    if (!others.isEmpty()) {
      findings.warn(
          Code.STRAY,
          store.name() + " " + array.path(),
          "holds " + others + ", which are neither documents nor chunks",
          "remove them if nobody knows them");
    }
  }

  private void conventions() {
    for (Finding finding : StoreRules.check(store)) {
      boolean error = finding.severity() == Finding.Severity.ERROR;
      findings.add(
          new Validation.Finding(
              error ? Validation.Severity.ERROR : Validation.Severity.WARNING,
              error ? Code.CONVENTION : Code.ADVICE,
              store.name() + " " + finding.where(),
              finding.what(),
              "rule " + finding.code() + " of GeoZarr"));
    }
  }

  private void rasters() {
    List<ZarrNode.Array> rasters;
    try {
      rasters = store.rasterNodes();
    } catch (SwathException _) {
      return; // each array has been reported by itself
    }
    for (ZarrNode.Array node : rasters) {
      if (isMeant(node.path())) {
        try {
          meaning(node, store.raster(node.path()));
        } catch (SwathException e) {
          findings.error(Code.METADATA, e);
        }
      }
    }
  }

  private void meaning(ZarrNode.Array node, ZarrRaster raster) {
    String where = node.path().isEmpty() ? store.name() : store.name() + " " + node.path();
    raster
        .notes()
        .forEach(
            note ->
                findings.warn(
                    Code.METADATA, where, note, "rewrite the store if it matters: swath convert"));
    RasterSchema schema = raster.schema();
    if (schema.geometry().isEmpty()) {
      findings.warn(
          Code.NO_TRANSFORM, where, "nothing says where its pixels lie", "add a transform");
    } else if (schema.geometry().flatMap(place -> place.crs()).isEmpty()) {
      findings.warn(Code.NO_CRS, where, "no coordinate reference system is named", "add one");
    }
  }
}
