/// How the results of patches that cover a pixel become one.
///
/// May use `array` and `raster`; never where patches lie.
package dev.swath.patches.fold;
