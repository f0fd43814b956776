package dev.swath.jobs.step;

import dev.swath.crs.CoordinateSystems;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsTransform;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.warp.GridChoice;
import dev.swath.operators.warp.TargetGrid;
import dev.swath.operators.warp.WantedGrid;
import dev.swath.operators.warp.WantedGrid.Extent;
import dev.swath.operators.warp.Warp;
import dev.swath.operators.warp.WarpOptions;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Resamples a raster to another grid, in its own or another coordinate system.
///
/// @param resampling how pixels are made, by GDAL's word
/// @param systems of the raster, of the result and of the box
/// @param frame where pixels lie
/// @param errorBound pixels of the raster that a position may be off
/// @param noData of the result as text, for a raster that says none
public record WarpStep(
    String resampling, Systems systems, Frame frame, double errorBound, Optional<String> noData)
    implements Step {
  /// Coordinate systems as users name them.
  ///
  /// @param input of the raster, if it says none or a wrong one
  /// @param output of the result; that of the raster it is to be like, or the raster's own, if
  ///     empty
  /// @param box of a box, the result's if empty
  public record Systems(Optional<String> input, Optional<String> output, Optional<String> box) {
    public Systems {
      input.ifPresent(CoordinateSystems::parse);
      output.ifPresent(CoordinateSystems::parse);
      box.ifPresent(CoordinateSystems::parse);
    }
  }

  /// Where the pixels of the result lie.
  public sealed interface Frame {
    /// Said by numbers, as far as anything is.
    ///
    /// @param resolution width and height of a pixel, such as `10` or `10,20`
    /// @param size columns and rows, such as `1024,0`
    record Said(Optional<String> resolution, Optional<String> size, Optional<Box> box)
        implements Frame {
      public Said {
        if (resolution.isPresent() && size.isPresent()) {
          throw new RequestException("--resolution and --size are both given", "leave one out");
        }
        resolution.ifPresent(PixelText::resolution);
        size.ifPresent(PixelText::size);
      }

      private WantedGrid wanted() {
        return new WantedGrid(
            resolution.map(PixelText::resolution),
            size.map(PixelText::size),
            box.map(b -> new Extent(b.minX(), b.minY(), b.maxX(), b.maxY())));
      }
    }

    /// Where those of another raster lie.
    record Like(Path file) implements Frame {}
  }

  public WarpStep {
    if (!(errorBound >= 0) || errorBound > 1000) {
      throw new RequestException(
          "--error-threshold must be 0 to 1000 pixels but was " + errorBound, "0.125 is usual");
    }
    ResamplingText.parse(resampling);
    boolean boxed = frame instanceof Frame.Said said && said.box().isPresent();
    if (systems.box().isPresent() && !boxed) {
      throw new RequestException("--bbox-crs needs a --bbox", "give the box too");
    }
  }

  @Override
  public String text() {
    return "warp -r "
        + ResamplingText.word(ResamplingText.parse(resampling))
        + systems.input().map(crs -> " --input-crs " + crs).orElse("")
        + systems.output().map(crs -> " --output-crs " + crs).orElse("")
        + frameText()
        + systems.box().map(crs -> " --bbox-crs " + crs).orElse("")
        + (errorBound == WarpOptions.ERROR_BOUND ? "" : " --error-threshold " + errorBound)
        + noData.map(value -> " --nodata " + value).orElse("");
  }

  private String frameText() {
    return switch (frame) {
      case Frame.Like(Path file) -> " --like " + file;
      case Frame.Said said ->
          said.resolution().map(text -> " --resolution " + text).orElse("")
              + said.size().map(text -> " --size " + text).orElse("")
              + said.box().map(box -> " --bbox " + box).orElse("");
    };
  }

  @Override
  public List<Path> beside() {
    return switch (frame) {
      case Frame.Like(Path file) -> List.of(file);
      case Frame.Said _ -> List.of();
    };
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    Raster raster = Step.only(this, rasters.subList(0, rasters.size() - beside().size()));
    Raster source = systems.input().isPresent() ? new Placed(raster, inputCrs()) : raster;
    RasterSchema schema = source.schema();
    GridGeometry place =
        schema
            .geometry()
            .orElseThrow(
                () ->
                    new RequestException(
                        "the input has no georeference, so it lies nowhere",
                        "take one that has a georeference, or resize it"));
    Optional<Crs> target = outputCrs(place, rasters.getLast());
    Optional<CrsTransform> toTarget = transform(place, target);
    TargetGrid grid =
        switch (frame) {
          case Frame.Like _ -> like(rasters.getLast(), target);
          case Frame.Said said -> GridChoice.of(schema, toTarget, target, inTarget(said, target));
        };
    Optional<NoData> missing = noData.flatMap(text -> NoDataValue.parse(text, schema.dtype()));
    WarpOptions options = new WarpOptions(ResamplingText.parse(resampling), errorBound, missing);
    return Warp.to(source, grid, toTarget, options);
  }

  private Crs inputCrs() {
    return CoordinateSystems.parse(systems.input().orElseThrow());
  }

  private Optional<Crs> outputCrs(GridGeometry place, Raster last) {
    if (systems.output().isPresent()) {
      return systems.output().map(CoordinateSystems::parse);
    }
    Optional<Crs> like =
        frame instanceof Frame.Like
            ? last.schema().geometry().flatMap(GridGeometry::crs)
            : Optional.empty();
    return like.or(place::crs);
  }

  /// From the raster's system to the result's; empty where they are one.
  private Optional<CrsTransform> transform(GridGeometry place, Optional<Crs> target) {
    if (target.isEmpty() || place.crs().equals(target)) {
      return Optional.empty();
    }
    Crs from =
        place
            .crs()
            .orElseThrow(
                () ->
                    new RequestException(
                        "the input says no coordinate system, so it cannot be taken to "
                            + target.get().label(),
                        "say it with --input-crs, such as EPSG:32631"));
    return CoordinateSystems.areSame(from, target.get())
        ? Optional.empty()
        : Optional.of(CoordinateSystems.between(from, target.get()));
  }

  private TargetGrid like(Raster other, Optional<Crs> target) {
    GridGeometry place =
        other
            .schema()
            .geometry()
            .orElseThrow(
                () ->
                    new RequestException(
                        "the raster of --like has no georeference, so its place is not known",
                        "take one that has a georeference"));
    boolean asSaid =
        systems.output().isEmpty()
            || place.crs().isEmpty()
            || CoordinateSystems.areSame(place.crs().get(), target.orElseThrow());
    if (!asSaid) {
      throw new RequestException(
          "--output-crs "
              + systems.output().orElseThrow()
              + " is not the system "
              + place.crs().orElseThrow().label()
              + " of the raster of --like",
          "leave one of them out");
    }
    return new TargetGrid(
        new GridGeometry(place.transform(), target, place.registration()),
        other.schema().rows(),
        other.schema().cols());
  }

  private WantedGrid inTarget(Frame.Said said, Optional<Crs> target) {
    if (systems.box().isEmpty()) {
      return said.wanted();
    }
    Crs to =
        target.orElseThrow(
            () ->
                new RequestException(
                    "--bbox-crs means nothing, as neither --output-crs nor the input says a system",
                    "give the box in the input's own coordinates"));
    Box box = BoxSystem.in(said.box().orElseThrow(), systems.box().get(), to);
    return new Frame.Said(said.resolution(), said.size(), Optional.of(box)).wanted();
  }
}
