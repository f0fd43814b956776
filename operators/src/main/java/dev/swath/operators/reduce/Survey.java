package dev.swath.operators.reduce;

import dev.swath.raster.RasterSink;
import java.util.Optional;
import java.util.function.Function;

/// A question about all valid pixels of one raster that a sweep or several answer.
///
/// Whoever asks it sends the whole raster into each sink that [#next()] gives, until there is none.
/// The answer depends on the pixels and the sinks' cells alone. One thread, but for the sinks.
///
/// @param <T> the answer
public interface Survey<T> {
  /// The sink of the next sweep, empty once the answer is known. Asked first, and again after each
  /// sweep's commit; closed by whoever asks.
  Optional<RasterSink> next();

  /// Sweeps that it takes at most.
  int sweeps();

  /// The answer, once no sweep is left.
  T result();

  /// The same question with another answer made of this one.
  default <U> Survey<U> map(Function<T, U> answer) {
    Survey<T> asked = this;
    return new Survey<>() {
      private Optional<U> answered = Optional.empty();

      @Override
      public Optional<RasterSink> next() {
        return asked.next();
      }

      @Override
      public int sweeps() {
        return asked.sweeps();
      }

      @Override
      public synchronized U result() {
        if (answered.isEmpty()) {
          answered = Optional.of(answer.apply(asked.result()));
        }
        return answered.get();
      }
    };
  }

  /// A question that one sink answers.
  static <S extends RasterSink, T> Survey<T> of(S sink, java.util.function.Function<S, T> result) {
    return new Survey<>() {
      private boolean asked;

      @Override
      public Optional<RasterSink> next() {
        boolean first = !asked;
        asked = true;
        return first ? Optional.of(sink) : Optional.empty();
      }

      @Override
      public int sweeps() {
        return 1;
      }

      @Override
      public T result() {
        return result.apply(sink);
      }
    };
  }
}
