package dev.swath.patches.fault;

import dev.swath.array.Window;

/// Something that failed and was passed over.
///
/// @param kind `chip` for one that an operator failed on, `chunk` for one that could not be read
/// @param place its index
/// @param window its pixels, in the raster that it was cut or read from
/// @param tries how often it was tried
/// @param message the last failure
public record Fault(String kind, String place, Window window, int tries, String message) {}
