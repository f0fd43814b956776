package dev.swath.jobs;

import dev.swath.array.Window;

/// Something that a job passed over because it failed.
///
/// @param kind `chip` for one that a model failed on, `chunk` for one that could not be read
/// @param place its index
/// @param window its pixels in the raster that it was cut or read from
/// @param tries how often it was tried
/// @param message the last failure
public record Skipped(String kind, String place, Window window, int tries, String message) {}
