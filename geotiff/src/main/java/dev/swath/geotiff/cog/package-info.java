/// What makes a GeoTIFF cloud-optimized, looked up in a file: where its directories and tiles lie,
/// and whether it keeps what it promises about that.
///
/// May use `store` of core, and `tag` of this module; it decodes no pixel. A new rule is a constant
/// of [dev.swath.geotiff.cog.CogRule] and a step of `CogCheck`.
package dev.swath.geotiff.cog;
