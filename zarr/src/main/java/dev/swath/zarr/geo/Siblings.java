package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import dev.swath.array.DType;
import java.util.List;
import java.util.Optional;

/// The arrays of one group, by name, as far as reading another one's attributes needs them.
public interface Siblings {
  /// A one-dimensional array of numbers.
  interface Numbers {
    long length();

    DType dtype();

    /// Reads as many values as fit, from a position on; `from + into.length` is at most the length.
    void read(long from, double[] into);
  }

  /// The attributes of an array; empty if there is no such array.
  Optional<JsonObject> attributes(String name);

  /// The values of an array; empty if there is none of that name with one axis and real numbers.
  Optional<Numbers> numbers(String name);

  /// The texts of an array; empty if there is none of that name with one axis and short texts.
  Optional<List<String>> texts(String name);

  /// A group without other arrays.
  static Siblings none() {
    return new Siblings() {
      @Override
      public Optional<JsonObject> attributes(String name) {
        return Optional.empty();
      }

      @Override
      public Optional<Numbers> numbers(String name) {
        return Optional.empty();
      }

      @Override
      public Optional<List<String>> texts(String name) {
        return Optional.empty();
      }
    };
  }
}
