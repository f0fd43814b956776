package dev.swath.jobs.request;

import java.nio.file.Path;
import java.util.Optional;

/// What is made of a raster in the same sweep that writes it.
///
/// @param statistics whether the statistics of each band are wanted
/// @param preview where a small picture goes
public record ByProducts(Overviews overviews, boolean statistics, Optional<Path> preview) {
  public static final ByProducts USUAL = new ByProducts(Overviews.USUAL, false, Optional.empty());
}
