package dev.swath.jobs;

import dev.swath.geotiff.GeoTiffFile;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.geotiff.ImageLayout;
import dev.swath.geotiff.geo.GroundControlPoint;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a GeoTIFF says of itself, in the words that all formats share.
final class GeoTiffDescription {
  private GeoTiffDescription() {}

  /// @param name of the file, or of the image in it
  /// @param raster the image that is described
  static Description of(GeoTiffFile file, String name, GeoTiffRaster raster) {
    return new Description(
        new Description.File(name, Format.GTIFF.label(), Optional.of(file.source().size())),
        raster.schema(),
        layout(raster.layout()),
        extras(file));
  }

  private static Description.Layout layout(ImageLayout layout) {
    long across = Math.ceilDiv(layout.cols(), layout.chunks().cols());
    long down = Math.ceilDiv(layout.rows(), layout.chunks().rows());
    long planes = layout.chunks().planar() ? layout.samples() : 1;
    return new Description.Layout(
        layout.chunks().tiled() ? "tiles" : "strips",
        List.of((long) layout.chunks().rows(), (long) layout.chunks().cols()),
        across * down * planes,
        details(layout));
  }

  private static Map<String, String> details(ImageLayout layout) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("compression", compression(layout.coding().compression()));
    details.put("predictor", Integer.toString(layout.coding().predictor()));
    details.put("interleave", layout.interleave());
    details.put("bits", Integer.toString(layout.sample().bits()));
    details.put("photometric", layout.coloring().label());
    details.put("byteorder", layout.header().order() == ByteOrder.BIG_ENDIAN ? "big" : "little");
    details.put("bigtiff", Boolean.toString(layout.header().big()));
    return details;
  }

  /// How chunks are laid out and coded, for people.
  static String organisation(ImageLayout layout) {
    String cells =
        layout.chunks().tiled()
            ? "tiles " + layout.chunks().cols() + "×" + layout.chunks().rows()
            : "strips of "
                + layout.chunks().rows()
                + (layout.chunks().rows() == 1 ? " row" : " rows");
    return "GTiff " + cells + " " + compression(layout.coding().compression());
  }

  /// The name of a compression, as GDAL has it.
  private static String compression(int code) {
    return switch (code) {
      case 1 -> "none";
      case 2 -> "ccittrle";
      case 3 -> "ccittfax3";
      case 4 -> "ccittfax4";
      case 5 -> "lzw";
      case 6 -> "old-jpeg";
      case 7 -> "jpeg";
      case 8, 32946 -> "deflate";
      case 32773 -> "packbits";
      case 34887 -> "lerc";
      case 34925 -> "lzma";
      case 50000 -> "zstd";
      case 50001 -> "webp";
      case 50002 -> "jxl";
      default -> "code " + code;
    };
  }

  private static Description.Extras extras(GeoTiffFile file) {
    return new Description.Extras(
        file.overviews().stream()
            .map(
                level -> new Description.Overview(level.schema().rows(), level.schema().cols(), ""))
            .toList(),
        mask(file),
        file.reference().controlPoints().stream().map(GeoTiffDescription::point).toList(),
        file.warnings());
  }

  private static String mask(GeoTiffFile file) {
    if (file.mask().isPresent()) {
      return "internal mask";
    }
    boolean alpha =
        file.raster().schema().bands().stream().anyMatch(band -> band.role().equals("alpha"));
    return alpha ? "alpha band" : "";
  }

  private static Description.ControlPoint point(GroundControlPoint point) {
    return new Description.ControlPoint(point.col(), point.row(), point.x(), point.y(), point.z());
  }
}
