package dev.swath.jobs.step;

import dev.swath.array.DType;
import dev.swath.jobs.request.RequestException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is computed of the bands of inputs.
///
/// @param formula expressions, or the index that is wanted
/// @param bands further names of bands, such as `nir` for `4` or `B.B1`
/// @param scaling from stored values to those that the formula is of
/// @param type of the output; what follows from the formula if empty
/// @param noData of the output, as text; what follows from the inputs if empty
public record Calculation(
    Formula formula,
    Map<String, String> bands,
    Scaling scaling,
    Optional<DType> type,
    Optional<String> noData) {
  /// Expressions over stored values, into what they give.
  public static Calculation of(String expressions) {
    return new Calculation(
        new Formula.Expressions(expressions),
        Map.of(),
        new Scaling.None(),
        Optional.empty(),
        Optional.empty());
  }

  public Calculation {
    bands = Collections.unmodifiableMap(new TreeMap<>(bands));
    bands.forEach(Calculation::check);
  }

  private static void check(String name, String band) {
    if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]*") || band.isBlank()) {
      throw new RequestException(
          "'" + name + "=" + band + "' gives no band a name",
          "write --bands red=3,nir=4, or red=A.B1 for one of the first input");
    }
  }

  /// What is wanted.
  public sealed interface Formula {
    /// Expressions separated by semicolons.
    record Expressions(String text) implements Formula {}

    /// A spectral index by name.
    record Index(String name) implements Formula {}
  }

  /// From stored values to those that a formula is of.
  public sealed interface Scaling {
    /// Stored values as they are.
    record None() implements Scaling {}

    /// By the scale and offset that each input says of each band.
    record Own() implements Scaling {}

    /// All bands of all inputs alike.
    record Given(double factor, double offset) implements Scaling {
      public Given {
        if (!Double.isFinite(factor) || !Double.isFinite(offset) || factor == 0) {
          throw new RequestException(
              "the scale " + factor + "," + offset + " is not finite, or 0",
              "write --scale FACTOR or --scale FACTOR,OFFSET, such as 0.0001");
        }
      }
    }
  }
}
