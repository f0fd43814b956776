package dev.swath.geotiff.cog;

import static dev.swath.geotiff.cog.CogFlaw.advice;
import static dev.swath.geotiff.cog.CogFlaw.error;

import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.DirectoryTree;
import dev.swath.geotiff.tag.Limits;
import dev.swath.geotiff.tag.SourceReader;
import dev.swath.store.ByteSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks whether a TIFF is cloud-optimized. It reads directories, tables of tiles and the few bytes
/// around each tile; each kind of flaw is named once for each image.
public final class CogCheck {
  /// Pixels on a side up to which an image needs neither tiles nor overviews.
  private static final int SMALL = 512;

  /// Pixels on a side of a tile beyond which looking at a few of them is costly.
  private static final int LARGE_TILE = 2048;

  private final SourceReader reader;
  private final DirectoryTree tree;
  private final Optional<Promises> promises;
  private final List<CogFlaw> flaws = new ArrayList<>();

  private CogCheck(ByteSource source, Limits limits) {
    this.reader = new SourceReader(source);
    this.tree = DirectoryTree.read(source, limits);
    this.promises = Promises.read(reader, tree.header());
  }

  /// Whether a file says of itself that it is cloud-optimized.
  public static boolean isClaimed(ByteSource source) {
    return new CogCheck(source, Limits.DEFAULT).promises.filter(Promises::claimsLayout).isPresent();
  }

  /// What a file lacks to be cloud-optimized; nothing if it is.
  public static List<CogFlaw> flaws(ByteSource source) {
    return new CogCheck(source, Limits.DEFAULT).run();
  }

  private List<CogFlaw> run() {
    List<CogLevel> images = images();
    CogLevel full = images.getFirst();
    List<CogLevel> levels = images.stream().filter(image -> !image.isMask()).toList();
    tiles(levels);
    overviews(full, levels);
    directories(images, levels);
    order(images, levels);
    promises.ifPresent(text -> new PromiseCheck(text, reader, flaws).run(images));
    return List.copyOf(flaws);
  }

  /// The first image with its overviews and masks.
  private List<CogLevel> images() {
    List<CogLevel> images = new ArrayList<>();
    for (DirectoryTree.Node node : tree.chain()) {
      Directory directory = node.directory();
      if (images.isEmpty() || CogLevel.isPart(directory)) {
        images.add(CogLevel.of(directory));
      }
    }
    return images;
  }

  private void tiles(List<CogLevel> levels) {
    for (CogLevel level : levels) {
      if (level.longerSide() > SMALL && !level.isTiled()) {
        flaws.add(
            error(
                CogRule.TILES,
                level.name(),
                "an image larger than 512 pixels has tiles but this one of "
                    + level.size()
                    + " has strips"));
      } else if (level.longerTileSide() > LARGE_TILE) {
        flaws.add(
            advice(
                CogRule.TILES,
                level.name(),
                "tiles have at most 2048 pixels on a side but these have "
                    + level.longerTileSide()));
      }
    }
  }

  private void overviews(CogLevel full, List<CogLevel> levels) {
    CogLevel smallest = levels.getLast();
    if (full.longerSide() > SMALL && levels.size() == 1) {
      flaws.add(
          advice(
              CogRule.OVERVIEWS,
              "",
              "an image larger than 512 pixels has overviews but this one of "
                  + full.size()
                  + " has none"));
    } else if (levels.size() > 1 && smallest.longerSide() > SMALL) {
      flaws.add(
          advice(
              CogRule.OVERVIEWS,
              "",
              "the smallest overview has at most 512 pixels on a side but it is "
                  + smallest.size()));
    }
  }

  private void directories(List<CogLevel> images, List<CogLevel> levels) {
    long expected = promises.map(text -> text.end() + text.end() % 2).orElse(headerBytes());
    long first = images.getFirst().directory().position();
    if (first != expected) {
      flaws.add(
          error(
              CogRule.DIRECTORIES,
              images.getFirst().name(),
              "the first directory is at " + expected + " but it is at " + first));
    }
    for (int i = 1; i < levels.size(); i++) {
      CogLevel before = levels.get(i - 1);
      CogLevel level = levels.get(i);
      if (level.cols() > before.cols() || level.rows() > before.rows()) {
        flaws.add(
            error(
                CogRule.DIRECTORIES,
                level.name(),
                "overviews follow each other from large to small but "
                    + level.size()
                    + " comes after "
                    + before.size()));
      }
      if (level.directory().position() < before.directory().position()) {
        flaws.add(
            error(
                CogRule.DIRECTORIES,
                level.name(),
                "directories lie in the order of their levels but this one is at "
                    + level.directory().position()
                    + ", before "
                    + before.name()
                    + " at "
                    + before.directory().position()));
      }
    }
  }

  private long headerBytes() {
    return tree.header().bytes();
  }

  private void order(List<CogLevel> images, List<CogLevel> levels) {
    long lastDirectory =
        images.stream().mapToLong(image -> image.directory().position()).max().orElse(0);
    Extent smaller = Extent.NOTHING;
    for (int i = levels.size() - 1; i >= 0; i--) {
      CogLevel level = levels.get(i);
      Extent extent = Extent.of(level);
      if (extent.isEmpty()) {
        continue;
      }
      if (extent.first() < lastDirectory) {
        flaws.add(
            error(
                CogRule.DIRECTORIES,
                level.name(),
                "all directories lie before the tiles but a tile is at "
                    + extent.first()
                    + " and a directory at "
                    + lastDirectory));
      }
      if (extent.first() < smaller.last()) {
        flaws.add(
            error(
                CogRule.ORDER,
                level.name(),
                "tiles of smaller images lie first but one of these is at "
                    + extent.first()
                    + " and one of a smaller image at "
                    + smaller.last()));
      }
      smaller = extent;
    }
  }
}
