package dev.swath.geotiff.write;

import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.store.AtomicFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a raster with its overviews, and with masks, as a cloud-optimized GeoTIFF.
///
/// Each level, and the mask of each, is a sink. The file appears when the last of them commits.
///
/// The file is little-endian: the header; a text that says how the file is laid out
/// ([GhostArea]); the directories of the full image, its mask, the overviews from large to small
/// and their masks; the tables of tiles; then the tiles, those of the smallest overview first and
/// those of the full image last, each level row by row of tiles from the top, each row from the
/// left, the planes of a tile side by side and the tile of the mask after them. Each tile has its
/// byte count in 4 bytes before it and its last 4 bytes once more after it.
///
/// The smallest overview is finished last but comes first, so tiles wait, compressed, in hidden
/// spool files beside the target, one for each image. The commit copies them within the system,
/// without reading them into this process. Only then, when all lengths are known, the choice
/// between a classic TIFF and a BigTIFF is made.
///
/// The bytes depend on pixels, schemas and options only. Memory does not grow with the raster.
/// Pixels are stored as they are. Nothing touches the file system before the first write, except
/// the look whether the target exists. Calls to sinks that write or commit come one after another,
/// or are of different sinks; commits come one after another.
public final class CogWriter implements AutoCloseable {
  private final Path target;
  private final boolean overwrite;
  private final GhostArea ghost;
  private final FileLength length;
  private final CogImages images;
  private final AtomicLong spooled = new AtomicLong();
  private Optional<AtomicFile> file = Optional.empty();

  /// @param overwrite whether an existing target is replaced on commit; else it is refused now
  /// @param levels the full raster, then its overviews from large to small, of the same type and
  ///     bands
  /// @param options in tiles
  public static CogWriter create(
      Path target,
      boolean overwrite,
      List<RasterSchema> levels,
      GeoTiffOptions options,
      CogOptions cog) {
    return create(target, overwrite, levels, options, cog, GeoTiffSink.Thresholds.DEFAULT);
  }

  static CogWriter create(
      Path target,
      boolean overwrite,
      List<RasterSchema> levels,
      GeoTiffOptions options,
      CogOptions cog,
      GeoTiffSink.Thresholds thresholds) {
    AtomicFile.refuseExisting(target, overwrite);
    try {
      checkTiles(options);
      return new CogWriter(target, overwrite, levels, options, cog, thresholds);
    } catch (SwathException e) {
      throw e.in(target.toString());
    }
  }

  private static void checkTiles(GeoTiffOptions options) {
    if (options.layout() instanceof GeoTiffOptions.Strips) {
      throw new UnsupportedDataException(
          "a cloud-optimized GeoTIFF is cut into tiles but strips were asked for",
          "leave the layout alone, or write a plain GeoTIFF");
    }
  }

  private CogWriter(
      Path target,
      boolean overwrite,
      List<RasterSchema> levels,
      GeoTiffOptions options,
      CogOptions cog,
      GeoTiffSink.Thresholds thresholds) {
    this.target = target;
    this.overwrite = overwrite;
    this.length = new FileLength(target, options.bigTiff(), thresholds.longestClassic());
    this.images =
        new ImageFactory(target, levels, options, cog, true, thresholds.longsInMemory(), events())
            .all();
    this.ghost = new GhostArea(images.isPlanar(), cog.masked());
  }

  /// One for each level, in the order of the levels. The writer closes them.
  public List<RasterSink> sinks() {
    return List.copyOf(images.levels());
  }

  /// One for the mask of each level, in the order of the levels, or none if there are no masks. The
  /// writer closes them. A mask takes uint8 pixels of one band: 0 where a pixel is not valid.
  public List<RasterSink> masks() {
    return List.copyOf(images.masks());
  }

  private SpooledImage.Events events() {
    return new SpooledImage.Events() {
      @Override
      public void grown(long bytes) {
        CogWriter.this.grown(bytes);
      }

      @Override
      public void committed() {
        CogWriter.this.committed();
      }
    };
  }

  private void grown(long bytes) {
    long tiles = spooled.addAndGet(bytes);
    length.check(() -> directories(false).end() + tiles);
  }

  private DirectoryWriter directories(boolean big) {
    return new DirectoryWriter(images.directories(big), big, firstDirectory(big));
  }

  private static long ghostStart(boolean big) {
    return big ? DirectoryWriter.HEADER_BYTES : DirectoryWriter.CLASSIC_HEADER_BYTES;
  }

  /// A directory starts at an even position.
  private long firstDirectory(boolean big) {
    return Math.ceilDiv(ghostStart(big) + ghost.bytes().length, 2) * 2;
  }

  private void committed() {
    if (images.all().stream().allMatch(SpooledImage::isCommitted)) {
      boolean big = length.isBig(directories(false).end() + spooled.get(), images.rawBytes());
      AtomicFile created = AtomicFile.create(target, overwrite);
      file = Optional.of(created);
      DirectoryWriter directories = directories(big);
      created.write(ghostStart(big), MemorySegment.ofArray(ghost.bytes()));
      images.moveTiles(created, directories.end());
      directories.write(created);
      created.commit();
    }
  }

  /// The most bytes that the file can take. Until it is finished, spool files take as many again.
  public long maxFileBytes() {
    return Math.addExact(directories(true).end(), images.maxBytes());
  }

  @Override
  public void close() {
    try (images;
        AtomicFile _ = file.orElse(null)) {
      // Each closes whatever happens to the other.
    }
  }
}
