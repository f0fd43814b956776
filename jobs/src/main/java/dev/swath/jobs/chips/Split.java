package dev.swath.jobs.chips;

import java.util.Locale;

/// What a chip is for.
public enum Split {
  TRAIN,
  VAL,
  TEST;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
