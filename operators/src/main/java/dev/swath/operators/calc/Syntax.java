package dev.swath.operators.calc;

import dev.swath.array.DType;
import java.util.List;
import java.util.Optional;

/// An expression as it was written, each part with its place in the text.
sealed interface Syntax {
  int at();

  /// The parts that it is made of.
  List<Syntax> parts();

  /// @param whole the value of a whole number that a `long` holds
  record Number(int at, double value, Optional<Long> whole) implements Syntax {
    @Override
    public List<Syntax> parts() {
      return List.of();
    }
  }

  /// @param input the letter before the dot, if there is one
  record Band(int at, Optional<String> input, String name) implements Syntax {
    @Override
    public List<Syntax> parts() {
      return List.of();
    }
  }

  /// −x
  record Negation(int at, Syntax operand) implements Syntax {
    @Override
    public List<Syntax> parts() {
      return List.of(operand);
    }
  }

  /// 1 where x is 0, else 0.
  record Not(int at, Syntax operand) implements Syntax {
    @Override
    public List<Syntax> parts() {
      return List.of(operand);
    }
  }

  record Binary(int at, Operator operator, Syntax left, Syntax right) implements Syntax {
    @Override
    public List<Syntax> parts() {
      return List.of(left, right);
    }
  }

  record Call(int at, Function function, List<Syntax> parts) implements Syntax {}

  record CastTo(int at, DType type, Syntax operand) implements Syntax {
    @Override
    public List<Syntax> parts() {
      return List.of(operand);
    }
  }

  /// Adds all bands that are named in it to a list.
  default void collectBands(List<Band> into) {
    if (this instanceof Band band) {
      into.add(band);
    }
    parts().forEach(part -> part.collectBands(into));
  }
}
