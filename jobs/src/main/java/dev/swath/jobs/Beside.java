package dev.swath.jobs;

import dev.swath.array.Window;
import dev.swath.jobs.preview.Preview;
import dev.swath.jobs.request.ByProducts;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.overview.Shared;
import dev.swath.operators.reduce.StatisticsSink;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.WriteUnits;
import dev.swath.store.AtomicFile;
import dev.swath.sweep.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a sweep that writes a raster makes of it besides: its statistics, a picture.
///
/// @param raster computed once for everybody
record Beside(
    Raster raster, Optional<StatisticsSink> statistics, Optional<Preview> preview, Target target) {
  private static final int PREVIEW_SIDE = 1024;

  /// @param units in which the raster is written
  static Beside of(Raster raster, WriteUnits units, Target target) {
    ByProducts asked = target.byProducts();
    boolean shared = asked.statistics() || asked.preview().isPresent();
    Raster once = shared ? Shared.of(raster, units) : raster;
    Window cell = units.grid().cell();
    return new Beside(
        once,
        asked.statistics()
            ? Optional.of(new StatisticsSink(raster.schema(), cell))
            : Optional.empty(),
        asked.preview().map(_ -> preview(once)),
        target);
  }

  private static Preview preview(Raster raster) {
    RasterSchema schema = raster.schema();
    if (schema.rank() != 3 || !schema.dimensions().contains(RasterSchema.BAND)) {
      throw new RequestException(
          "a picture is made of bands, rows and columns but the output has " + schema.dimensions(),
          "leave --preview out");
    }
    return new Preview(raster, Preview.styleFor(schema), PREVIEW_SIDE);
  }

  List<Output> sweeps() {
    List<Output> sweeps = new ArrayList<>();
    statistics.ifPresent(sink -> sweeps.add(new Output(raster, sink)));
    preview.ifPresent(picture -> sweeps.add(picture.output()));
    return sweeps;
  }

  private Optional<Path> picture() {
    return target.byProducts().preview();
  }

  List<Side> sides() {
    List<Side> sides = new ArrayList<>();
    if (statistics.isPresent()) {
      sides.add(new Side("statistics", raster.schema(), "of each band"));
    }
    picture().ifPresent(path -> sides.add(new Side(path.toString(), raster.schema(), "PNG")));
    return sides;
  }

  /// Refuses to begin if something is in the way.
  void checkFree() {
    picture().ifPresent(path -> AtomicFile.refuseExisting(path, target.replaces()));
  }

  /// Writes what is a file, after the sweep.
  void write() {
    preview.ifPresent(made -> made.write(picture().orElseThrow(), target.replaces()));
  }

  List<StatisticsJob.Band> bands() {
    return statistics.map(sink -> StatisticsJob.bands(sink.result())).orElse(List.of());
  }
}
