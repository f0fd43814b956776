package dev.swath.jobs.step;

import dev.swath.array.DType;
import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.local.DeclareNoData;
import dev.swath.operators.place.Ground;
import dev.swath.operators.place.Overlap;
import dev.swath.operators.place.Sheet;
import dev.swath.operators.place.Sheets;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Puts rasters of one lattice together.
///
/// @param overlap which value counts where several have one
/// @param noData what means no data in all inputs, as text; what each says if empty
/// @param gaps value of pixels that no input has, as text; no data if empty
public record MosaicStep(
    Rule overlap, Extent extent, Optional<String> noData, Optional<String> gaps) implements Step {
  /// Which value counts where several rasters have one.
  public enum Rule {
    FIRST(Overlap.FIRST),
    LAST(Overlap.LAST),
    MIN(Overlap.MIN),
    MAX(Overlap.MAX),
    MEAN(Overlap.MEAN),
    MEDIAN(Overlap.MEDIAN),
    NEAREST_CENTRE(Overlap.NEAREST_CENTRE),
    FARTHEST_EDGE(Overlap.FARTHEST_EDGE),
    FEATHER(Overlap.FEATHER);

    private final Overlap overlap;

    Rule(Overlap overlap) {
      this.overlap = overlap;
    }

    /// As it is written, such as `nearest-centre`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The rule of that word; the known ones otherwise.
    public static Rule of(String word) {
      return Arrays.stream(values())
          .filter(rule -> rule.word().equalsIgnoreCase(word.strip()))
          .findFirst()
          .orElseThrow(
              () ->
                  new RequestException(
                      "'" + word + "' is no rule for overlaps",
                      "the rules are "
                          + String.join(", ", Arrays.stream(values()).map(Rule::word).toList())));
    }
  }

  /// Which pixels the result has.
  public sealed interface Extent {
    /// All that any input has.
    record Union() implements Extent {}

    /// Those that all inputs have.
    record Intersection() implements Extent {}

    /// Those that touch a box in the inputs' coordinates.
    record Within(Box box) implements Extent {}

    /// Those of another raster that shares pixel edges.
    record Like(Path file) implements Extent {}
  }

  @Override
  public String text() {
    String where =
        switch (extent) {
          case Extent.Union _ -> "";
          case Extent.Intersection _ -> " --extent intersection";
          case Extent.Within(Box box) -> " --extent " + box;
          case Extent.Like(Path file) -> " --like " + file;
        };
    return "mosaic --overlap "
        + overlap.word()
        + where
        + noData.map(value -> " --nodata " + value).orElse("")
        + gaps.map(value -> " --gaps " + value).orElse("");
  }

  @Override
  public List<Path> beside() {
    return extent instanceof Extent.Like(Path file) ? List.of(file) : List.of();
  }

  @Override
  public boolean computes() {
    return switch (overlap) {
      case FIRST, LAST, MIN, MAX, NEAREST_CENTRE, FARTHEST_EDGE -> false;
      case MEAN, MEDIAN, FEATHER -> true;
    };
  }

  @Override
  public boolean continuesFirst() {
    return true;
  }

  @Override
  public Raster apply(List<Raster> rasters) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= rasters.size(); i++) {
      names.add("raster " + i);
    }
    return apply(rasters, names);
  }

  @Override
  public Raster apply(List<Raster> rasters, List<String> names) {
    int inputs = rasters.size() - beside().size();
    List<Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      sheets.add(new Sheet(names.get(i), declared(rasters.get(i))));
    }
    DType type = rasters.getFirst().schema().dtype();
    Optional<NoData> open = gaps.flatMap(value -> NoDataValue.parse(value, type));
    Ground ground =
        switch (extent) {
          case Extent.Union _ -> new Ground.Union();
          case Extent.Intersection _ -> new Ground.Intersection();
          case Extent.Within(Box box) ->
              new Ground.Box(box.minX(), box.minY(), box.maxX(), box.maxY());
          case Extent.Like _ -> Grids.of(names.getLast(), rasters.getLast());
        };
    return Sheets.of(sheets).mosaic(overlap.overlap, ground, open);
  }

  private Raster declared(Raster raster) {
    RasterSchema schema = raster.schema();
    return noData.isEmpty()
        ? raster
        : new DeclareNoData(raster, NoDataValue.parse(noData.get(), schema.dtype()));
  }
}
