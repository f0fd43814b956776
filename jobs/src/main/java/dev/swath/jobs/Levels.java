package dev.swath.jobs;

import dev.swath.UnsupportedDataException;
import dev.swath.jobs.request.Overviews;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.overview.Pyramid;
import dev.swath.operators.overview.Resampling;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// From the overviews that are asked for to those of a raster.
final class Levels {
  private Levels() {}

  /// @param side rows and columns of a tile or chunk
  static Pyramid of(Target target, RasterSchema schema, long side) {
    Overviews asked = target.byProducts().overviews();
    List<Integer> factors =
        switch (asked.sizes()) {
          case Overviews.Sizes.None _ -> List.of();
          case Overviews.Sizes.Auto _ -> Pyramid.halvings(schema, side);
          case Overviews.Sizes.Factors(List<Integer> given) -> given;
          case Overviews.Sizes.Usual _ ->
              switch (target.format()) {
                case COG -> Pyramid.halvings(schema, side);
                case GTIFF, ZARR -> List.of();
              };
        };
    return checked(factors, resampling(asked.resampling(), schema), schema);
  }

  private static Resampling resampling(Optional<String> asked, RasterSchema schema) {
    return asked
        .map(
            name ->
                Resampling.named(name)
                    .orElseThrow(
                        () ->
                            new RequestException(
                                "unknown resampling '" + name + "'",
                                "known are " + String.join(", ", Resampling.labels()))))
        .orElseGet(() -> Resampling.usual(schema));
  }

  private static Pyramid checked(
      List<Integer> factors, Resampling resampling, RasterSchema schema) {
    long longest = Math.max(schema.rows(), schema.cols());
    if (!factors.isEmpty() && factors.getLast() > longest) {
      throw new RequestException(
          "an overview by "
              + factors.getLast()
              + " is smaller than a pixel of "
              + longest
              + " rows or columns",
          "leave out factors above " + longest);
    }
    try {
      if (!factors.isEmpty()) {
        resampling.requireFor(schema);
      }
    } catch (UnsupportedDataException e) {
      throw new RequestException(e.what(), e.remedy() + " with --overview-resampling");
    }
    return new Pyramid(factors, resampling);
  }

  /// Whether overviews are asked for, whatever the format usually has.
  static boolean areAsked(Target target) {
    return switch (target.byProducts().overviews().sizes()) {
      case Overviews.Sizes.Usual _, Overviews.Sizes.None _ -> false;
      case Overviews.Sizes.Auto _, Overviews.Sizes.Factors _ -> true;
    };
  }

  /// What is written beside the full size, for people.
  static List<Side> sides(Pyramid pyramid, String name, RasterSchema full) {
    List<RasterSchema> schemas = pyramid.schemas(full);
    return java.util.stream.IntStream.range(1, schemas.size())
        .mapToObj(
            level ->
                new Side(
                    name + " 1:" + pyramid.factors().get(level - 1),
                    schemas.get(level),
                    "overview, " + pyramid.resampling().label()))
        .toList();
  }
}
