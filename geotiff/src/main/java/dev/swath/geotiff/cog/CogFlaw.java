package dev.swath.geotiff.cog;

/// A rule that a file breaks.
///
/// @param fatal whether readers are misled or slowed down much; else it is advice
/// @param where the image inside the file, or the empty text
/// @param what in a sentence
public record CogFlaw(CogRule rule, boolean fatal, String where, String what) {
  static CogFlaw error(CogRule rule, String where, String what) {
    return new CogFlaw(rule, true, where, what);
  }

  static CogFlaw advice(CogRule rule, String where, String what) {
    return new CogFlaw(rule, false, where, what);
  }
}
