package dev.swath.operators.classify;

import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Map;

/// What is still true of bands whose values mean something else now.
final class MadeBands {
  private MadeBands() {}

  /// The schema with the names of bands, without units, scales and what else was said of values.
  static RasterSchema named(RasterSchema schema) {
    List<BandInfo> infos =
        schema.bands().stream()
            .map(band -> new BandInfo(band.name(), 1, 0, "", "", Map.of()))
            .toList();
    return schema.withBands(infos);
  }

  /// The schema with the names and colours of bands.
  static RasterSchema coloured(RasterSchema schema) {
    List<BandInfo> infos =
        schema.bands().stream()
            .map(
                band ->
                    new BandInfo(
                        band.name(),
                        1,
                        0,
                        "",
                        band.role().equals("palette") ? "" : band.role(),
                        Map.of()))
            .toList();
    return schema.withBands(infos);
  }
}
