package dev.swath.geotiff;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.geotiff.gdal.GdalMetadata;
import dev.swath.geotiff.gdal.NoDataText;
import dev.swath.geotiff.geo.GeoReference;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Limits;
import dev.swath.geotiff.tag.Tag;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.BandInfo;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What a directory says about an image beside its pixels.
///
/// Pixels do not depend on it, so a part that is damaged is left out with a warning.
record ImageDescription(RasterSchema schema, GeoReference reference, Optional<ColorMap> colorMap) {
  /// Texts that become attributes, under the names GDAL gives them.
  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(Tag.DOCUMENT_NAME, "TIFFTAG_DOCUMENTNAME"),
          Map.entry(Tag.IMAGE_DESCRIPTION, "TIFFTAG_IMAGEDESCRIPTION"),
          Map.entry(Tag.SOFTWARE, "TIFFTAG_SOFTWARE"),
          Map.entry(Tag.DATE_TIME, "TIFFTAG_DATETIME"),
          Map.entry(Tag.ARTIST, "TIFFTAG_ARTIST"),
          Map.entry(Tag.HOST_COMPUTER, "TIFFTAG_HOSTCOMPUTER"),
          Map.entry(Tag.COPYRIGHT, "TIFFTAG_COPYRIGHT"));

  private static final Map<Integer, String> NUMBERS =
      Map.of(
          Tag.X_RESOLUTION, "TIFFTAG_XRESOLUTION",
          Tag.Y_RESOLUTION, "TIFFTAG_YRESOLUTION",
          Tag.RESOLUTION_UNIT, "TIFFTAG_RESOLUTIONUNIT",
          Tag.ORIENTATION, "IMAGE_STRUCTURE:ORIENTATION");

  private static final GeoReference NOWHERE =
      new GeoReference(
          Optional.empty(),
          Optional.empty(),
          GridGeometry.Registration.AREA,
          List.of(),
          Optional.empty(),
          OptionalInt.empty(),
          List.of());

  static ImageDescription of(
      Directory directory, ImageLayout layout, Limits limits, List<String> warnings) {
    return new Reader(directory, layout, limits, warnings).read();
  }

  /// The geometry of a smaller version of a raster.
  static Optional<GridGeometry> scaled(RasterSchema full, ImageLayout layout) {
    double width = (double) full.cols() / layout.cols();
    double height = (double) full.rows() / layout.rows();
    return full.geometry()
        .map(
            g -> {
              Affine map = g.transform().scale(width, height);
              return new GridGeometry(map, g.crs(), g.registration());
            });
  }

  private record Reader(
      Directory directory, ImageLayout layout, Limits limits, List<String> warnings) {
    ImageDescription read() {
      GeoReference reference = attempt(() -> GeoReference.of(directory), NOWHERE);
      warnings.addAll(reference.warnings());
      GdalMetadata metadata = metadata();
      warnings.addAll(metadata.warnings());
      Map<String, String> attributes = new TreeMap<>(metadata.dataset());
      texts(attributes);
      attributes.put("IMAGE_STRUCTURE:PHOTOMETRIC", layout.coloring().label());
      reference.verticalCrs().ifPresent(code -> attributes.put("VERTICAL_CRS", "EPSG:" + code));
      Optional<NoData> noData = noData(attributes);
      RasterSchema schema =
          RasterSchema.of(layout.dtype(), layout.samples(), layout.rows(), layout.cols())
              .withNoData(noData)
              .withGeometry(reference.geometry())
              .withBands(bands(metadata))
              .withAttributes(attributes);
      return new ImageDescription(schema, reference, colorMap());
    }

    private <T> T attempt(Supplier<T> part, T without) {
      try {
        return part.get();
      } catch (CorruptDataException | LimitException e) {
        warnings.add(e.getMessage());
        return without;
      }
    }

    private GdalMetadata metadata() {
      if (directory.count(Tag.GDAL_METADATA) > limits.xmlBytes()) {
        warnings.add(
            "GDAL's metadata of "
                + directory.count(Tag.GDAL_METADATA)
                + " bytes exceed the limit of "
                + limits.xmlBytes()
                + " and were left out");
        return GdalMetadata.NONE;
      }
      return attempt(
          () ->
              directory.text(Tag.GDAL_METADATA).map(GdalMetadata::parse).orElse(GdalMetadata.NONE),
          GdalMetadata.NONE);
    }

    private void texts(Map<String, String> attributes) {
      TEXTS.forEach(
          (tag, name) ->
              attempt(() -> directory.text(tag), Optional.<String>empty())
                  .filter(text -> !text.isBlank())
                  .ifPresent(text -> attributes.putIfAbsent(name, text)));
      NUMBERS.forEach(
          (tag, name) -> {
            double[] values = attempt(() -> directory.numbers(tag), new double[0]);
            if (values.length > 0) {
              attributes.putIfAbsent(name, plain(values[0]));
            }
          });
    }

    private static String plain(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }

    private Optional<NoData> noData(Map<String, String> attributes) {
      if (directory.count(Tag.GDAL_NODATA) > limits.textChars()) {
        warnings.add(
            "the no-data text of "
                + directory.count(Tag.GDAL_NODATA)
                + " characters exceeds the limit of "
                + limits.textChars()
                + " and was left out");
        return Optional.empty();
      }
      Optional<String> text =
          attempt(() -> directory.text(Tag.GDAL_NODATA), Optional.<String>empty())
              .map(String::strip)
              .filter(t -> !t.isEmpty());
      Optional<NoData> value = text.flatMap(t -> NoDataText.parse(t, layout.dtype()));
      if (text.isPresent() && value.isEmpty()) {
        attributes.put("GDAL_NODATA", text.get());
        warnings.add(
            "no pixel of type "
                + layout.dtype()
                + " can be the no-data value '"
                + text.get()
                + "', so none is set");
      }
      return value;
    }

    private List<BandInfo> bands(GdalMetadata metadata) {
      Map<Integer, String> roles = layout.roles();
      if (metadata.bands().isEmpty() && roles.isEmpty()) {
        return List.of();
      }
      BandInfo[] bands = new BandInfo[layout.samples()];
      Arrays.fill(bands, BandInfo.PLAIN);
      metadata
          .bands()
          .forEach(
              (sample, band) -> {
                if (sample < bands.length) {
                  bands[sample] = band;
                }
              });
      roles.forEach(
          (sample, role) -> {
            if (bands[sample].role().isEmpty()) {
              bands[sample] = withRole(bands[sample], role);
            }
          });
      return List.of(bands);
    }

    private static BandInfo withRole(BandInfo band, String role) {
      return new BandInfo(
          band.name(), band.scale(), band.offset(), band.unit(), role, band.metadata());
    }

    private Optional<ColorMap> colorMap() {
      return attempt(
          () ->
              directory.has(Tag.COLOR_MAP)
                  ? Optional.of(ColorMap.of(directory.integers(Tag.COLOR_MAP)))
                  : Optional.empty(),
          Optional.empty());
    }
  }
}
