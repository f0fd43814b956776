package dev.swath.geotiff;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.DirectoryTree;
import dev.swath.geotiff.tag.Limits;
import dev.swath.geotiff.tag.Tag;
import dev.swath.raster.RasterSchema;
import dev.swath.store.ByteSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sorts the directories of a file into images, overviews and masks.
///
/// Bit 0 of the subfile type marks an overview, bit 2 a mask. They belong to the last full image
/// before them in the chain or, if they are sub-directories, to their parent. The first directory
/// is always an image and must be sound; any other that cannot be read is left out with a warning.
final class ImageFinder {
  private static final int REDUCED = 1;
  private static final int MASK = 4;
  private static final int OLD_REDUCED = 2;

  private final ByteSource source;
  private final Limits limits;
  private final List<String> warnings;

  ImageFinder(ByteSource source, Limits limits, List<String> warnings) {
    this.source = source;
    this.limits = limits;
    this.warnings = warnings;
  }

  List<ImageGroup> find() {
    DirectoryTree tree = DirectoryTree.read(source, limits);
    warnings.addAll(tree.warnings());
    List<ImageGroup> groups = new ArrayList<>();
    for (DirectoryTree.Node node : tree.chain()) {
      Directory directory = node.directory();
      if (groups.isEmpty()) {
        groups.add(withChildren(group(directory), node));
      } else if (subfile(directory) != 0) {
        groups.set(groups.size() - 1, plus(groups.getLast(), directory));
      } else {
        page(node).ifPresent(groups::add);
      }
    }
    return groups;
  }

  /// The group with all images of this file as overviews or masks.
  ImageGroup addOverviews(ImageGroup group) {
    DirectoryTree tree = DirectoryTree.read(source, limits);
    warnings.addAll(tree.warnings());
    ImageGroup all = group;
    for (DirectoryTree.Node node : tree.chain()) {
      all = plus(all, node.directory());
    }
    return all;
  }

  private Optional<ImageGroup> page(DirectoryTree.Node node) {
    try {
      return Optional.of(withChildren(group(node.directory()), node));
    } catch (CorruptDataException | LimitException | UnsupportedDataException e) {
      warnings.add("an image is left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  private ImageGroup group(Directory directory) {
    ImageLayout layout = ImageLayout.of(directory, limits);
    ImageDescription about = ImageDescription.of(directory, layout, limits, warnings);
    return new ImageGroup(
        new GeoTiffRaster(source, directory, layout, about.schema(), limits),
        List.of(),
        List.of(),
        about.reference(),
        about.colorMap());
  }

  private ImageGroup withChildren(ImageGroup group, DirectoryTree.Node node) {
    ImageGroup all = group;
    for (Directory child : node.children()) {
      if (subfile(child) != 0) {
        all = plus(all, child);
      }
    }
    return all;
  }

  private static long subfile(Directory directory) {
    try {
      long old = directory.integer(Tag.SUBFILE_TYPE, 0) == OLD_REDUCED ? REDUCED : 0;
      return directory.integer(Tag.NEW_SUBFILE_TYPE, old) & (REDUCED | MASK);
    } catch (CorruptDataException e) {
      return 0;
    }
  }

  private ImageGroup plus(ImageGroup group, Directory directory) {
    try {
      ImageLayout layout = ImageLayout.of(directory, limits);
      return (subfile(directory) & MASK) != 0
          ? plusMask(group, directory, layout)
          : plusOverview(group, directory, layout);
    } catch (CorruptDataException | LimitException | UnsupportedDataException e) {
      warnings.add("an overview or mask is left out: " + e.getMessage());
      return group;
    }
  }

  private ImageGroup plusMask(ImageGroup group, Directory directory, ImageLayout layout) {
    RasterSchema schema =
        RasterSchema.of(layout.dtype(), layout.samples(), layout.rows(), layout.cols())
            .withGeometry(ImageDescription.scaled(group.full().schema(), layout));
    return group.plus(
        List.of(), List.of(new GeoTiffRaster(source, directory, layout, schema, limits)));
  }

  private ImageGroup plusOverview(ImageGroup group, Directory directory, ImageLayout layout) {
    RasterSchema full = group.full().schema();
    boolean alike = layout.samples() == full.extent().size(0) && layout.dtype() == full.dtype();
    if (!alike || layout.rows() > full.rows() || layout.cols() > full.cols()) {
      warnings.add(
          directory.name() + " is marked as an overview but is not a smaller version of its image");
      return group;
    }
    RasterSchema schema =
        full.withExtent(
            dev.swath.array.Window.ofSize(layout.samples(), layout.rows(), layout.cols()),
            ImageDescription.scaled(full, layout));
    return group.plus(
        List.of(new GeoTiffRaster(source, directory, layout, schema, limits)), List.of());
  }
}
