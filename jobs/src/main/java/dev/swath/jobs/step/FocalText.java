package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.focal.Border;
import dev.swath.operators.focal.Focal;
import dev.swath.operators.focal.Footprint;
import dev.swath.operators.focal.Gaps;
import dev.swath.operators.focal.Statistic;
import dev.swath.operators.focal.Weights;
import dev.swath.raster.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// From options as texts to focal operators.
final class FocalText {
  private static final List<String> SHAPES = List.of("square", "circle", "annulus");

  private FocalText() {}

  static void check(FocalOperator operator, FocalOptions options) {
    operator(operator, options);
  }

  static UnaryOperator<Raster> operator(FocalOperator operator, FocalOptions options) {
    if (operator == FocalOperator.CONVOLVE) {
      return convolution(options);
    }
    refuse("--kernel", options.kernel(), operator.word());
    Statistic statistic =
        switch (operator) {
          case MEAN -> Statistic.MEAN;
          case SUM -> Statistic.SUM;
          case MIN, ERODE -> Statistic.MIN;
          case MAX, DILATE -> Statistic.MAX;
          case RANGE -> Statistic.RANGE;
          case VARIANCE -> Statistic.VARIANCE;
          case STD -> Statistic.STD;
          case MEDIAN -> Statistic.MEDIAN;
          case CONVOLVE -> throw new IllegalStateException("weights are no statistic");
        };
    Footprint footprint = footprint(options);
    Border border = named("--border", options.border(), Border.CLIP);
    Gaps gaps = named("--gaps", options.gaps(), Gaps.IGNORE);
    return raster -> Focal.of(raster, statistic, footprint, border, gaps);
  }

  private static UnaryOperator<Raster> convolution(FocalOptions options) {
    refuse("--shape", options.shape(), "convolve");
    refuse("--hole", options.hole(), "convolve");
    Weights weights = weights(options);
    boolean smooths = weights.smooths();
    Border border = named("--border", options.border(), smooths ? Border.CLIP : Border.NODATA);
    Gaps gaps = named("--gaps", options.gaps(), smooths ? Gaps.IGNORE : Gaps.PROPAGATE);
    if (!smooths && (border == Border.CLIP || gaps == Gaps.IGNORE)) {
      throw new RequestException(
          "weights that are negative or add up to 0 mean nothing where some are left out",
          "leave --border clip and --gaps ignore out");
    }
    return raster -> Focal.convolution(raster, weights, border, gaps);
  }

  private static void refuse(String flag, Optional<?> value, String word) {
    if (value.isPresent()) {
      throw new RequestException(flag + " means nothing for " + word, "leave it out");
    }
  }

  private static Footprint footprint(FocalOptions options) {
    int size = size(options);
    String shape = options.shape().orElse("square").toLowerCase(Locale.ROOT);
    if (!shape.equals("annulus")) {
      refuse("--hole", options.hole(), shape);
    }
    return switch (shape) {
      case "square" -> Footprint.square(size);
      case "circle" -> Footprint.circle(size);
      case "annulus" -> Footprint.annulus(size, hole(options, size));
      default ->
          throw new RequestException("--shape " + shape + " is not known", "name one of " + SHAPES);
    };
  }

  private static int hole(FocalOptions options, int size) {
    int hole = options.hole().orElse(1);
    if (hole < 1 || hole >= size || hole % 2 == 0) {
      throw new RequestException(
          "--hole must be odd and smaller than the size " + size + " but was " + hole,
          "1 leaves out the pixel itself");
    }
    return hole;
  }

  private static int size(FocalOptions options) {
    int size = options.size().orElse(FocalOptions.SIZE);
    if (size < 1 || size > Footprint.LARGEST_SIDE || size % 2 == 0) {
      throw new RequestException(
          "--size must be odd and 1 to " + Footprint.LARGEST_SIDE + " but was " + size,
          "3, 5 and 7 are usual");
    }
    return size;
  }

  private static Weights weights(FocalOptions options) {
    String kernel =
        options
            .kernel()
            .orElseThrow(
                () ->
                    new RequestException(
                        "convolve needs weights",
                        "name --kernel mean, gaussian, laplace, sobel-x or sobel-y, or numbers"
                            + " such as 1,2,1;2,4,2;1,2,1"));
    return switch (kernel.toLowerCase(Locale.ROOT)) {
      case "mean" -> Weights.mean(size(options));
      case "gaussian" -> Weights.gaussian(size(options));
      case "laplace" -> fixed(options, Weights.laplace());
      case "sobel-x" -> fixed(options, Weights.sobelAlongRows());
      case "sobel-y" -> fixed(options, Weights.sobelAlongColumns());
      default -> fixed(options, numbers(kernel));
    };
  }

  private static Weights fixed(FocalOptions options, Weights weights) {
    refuse("--size", options.size(), "weights of a size of their own");
    return weights;
  }

  private static Weights numbers(String text) {
    String[] rows = text.strip().split("\\s*;\\s*", -1);
    int cols = rows[0].split(",", -1).length;
    boolean odd = rows.length % 2 == 1 && cols % 2 == 1;
    if (!odd || rows.length > Footprint.LARGEST_SIDE || cols > Footprint.LARGEST_SIDE) {
      throw unreadable(text);
    }
    double[] values = new double[rows.length * cols];
    for (int row = 0; row < rows.length; row++) {
      String[] cells = rows[row].split(",", -1);
      if (cells.length != cols) {
        throw unreadable(text);
      }
      for (int col = 0; col < cols; col++) {
        values[row * cols + col] = number(cells[col], text);
      }
    }
    return new Weights(rows.length, cols, values);
  }

  private static double number(String cell, String text) {
    try {
      double number = Double.parseDouble(cell.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException _) {
      // answered below, as for numbers that are not finite
    }
    throw unreadable(text);
  }

  private static RequestException unreadable(String text) {
    return new RequestException(
        "--kernel '" + text + "' is neither a name nor a matrix of odd height and width",
        "name mean, gaussian, laplace, sobel-x or sobel-y, or write such as 1,2,1;2,4,2;1,2,1");
  }

  private static <E extends Enum<E>> E named(String flag, Optional<String> text, E standard) {
    if (text.isEmpty()) {
      return standard;
    }
    E[] known = standard.getDeclaringClass().getEnumConstants();
    for (E one : known) {
      if (one.name().equalsIgnoreCase(text.get())) {
        return one;
      }
    }
    List<String> names =
        Arrays.stream(known).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    throw new RequestException(flag + " " + text.get() + " is not known", "name one of " + names);
  }
}
