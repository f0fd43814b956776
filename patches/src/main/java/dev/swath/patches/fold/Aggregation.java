package dev.swath.patches.fold;

import dev.swath.raster.RasterSchema;

/// How the results of all patches that cover a pixel become one value.
///
/// Every aggregation streams: a pixel is covered by a bounded number of patches, and all of them
/// are at hand when it is written.
public interface Aggregation {
  /// What the output is like.
  ///
  /// @param results type, no-data value and bands of the patches' results
  /// @param bandAxis the axis of bands, or −1
  RasterSchema result(RasterSchema results, int bandAxis);

  /// Whether the weights of the taper matter. Where they do, a pixel without weight is not covered.
  default boolean weighs() {
    return true;
  }

  /// Whether a band of the output depends on more than that band of the results.
  default boolean acrossBands() {
    return false;
  }

  /// A fresh fold, for one thread.
  ///
  /// @param bands of the results that are folded together: 1 unless across bands
  /// @param longest pixels at once at most
  Fold open(int bands, int longest);

  /// The aggregation of a run of pixels.
  interface Fold {
    /// Begins a run of so many pixels.
    void start(int n);

    /// Takes the values of one patch, in the order of their indices.
    ///
    /// @param values of each band for the pixels of the run; NaN is none
    /// @param weights of the pixels of the run; 0 is none
    /// @param from the first pixel of the run that the patch covers
    /// @param to the pixel after the last
    void add(double[][] values, double[] weights, int from, int to);

    /// Sets the output of the run; NaN where there is none.
    void finish(double[][] out);
  }
}
