package dev.swath.jobs;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.jobs.Validation.Code;
import dev.swath.sweep.SweepListener;
import dev.swath.zarr.ZarrStore;
import java.nio.file.Path;
import java.util.Optional;

/// Looks whether a raster is sound: its structure, and every block of it.
public final class ValidateJob {
  private final Path file;
  private final boolean deep;
  private final boolean cog;
  private final Resources resources;
  private volatile boolean cancelled;

  /// @param deep whether the chunks of a store are decoded, too; the blocks of a file always are
  public ValidateJob(Path file, boolean deep, Resources resources) {
    this(file, deep, false, resources);
  }

  /// @param deep whether the chunks of a store are decoded, too; the blocks of a file always are
  /// @param cog whether a TIFF must be cloud-optimized; one that says so of itself always must
  public ValidateJob(Path file, boolean deep, boolean cog, Resources resources) {
    this.file = file;
    this.deep = deep;
    this.cog = cog;
    this.resources = resources;
  }

  /// Validates. A file that is not there or of a kind that is not read is an exception; one that is
  /// damaged is a finding.
  public Validation run(SweepListener listener) {
    Findings findings = new Findings();
    BlockCheck blocks = new BlockCheck(findings, resources, () -> cancelled);
    Tally tally = new Tally(0, 0);
    try {
      Optional<StorePath> store = StorePath.of(file);
      tally = store.isPresent() ? store(store.get(), blocks, listener) : file(blocks, listener);
    } catch (CorruptDataException | LimitException e) {
      findings.error(Code.UNREADABLE, e);
    }
    return new Validation(findings.all(), tally.decoded(), tally.examined());
  }

  /// Blocks that were decoded, and those that were only looked at.
  record Tally(long decoded, long examined) {}

  private Tally store(StorePath path, BlockCheck blocks, SweepListener listener) {
    try (ZarrStore store = ZarrStore.open(path.store())) {
      return new ZarrCheck(store, path.inside(), blocks).run(deep, listener);
    }
  }

  private Tally file(BlockCheck blocks, SweepListener listener) {
    try (Source source = Source.open(file)) {
      return switch (source) {
        case GeoTiffSource tiff -> new Tally(new GeoTiffCheck(tiff, cog, blocks).run(listener), 0);
        case VrtSource vrt -> files(vrt, blocks, listener);
        case ZarrSource zarr -> new ZarrCheck(zarr.store(), "", blocks).run(deep, listener);
      };
    }
  }

  /// Looks at each of a VRT's files.
  private static Tally files(VrtSource vrt, BlockCheck blocks, SweepListener listener) {
    long decoded = 0;
    for (GeoTiffSource file : vrt.files()) {
      decoded += new GeoTiffCheck(file, false, blocks).run(listener);
    }
    return new Tally(decoded, 0);
  }

  /// Asks a running validation to stop. Any thread.
  public void cancel() {
    cancelled = true;
  }
}
