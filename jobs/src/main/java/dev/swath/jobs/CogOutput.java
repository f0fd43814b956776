package dev.swath.jobs;

import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.write.CogOptions;
import dev.swath.geotiff.write.CogWriter;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.operators.overview.Pyramid;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.WriteUnits;
import dev.swath.store.AtomicFile;
import dev.swath.sweep.Output;
import java.util.List;
import java.util.Optional;

/// A cloud-optimized GeoTIFF that is written.
///
/// @param schema of the full raster
record CogOutput(
    Target target, RasterSchema schema, GeoTiffOptions options, Pyramid pyramid, CogWriter writer)
    implements OpenTarget {
  static CogOutput open(
      Target target, RasterSchema schema, boolean masked, Optional<Source> source) {
    GeoTiffOptions options =
        GeoTiffCreation.options(target.given(), GeoTiffOutput.takenOver(source, schema));
    Pyramid pyramid = Levels.of(target, schema, GeoTiffOutput.side(options));
    CogOptions cog = CogOptions.DEFAULT.withMasked(masked);
    if (!pyramid.factors().isEmpty()) {
      cog = cog.withResampling(pyramid.resampling().name());
    }
    CogWriter writer =
        CogWriter.create(target.path(), target.replaces(), pyramid.schemas(schema), options, cog);
    return new CogOutput(target, schema, options, pyramid, writer);
  }

  @Override
  public List<Output> sweeps(Product product) {
    return pyramid.outputs(product.raster(), writer.sinks(), product.mask(), writer.masks());
  }

  @Override
  public WriteUnits writeUnits() {
    return writer.sinks().getFirst().writeUnits();
  }

  @Override
  public List<Side> levels() {
    return Levels.sides(pyramid, target.path().toString(), schema);
  }

  @Override
  public void checkFree() {
    AtomicFile.refuseExisting(target.path(), target.replaces());
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
