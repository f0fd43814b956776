package dev.swath.operators.pass;

/// A raster that is computed with what a look at all pixels of another found.
///
/// Until [Passes] have run it can be planned but not computed. Its input is the look's
/// [FirstLook#source()], asked for each time.
public interface Prepared {
  FirstLook<?> look();
}
