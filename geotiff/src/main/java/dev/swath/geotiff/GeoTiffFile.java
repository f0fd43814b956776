package dev.swath.geotiff;

import dev.swath.SwathException;
import dev.swath.geotiff.geo.GeoReference;
import dev.swath.geotiff.tag.Limits;
import dev.swath.store.ByteSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An open GeoTIFF: its images, their overviews and masks, and what is said about them.
///
/// Opening reads directories and metadata, no pixel and no table of chunks. Whoever opens a file
/// closes it; its rasters must not be used afterwards. Safe for any threads.
public final class GeoTiffFile implements AutoCloseable {
  private final ByteSource source;
  private final Optional<ByteSource> sidecar;
  private final List<ImageGroup> groups;
  private final List<String> warnings;

  private GeoTiffFile(
      ByteSource source,
      Optional<ByteSource> sidecar,
      List<ImageGroup> groups,
      List<String> warnings) {
    this.source = source;
    this.sidecar = sidecar;
    this.groups = List.copyOf(groups);
    this.warnings = List.copyOf(warnings);
  }

  static GeoTiffFile read(ByteSource source, Optional<ByteSource> sidecar, Limits limits) {
    List<String> warnings = new ArrayList<>();
    List<ImageGroup> groups;
    try {
      groups = new ImageFinder(source, limits, warnings).find();
    } catch (SwathException e) {
      throw e.in(source.name());
    }
    if (sidecar.isPresent()) {
      groups.set(0, withSidecar(groups.get(0), sidecar.get(), limits, warnings));
    }
    return new GeoTiffFile(source, sidecar, groups, warnings);
  }

  private static ImageGroup withSidecar(
      ImageGroup group, ByteSource sidecar, Limits limits, List<String> warnings) {
    try {
      return new ImageFinder(sidecar, limits, warnings).addOverviews(group);
    } catch (SwathException e) {
      warnings.add("overviews are left out: " + e.in(sidecar.name()).getMessage());
      return group;
    }
  }

  /// The name of the file.
  public String name() {
    return source.name();
  }

  /// The file's bytes.
  public ByteSource source() {
    return source;
  }

  /// The first image at full resolution.
  public GeoTiffRaster raster() {
    return groups.get(0).full();
  }

  /// All images at full resolution: one, or the pages of a multi-page file.
  public List<GeoTiffRaster> images() {
    return groups.stream().map(ImageGroup::full).toList();
  }

  /// Smaller versions of the first image, finest first.
  public List<GeoTiffRaster> overviews() {
    return groups.get(0).overviews();
  }

  /// Whether a file of overviews lies beside it.
  public boolean hasSidecar() {
    return sidecar.isPresent();
  }

  /// The mask of the first image: 0 where a pixel is not valid. One bit a pixel comes as 0 and 1.
  public Optional<GeoTiffRaster> mask() {
    return mask(raster());
  }

  /// The mask of the first image or of one of its overviews.
  public Optional<GeoTiffRaster> mask(GeoTiffRaster of) {
    return groups.get(0).masks().stream().filter(of::hasSizeOf).findFirst();
  }

  /// What the first image says about the place of its pixels.
  public GeoReference reference() {
    return groups.get(0).reference();
  }

  /// The colours of the first image's palette indices.
  public Optional<ColorMap> colorMap() {
    return groups.get(0).colorMap();
  }

  /// What was wrong with the file and could be left out without touching pixels, in sentences.
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public void close() {
    groups.forEach(ImageGroup::close);
    source.close();
    sidecar.ifPresent(ByteSource::close);
  }
}
