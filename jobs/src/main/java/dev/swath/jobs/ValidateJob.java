package dev.swath.jobs;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.jobs.Validation.Code;
import dev.swath.sweep.SweepListener;
import java.nio.file.Path;

/// Looks whether a raster is sound: its structure, and every block of it.
public final class ValidateJob {
  private final Path file;
  private final Resources resources;
  private volatile boolean cancelled;

  public ValidateJob(Path file, Resources resources) {
    this.file = file;
    this.resources = resources;
  }

  /// Validates. A file that is not there or of a kind that is not read is an exception; one that is
  /// damaged is a finding.
  public Validation run(SweepListener listener) {
    Findings findings = new Findings();
    long decoded = 0;
    try (Source source = Source.open(file)) {
      BlockCheck blocks = new BlockCheck(findings, resources, () -> cancelled);
      decoded =
          switch (source) {
            case GeoTiffSource tiff -> new GeoTiffCheck(tiff, findings).run(blocks, listener);
          };
    } catch (CorruptDataException | LimitException e) {
      findings.error(Code.UNREADABLE, e);
    }
    return new Validation(findings.all(), decoded);
  }

  /// Asks a running validation to stop. Any thread.
  public void cancel() {
    cancelled = true;
  }
}
