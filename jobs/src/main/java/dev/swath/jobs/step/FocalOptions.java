package dev.swath.jobs.step;

import java.util.Optional;

/// Which pixels around one count, and what becomes of those that are not there.
///
/// @param size rows and columns of the footprint, odd
/// @param shape `square`, `circle` or `annulus`
/// @param hole size of the circle that an annulus leaves out
/// @param kernel weights of a convolution: `mean`, `gaussian`, `laplace`, `sobel-x`, `sobel-y`, or
///     numbers separated by commas, rows by semicolons
/// @param border `clip`, `nodata`, `reflect` or `edge`; if empty, `clip`, but `nodata` for
///     weights that make no mean
/// @param gaps `ignore` or `propagate`; if empty, `ignore`, but `propagate` for weights that
///     make no mean
public record FocalOptions(
    Optional<Integer> size,
    Optional<String> shape,
    Optional<Integer> hole,
    Optional<String> kernel,
    Optional<String> border,
    Optional<String> gaps) {
  /// Three by three pixels.
  public static final int SIZE = 3;

  /// As on the command line, each after a space.
  String text() {
    StringBuilder text = new StringBuilder();
    add(text, "--size", size);
    add(text, "--shape", shape);
    add(text, "--hole", hole);
    add(text, "--kernel", kernel);
    add(text, "--border", border);
    add(text, "--gaps", gaps);
    return text.toString();
  }

  private static void add(StringBuilder text, String flag, Optional<?> value) {
    value.ifPresent(given -> text.append(' ').append(flag).append(' ').append(given));
  }
}
