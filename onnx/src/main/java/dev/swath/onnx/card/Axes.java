package dev.swath.onnx.card;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What the axes of a tensor of chips mean: N chips, C bands or classes, H rows, W columns.
public enum Axes {
  NCHW,
  NHWC,
  /// Chips without an axis of bands, such as maps of classes.
  NHW;

  /// The axes of that name; the known names otherwise.
  public static Axes of(String name) {
    return Arrays.stream(values())
        .filter(axes -> axes.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown axes '" + name + "'; known are " + Arrays.toString(values())));
  }

  public int rank() {
    return name().length();
  }

  /// The sizes of a tensor, in the order of the axes.
  public long[] shape(long chips, long bands, long rows, long cols) {
    return switch (this) {
      case NCHW -> new long[] {chips, bands, rows, cols};
      case NHWC -> new long[] {chips, rows, cols, bands};
      case NHW -> new long[] {chips, rows, cols};
    };
  }

  public long chips(long[] shape) {
    return shape[0];
  }

  /// 1 for axes without bands.
  public long bands(long[] shape) {
    return switch (this) {
      case NCHW -> shape[1];
      case NHWC -> shape[3];
      case NHW -> 1;
    };
  }

  public long rows(long[] shape) {
    return switch (this) {
      case NCHW -> shape[2];
      case NHWC, NHW -> shape[1];
    };
  }

  public long cols(long[] shape) {
    return switch (this) {
      case NCHW -> shape[3];
      case NHWC, NHW -> shape[2];
    };
  }

  /// Such as `N,C,H,W`.
  @Override
  public String toString() {
    return name().chars().mapToObj(Character::toString).collect(Collectors.joining(","));
  }
}
