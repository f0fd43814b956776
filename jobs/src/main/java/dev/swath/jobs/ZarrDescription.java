package dev.swath.jobs;

import dev.swath.zarr.ZarrRaster;
import dev.swath.zarr.metadata.ArrayMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of an array of a Zarr store without decoding its chunks.
final class ZarrDescription {
  private ZarrDescription() {}

  static Description of(ZarrSource source, String name) {
    ZarrRaster raster = source.raster();
    return new Description(
        new Description.File(name, Format.ZARR.label(), Optional.empty()),
        raster.schema(),
        layout(raster.array().metadata(), raster.array().units().all().count()),
        new Description.Extras(source.overviews(), "", List.of(), raster.notes()));
  }

  private static Description.Layout layout(ArrayMetadata array, long chunks) {
    ZarrLayout stored = ZarrLayout.of(array);
    Map<String, String> details = new LinkedHashMap<>();
    details.put("format", "Zarr " + array.format());
    stored.shard().ifPresent(shard -> details.put("shards", ZarrLayout.across(shard)));
    details.put(
        "compression", stored.codecs().isEmpty() ? "none" : String.join(", ", stored.codecs()));
    return new Description.Layout("chunks", stored.chunk(), chunks, details);
  }
}
