package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.warp.WantedGrid.Resolution;
import dev.swath.operators.warp.WantedGrid.Size;
import dev.swath.operators.warp.Warp;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;

/// Gives a raster another number of pixels over the same ground.
///
/// @param resampling how pixels are made, by GDAL's word
public record ResizeStep(String resampling, Scale scale) implements Step {
  /// How many.
  public sealed interface Scale {
    /// Columns and rows, such as `1024,768`; 0 where they follow from the other.
    record Pixels(String text) implements Scale {
      public Pixels {
        PixelText.size(text);
      }
    }

    /// As near as whole pixels come to a size, such as `10` or `10,20`.
    record PixelSize(String text) implements Scale {
      public PixelSize {
        PixelText.resolution(text);
      }
    }

    /// So many for one, on both axes.
    record Factor(double factor) implements Scale {
      public Factor {
        if (!(factor > 0) || factor > 1e6) {
          throw new RequestException(
              "--scale must be positive but was " + factor, "0.5 halves rows and columns");
        }
      }
    }
  }

  public ResizeStep {
    ResamplingText.parse(resampling);
  }

  @Override
  public String text() {
    return "resize -r "
        + ResamplingText.word(ResamplingText.parse(resampling))
        + switch (scale) {
          case Scale.Pixels(String size) -> " --size " + size;
          case Scale.PixelSize(String resolution) -> " --resolution " + resolution;
          case Scale.Factor(double factor) -> " --scale " + factor;
        };
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters);
    RasterSchema schema = raster.schema();
    double rows = schema.rows();
    double cols = schema.cols();
    return switch (scale) {
      case Scale.Pixels(String text) -> {
        Size size = PixelText.size(text);
        yield resized(
            raster,
            size.rows() == 0 ? rows * size.cols() / cols : size.rows(),
            size.cols() == 0 ? cols * size.rows() / rows : size.cols());
      }
      case Scale.Factor(double factor) -> resized(raster, rows * factor, cols * factor);
      case Scale.PixelSize(String text) -> {
        Resolution size = PixelText.resolution(text);
        PixelSides own = PixelSides.of(schema);
        yield resized(
            raster, rows * own.height() / size.height(), cols * own.width() / size.width());
      }
    };
  }

  private Raster resized(Raster raster, double rows, double cols) {
    if (!(Math.max(rows, cols) <= Integer.MAX_VALUE)) {
      throw new RequestException(
          "the result would have " + rows + " rows and " + cols + " columns",
          "make it no larger than " + Integer.MAX_VALUE);
    }
    return Warp.resize(
        raster,
        Math.max(1, Math.round(rows)),
        Math.max(1, Math.round(cols)),
        ResamplingText.parse(resampling));
  }

  /// Sides of a pixel in units of the raster's system.
  private record PixelSides(double width, double height) {
    static PixelSides of(RasterSchema schema) {
      return schema
          .geometry()
          .map(place -> place.transform())
          .map(map -> new PixelSides(Math.hypot(map.a(), map.d()), Math.hypot(map.b(), map.e())))
          .orElseThrow(
              () ->
                  new RequestException(
                      "the input has no georeference, so --resolution means nothing",
                      "give a --size or a --scale"));
    }
  }
}
