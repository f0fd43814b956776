package dev.swath.raster;

import dev.swath.array.Window;

/// A window of one of a raster's inputs, inside that input's extent.
///
/// @param input place in [Raster#inputs()]
public record Need(int input, Window window) {}
