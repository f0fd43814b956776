/// Patches: chips cut from a raster, an operator run on each, their results put together.
///
/// [dev.swath.patches.Chips] is the raster of all chips, [dev.swath.patches.ChipResults] what an
/// operator made of them, each computed once, and [dev.swath.patches.Stitched] the raster that
/// their results make together. A new thing to do with a chip is a
/// [dev.swath.patches.ChipOperator].
///
/// May use `array`, `grid` and `raster`; never a format or an operator on whole rasters.
package dev.swath.patches;
