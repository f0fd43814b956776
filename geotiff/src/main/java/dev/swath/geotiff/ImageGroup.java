package dev.swath.geotiff;

import dev.swath.geotiff.geo.GeoReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// An image at full resolution with the images that belong to it.
///
/// @param overviews finest first
/// @param masks of the image and of its overviews, told apart by their sizes
record ImageGroup(
    GeoTiffRaster full,
    List<GeoTiffRaster> overviews,
    List<GeoTiffRaster> masks,
    GeoReference reference,
    Optional<ColorMap> colorMap) {
  ImageGroup {
    overviews =
        overviews.stream()
            .sorted(
                Comparator.comparingLong((GeoTiffRaster o) -> o.schema().cols())
                    .thenComparingLong(o -> o.schema().rows())
                    .reversed())
            .toList();
    masks = List.copyOf(masks);
  }

  ImageGroup plus(List<GeoTiffRaster> moreOverviews, List<GeoTiffRaster> moreMasks) {
    List<GeoTiffRaster> allOverviews = new ArrayList<>(overviews);
    allOverviews.addAll(moreOverviews);
    List<GeoTiffRaster> allMasks = new ArrayList<>(masks);
    allMasks.addAll(moreMasks);
    return new ImageGroup(full, allOverviews, allMasks, reference, colorMap);
  }

  void close() {
    full.close();
    overviews.forEach(GeoTiffRaster::close);
    masks.forEach(GeoTiffRaster::close);
  }
}
