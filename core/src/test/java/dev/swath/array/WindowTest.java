package dev.swath.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class WindowTest {
  private static Window rows(long start, long size) {
    return Window.of(new long[] {start, 0}, new long[] {size, 10});
  }

  @Test
  void theUnionWithAnEmptyWindowIsTheOther() {
    Window some = rows(5, 3);
    Window empty = rows(1_000, 0);

    assertThat(some.union(empty)).isEqualTo(some);
    assertThat(empty.union(some)).isEqualTo(some);
    assertThat(empty.union(empty).isEmpty()).isTrue();
  }

  @Test
  void theUnionOfWindowsApartIsTheBoxAroundThem() {
    assertThat(rows(5, 3).union(rows(-2, 1))).isEqualTo(rows(-2, 10));
  }

  @Test
  void theIntersectionOfWindowsApartIsEmptyAtAnyDistance() {
    assertThat(rows(0, 5).intersect(rows(5, 5)).isEmpty()).isTrue();
    assertThat(rows(0, 5).intersects(rows(5, 5))).isFalse();
    assertThat(rows(Long.MIN_VALUE, 1).intersect(rows(1L << 62, 1)).isEmpty()).isTrue();
  }

  @Test
  void theIntersectionIsWhatBothContain() {
    Window shared = rows(0, 6).intersect(rows(4, 6));

    assertThat(shared).isEqualTo(rows(4, 2));
    assertThat(rows(0, 6).contains(shared)).isTrue();
    assertThat(rows(4, 6).contains(shared)).isTrue();
    assertThat(shared.contains(rows(4, 6))).isFalse();
  }

  @Test
  void anEmptyWindowTouchesNothing() {
    assertThat(rows(0, 10).intersects(rows(5, 0))).isFalse();
    assertThat(rows(5, 0).intersects(rows(0, 10))).isFalse();
  }

  @Test
  void windowsBeyondTheRangeOfIndicesAreRefused() {
    Window last = rows(Long.MAX_VALUE - 1, 1);
    Window first = rows(Long.MIN_VALUE, 1);

    assertThatThrownBy(() -> rows(Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> last.shift(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> first.grow(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> rows(0, 1).grow(Long.MAX_VALUE, 0))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> rows(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cellsAreCountedExactlyOrNotAtAll() {
    long huge = 1L << 40;

    assertThat(Window.ofSize(1L << 30, 1L << 32).count()).isEqualTo(1L << 62);
    assertThat(Window.ofSize(huge, huge, 0).count()).isZero();
    assertThatThrownBy(() -> Window.ofSize(huge, huge).count())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aWindowKeepsNoReferenceToWhatItWasGiven() {
    long[] start = {1, 2};
    long[] size = {3, 4};
    Window window = Window.of(start, size);

    start[0] = 9;
    size[0] = 9;
    window.starts()[0] = 9;
    window.sizes()[0] = 9;

    assertThat(window).hasToString("[1:4, 2:6]");
    assertThat(window).isEqualTo(Window.of(new long[] {1, 2}, new long[] {3, 4}));
  }
}
