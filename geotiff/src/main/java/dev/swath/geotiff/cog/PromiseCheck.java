package dev.swath.geotiff.cog;

import static dev.swath.geotiff.cog.CogFlaw.advice;
import static dev.swath.geotiff.cog.CogFlaw.error;

import dev.swath.geotiff.tag.SourceReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// Holds a file against what the text behind its header promises.
///
/// @param flaws where those that are found go
record PromiseCheck(Promises promises, SourceReader reader, List<CogFlaw> flaws) {
  private static final int FRAME = 4;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  void run(List<CogLevel> images) {
    if (promises.isBroken()) {
      flaws.add(
          advice(
              CogRule.PROMISES,
              "",
              "a program that did not know of the file's layout has edited it:"
                  + " KNOWN_INCOMPATIBLE_EDITION=YES"));
      return;
    }
    for (CogLevel image : images) {
      frames(image);
      rows(image);
    }
    if (promises.hasMasksBehindTiles()) {
      images.stream()
          .filter(CogLevel::isMask)
          .forEach(mask -> imageOf(mask, images).ifPresent(image -> behind(image, mask)));
    }
  }

  private static Optional<CogLevel> imageOf(CogLevel mask, List<CogLevel> images) {
    return images.stream()
        .filter(image -> !image.isMask())
        .filter(image -> image.cols() == mask.cols() && image.rows() == mask.rows())
        .findFirst();
  }

  /// The first tile without the frame that was promised.
  private void frames(CogLevel image) {
    for (long tile = 0; tile < image.tiles(); tile++) {
      if (image.isStored(tile)) {
        long offset = image.offsets().get(tile);
        long bytes = image.counts().get(tile);
        if (promises.hasLeaders() && !hasLeader(offset, bytes)) {
          broken(image, tile, "has not its " + bytes + " bytes as a number in the 4 before it");
          return;
        }
        if (promises.hasTrailers() && !hasTrailer(offset, bytes)) {
          broken(image, tile, "has not its last 4 bytes once more after it");
          return;
        }
      }
    }
  }

  private void broken(CogLevel image, long tile, String what) {
    flaws.add(error(CogRule.PROMISES, image.name(), "tile " + tile + " " + what));
  }

  private boolean hasLeader(long offset, long bytes) {
    return offset >= FRAME
        && reader.contains(offset - FRAME, FRAME)
        && (reader.bytes(offset - FRAME, FRAME).get(INT, 0) & 0xffff_ffffL) == bytes;
  }

  private boolean hasTrailer(long offset, long bytes) {
    if (bytes < FRAME) {
      return true;
    }
    long last = offset + bytes - FRAME;
    if (!reader.contains(last, 2 * FRAME)) {
      return false;
    }
    MemorySegment both = reader.bytes(last, 2 * FRAME);
    return both.get(INT, 0) == both.get(INT, FRAME);
  }

  /// The first tile that lies before the one to its left or above.
  private void rows(CogLevel image) {
    long before = 0;
    for (long tile = 0; promises.isRowMajor() && tile < image.tilesOfAPlane(); tile++) {
      if (image.isStored(tile)) {
        long offset = image.offsets().get(tile);
        if (offset < before) {
          broken(image, tile, "at " + offset + " lies before the one to its left, at " + before);
          return;
        }
        before = offset;
      }
    }
  }

  /// The first tile of a mask that does not follow the tile of pixels.
  private void behind(CogLevel image, CogLevel mask) {
    for (long tile = 0; tile < Math.min(image.tiles(), mask.tiles()); tile++) {
      if (image.isStored(tile) && mask.isStored(tile)) {
        long expected =
            image.offsets().get(tile)
                + image.counts().get(tile)
                + (promises.hasTrailers() ? FRAME : 0)
                + (promises.hasLeaders() ? FRAME : 0);
        if (mask.offsets().get(tile) != expected) {
          broken(
              mask,
              tile,
              "follows the tile of pixels at "
                  + expected
                  + " but is at "
                  + mask.offsets().get(tile));
          return;
        }
      }
    }
  }
}
