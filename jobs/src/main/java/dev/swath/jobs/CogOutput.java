package dev.swath.jobs;

import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.write.CogOptions;
import dev.swath.geotiff.write.CogWriter;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.raster.RasterSchema;
import dev.swath.store.AtomicFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A cloud-optimized GeoTIFF that is written.
record CogOutput(Target target, GeoTiffOptions options, CogWriter writer) implements Output {
  static CogOutput open(
      Target target, RasterSchema schema, boolean masked, Optional<Source> source) {
    GeoTiffOptions options =
        GeoTiffCreation.options(target.given(), GeoTiffOutput.takenOver(source, schema));
    boolean replace = target.existing() instanceof Existing.Replace;
    CogOptions cog = CogOptions.DEFAULT.withMasked(masked);
    return new CogOutput(
        target, options, CogWriter.create(target.path(), replace, List.of(schema), options, cog));
  }

  @Override
  public List<dev.swath.sweep.Output> sweeps(Product product) {
    List<dev.swath.sweep.Output> sweeps = new ArrayList<>();
    sweeps.add(new dev.swath.sweep.Output(product.raster(), writer.sinks().getFirst()));
    product
        .mask()
        .ifPresent(mask -> sweeps.add(new dev.swath.sweep.Output(mask, writer.masks().getFirst())));
    return sweeps;
  }

  @Override
  public void checkFree() {
    AtomicFile.refuseExisting(target.path(), target.existing() instanceof Existing.Replace);
  }

  @Override
  public boolean compresses() {
    return !(options.codec() instanceof CodecSpec.None);
  }

  @Override
  public boolean copies() {
    return true;
  }

  @Override
  public long maxBytes() {
    return writer.maxFileBytes();
  }

  @Override
  public long storedBytes() {
    return GeoTiffOutput.storedBytes(target);
  }

  @Override
  public String layout() {
    return "COG " + GeoTiffOutput.organisation(options);
  }

  @Override
  public void close() {
    writer.close();
  }
}
