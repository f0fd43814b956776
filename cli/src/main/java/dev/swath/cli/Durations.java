package dev.swath.cli;

import java.util.Locale;

/// Times as people read them.
final class Durations {
  private Durations() {}

  /// Such as `0:48` or `1:02:07`.
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /// Such as `0.84s`, `42.3s` or `2m 07s`.
  static String text(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.2fs", seconds);
    }
    if (seconds < 100) {
      return String.format(Locale.ROOT, "%.1fs", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%dm %02ds", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%dh %02dm %02ds", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
