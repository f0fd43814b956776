package dev.swath.operators.place;

import dev.swath.raster.Raster;

/// A raster that is to be put together with others, and what it is called in messages.
public record Sheet(String name, Raster raster) {}
