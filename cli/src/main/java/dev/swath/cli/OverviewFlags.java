package dev.swath.cli;

import dev.swath.jobs.Target;
import dev.swath.jobs.request.ByProducts;
import dev.swath.jobs.request.Overviews;
import dev.swath.jobs.step.Step;
import java.util.List;
import picocli.CommandLine.Command;

/// `overview`: a copy of a raster with overviews.
@Command(
    name = "overview",
    description = {
      "Copies a raster and gives the copy overviews, made in the same pass.",
      "In a TIFF they are further images, in a Zarr store groups of a multiscale layout.",
      "Nothing is changed in place; --overviews says which sizes, auto unless it is given."
    },
    footer = {
      "",
      "  swath overview dem.tif cog.tif --of COG --overview-resampling average",
      "  swath overview dem.tif dem.zarr --overviews 2,4,8 --overview-resampling max"
    })
final class OverviewFlags implements StepFlags {
  @Override
  public List<Step> steps() {
    return List.of();
  }

  @Override
  public Target written(Target target) {
    ByProducts given = target.byProducts();
    return switch (given.overviews().sizes()) {
      case Overviews.Sizes.Usual _ -> {
        Overviews auto = new Overviews(new Overviews.Sizes.Auto(), given.overviews().resampling());
        yield target.with(new ByProducts(auto, given.statistics(), given.preview()));
      }
      case Overviews.Sizes.None _, Overviews.Sizes.Auto _, Overviews.Sizes.Factors _ -> target;
    };
  }
}
