package dev.swath.jobs.step;

import dev.swath.array.Window;
import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.place.Align;
import dev.swath.operators.place.Ground;
import dev.swath.operators.place.Lattice;
import dev.swath.operators.place.Sheet;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Gives a raster another extent by whole pixels: it is padded, and cropped where it reaches
/// beyond.
///
/// @param value of pixels that the raster does not have, as text; no data if empty
public record PadStep(Frame frame, Optional<String> value) implements Step {
  /// The new extent.
  public sealed interface Frame {
    /// Some pixels more on each side.
    record Margin(long top, long right, long bottom, long left) implements Frame {
      private static final long MOST = Integer.MAX_VALUE;

      public Margin {
        for (long side : new long[] {top, right, bottom, left}) {
          if (side < 0 || side > MOST) {
            throw new RequestException(
                "a margin of " + side + " pixels is not possible",
                "give 0 to " + MOST + "; clip makes rasters smaller");
          }
        }
      }
    }

    /// The pixels that touch a box in the raster's coordinates.
    record Within(Box box) implements Frame {}

    /// The pixels of another raster that shares pixel edges.
    record Like(Path file) implements Frame {}
  }

  @Override
  public String text() {
    String where =
        switch (frame) {
          case Frame.Margin(long top, long right, long bottom, long left) ->
              " --by " + top + "," + right + "," + bottom + "," + left;
          case Frame.Within(Box box) -> " --extent " + box;
          case Frame.Like(Path file) -> " --like " + file;
        };
    return "pad" + where + value.map(text -> " --value " + text).orElse("");
  }

  @Override
  public List<Path> beside() {
    return frame instanceof Frame.Like(Path file) ? List.of(file) : List.of();
  }

  @Override
  public boolean computes() {
    return false;
  }

  /// Pixels beyond the raster are not valid.
  @Override
  public Optional<Raster> mask(Raster mask) {
    return beside().isEmpty()
        ? Optional.of(
            new PadStep(frame, Optional.of("0")).apply(List.of(mask), List.of("the mask")))
        : Optional.empty();
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    return apply(rasters, List.of("the raster", "the other raster"));
  }

  @Override
  public Raster apply(List<Raster> rasters, List<String> names) {
    Raster raster = Step.only(this, rasters.subList(0, rasters.size() - beside().size()));
    RasterSchema schema = raster.schema();
    Optional<NoData> outside = value.flatMap(text -> NoDataValue.parse(text, schema.dtype()));
    return switch (frame) {
      case Frame.Margin(long top, long right, long bottom, long left) ->
          Align.to(
              raster,
              Window.of(
                  new long[] {-top, -left},
                  new long[] {top + schema.rows() + bottom, left + schema.cols() + right}),
              outside);
      case Frame.Within(Box box) ->
          Align.to(
              raster,
              new Lattice(Grids.geometry(names.getFirst(), raster))
                  .touching(new Ground.Box(box.minX(), box.minY(), box.maxX(), box.maxY())),
              outside);
      case Frame.Like _ ->
          Align.to(
              new Sheet(names.getFirst(), raster),
              Grids.of(names.getLast(), rasters.getLast()),
              outside);
    };
  }
}
