package dev.swath.patches;

import java.util.BitSet;

/// Which pixels of one axis the results of regular patches cover.
///
/// @param share of the pixels that are covered with a weight
/// @param most results that cover a pixel at most
record AxisCoverage(double share, long most) {
  /// Walks over the patches of an axis in the order of their first pixels.
  static AxisCoverage of(ResultPlaces places, int axis) {
    ResultAxis along = places.axis(axis);
    long[] anchors = places.placement().anchors(axis);
    int length = Math.toIntExact(along.outLength());
    BitSet covered = new BitSet(length);
    int most = 1;
    int first = 0;
    for (int i = 0; i < anchors.length; i++) {
      ResultAxis.Span span = along.span(anchors[i]);
      while (first < i && along.span(anchors[first]).outTo() <= span.outFrom()) {
        first++;
      }
      most = Math.max(most, i - first + 1);
      mark(covered, span, places.weights(axis, span));
    }
    return new AxisCoverage(length == 0 ? 1 : (double) covered.cardinality() / length, most);
  }

  private static void mark(BitSet covered, ResultAxis.Span span, double[] weights) {
    int origin = Math.toIntExact(span.start());
    int from = Math.toIntExact(span.from());
    int to = Math.toIntExact(span.to());
    int taperFrom = Math.toIntExact(span.taperFrom());
    for (int i = from; i < to; ) {
      int end = i;
      while (end < to && weights[end - taperFrom] > 0) {
        end++;
      }
      if (end > i) {
        covered.set(origin + i, origin + end);
      }
      i = end + 1;
    }
  }
}
