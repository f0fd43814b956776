package dev.swath.operators.calc;

/// One band of one input, both from 0.
record BandPlace(int input, int band) implements Comparable<BandPlace> {
  @Override
  public int compareTo(BandPlace other) {
    return input == other.input
        ? Integer.compare(band, other.band)
        : Integer.compare(input, other.input);
  }
}
