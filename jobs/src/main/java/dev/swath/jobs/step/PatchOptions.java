package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.patches.fold.Aggregation;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Taper;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a raster is cut into patches and their results are put together, as texts.
///
/// @param patch pixels of a side, such as `256`, or rows and columns, such as `256x128`
/// @param stride pixels from one patch to the next
/// @param taper weight of a pixel by its place in the patch, such as `hann` or `tukey:0.5`
/// @param boundary what becomes of patches at the far border, such as `snap` or `pad:0`
/// @param gaps whether pixels that no patch covers are no data, and not a mistake
/// @param batch most patches that are worked on at once
/// @param aggregate how results that cover a pixel become one, such as `weighted-mean` or `mode`
/// @param faults what becomes of a patch that fails
public record PatchOptions(
    Optional<String> patch,
    OptionalInt stride,
    String taper,
    String boundary,
    boolean gaps,
    int batch,
    Optional<String> aggregate,
    OnFault faults) {
  public static final String DEFAULT_TAPER = "hann";
  public static final String DEFAULT_BOUNDARY = "snap";
  public static final int DEFAULT_SIDE = 256;
  public static final int MOST_BATCH = 1024;

  /// Squares of the usual size, one beside the other.
  public static PatchOptions of(Optional<String> patch, OptionalInt stride, String boundary) {
    return new PatchOptions(
        patch, stride, "boxcar", boundary, false, 1, Optional.empty(), OnFault.RAISE);
  }

  private static final int MOST_SIDE = 1 << 16;
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(?:x([0-9]{1,9}))?");

  public PatchOptions {
    patch.ifPresent(PatchOptions::size);
    tapers(taper);
    boundaries(boundary);
    aggregate.ifPresent(PatchOptions::aggregations);
    if (batch < 1 || batch > MOST_BATCH) {
      throw new RequestException(
          "--batch must be 1 to " + MOST_BATCH + " but was " + batch,
          "8 is enough for most processors");
    }
    if (stride.isPresent() && stride.getAsInt() < 1) {
      throw new RequestException(
          "--stride must be at least 1 but was " + stride.getAsInt(), "half the patch is usual");
    }
  }

  /// Rows and columns of a patch.
  ///
  /// @param rows what is wanted where nothing is said
  /// @param cols what is wanted where nothing is said
  public int[] size(OptionalInt rows, OptionalInt cols) {
    return patch
        .map(PatchOptions::size)
        .orElseGet(() -> new int[] {rows.orElse(DEFAULT_SIDE), cols.orElse(DEFAULT_SIDE)});
  }

  /// Pixels from one patch to the next.
  ///
  /// @param useful pixels of a patch whose results are used
  int strideOf(int useful) {
    return stride.orElse(Math.max(1, taper.equals("boxcar") ? useful : useful / 2));
  }

  private static int[] size(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (matcher.matches()) {
      int rows = Integer.parseInt(matcher.group(1));
      int cols = matcher.group(2) == null ? rows : Integer.parseInt(matcher.group(2));
      if (rows >= 1 && cols >= 1 && rows <= MOST_SIDE && cols <= MOST_SIDE) {
        return new int[] {rows, cols};
      }
    }
    throw new RequestException(
        "--patch '" + text + "' is no size from 1 to " + MOST_SIDE, "such as 256 or 256x128");
  }

  Taper taperOfPatch() {
    return tapers(taper);
  }

  private static Taper tapers(String text) {
    String name = text.replaceFirst(":.*", "");
    Optional<String> value = after(text);
    try {
      return switch (name) {
        case "boxcar" -> Taper.BOXCAR;
        case "hann" -> Taper.HANN_HALF;
        case "hann-symmetric" -> Taper.HANN;
        case "triangular" -> Taper.TRIANGULAR;
        case "tukey" -> Taper.tukey(Double.parseDouble(value.orElse("0.5")));
        case "gaussian" -> Taper.gaussian(Double.parseDouble(value.orElse("0.5")));
        default ->
            throw new RequestException(
                "--taper '" + text + "' is not known",
                "name boxcar, hann, hann-symmetric, triangular, tukey[:FRACTION] or"
                    + " gaussian[:SIGMA]");
      };
    } catch (IllegalArgumentException e) {
      if (e instanceof RequestException known) {
        throw known;
      }
      throw new RequestException(
          "--taper '" + text + "' has no good number", "such as tukey:0.5 or gaussian:0.4");
    }
  }

  /// What becomes of patches at the far border.
  public Boundary boundaryOfRaster() {
    return boundaries(boundary);
  }

  private static Boundary boundaries(String text) {
    if (text.startsWith("pad:")) {
      try {
        return new Boundary.Pad(OptionalDouble.of(Double.parseDouble(text.substring(4))));
      } catch (NumberFormatException e) {
        throw new RequestException("--boundary '" + text + "' has no good number", "such as pad:0");
      }
    }
    return switch (text) {
      case "snap" -> Boundary.SNAP;
      case "drop" -> Boundary.DROP;
      case "pad" -> new Boundary.Pad(OptionalDouble.empty());
      case "reflect" -> Boundary.REFLECT;
      case "shrink" -> Boundary.SHRINK;
      case "raise" -> Boundary.RAISE;
      default ->
          throw new RequestException(
              "--boundary '" + text + "' is not known",
              "name snap, drop, pad[:VALUE], reflect, shrink or raise");
    };
  }

  /// What was asked for; else a mean for measures and the most frequent value for classes.
  Aggregation aggregation(boolean classes) {
    return aggregations(aggregate.orElse(classes ? "mode" : "weighted-mean"));
  }

  private static Aggregation aggregations(String text) {
    return switch (text) {
      case "weighted-mean" -> Aggregations.overlapAdd();
      case "mean" -> Aggregations.mean();
      case "sum" -> Aggregations.sum();
      case "min" -> Aggregations.min();
      case "max" -> Aggregations.max();
      case "median" -> Aggregations.median();
      case "variance" -> Aggregations.variance(0);
      case "mode" -> Aggregations.mode();
      case "hard-vote" -> Aggregations.hardVote();
      case "soft-vote" -> Aggregations.softVote();
      default ->
          throw new RequestException(
              "--aggregate '" + text + "' is not known",
              "name weighted-mean, mean, sum, min, max, median, variance, mode, hard-vote or"
                  + " soft-vote");
    };
  }

  private static Optional<String> after(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
  }
}
