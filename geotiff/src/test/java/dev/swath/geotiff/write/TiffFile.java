package dev.swath.geotiff.write;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.DirectoryTree;
import dev.swath.geotiff.tag.Limits;
import dev.swath.geotiff.tag.Tag;
import dev.swath.geotiff.tile.Predictor;
import dev.swath.geotiff.tile.RowShape;
import dev.swath.store.FileSource;
import dev.swath.testkit.SyntheticPixels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;

/// A written TIFF, read by the plainest means: tile by tile from what its tags say.
final class TiffFile implements AutoCloseable {
  private final FileSource source;
  private final DirectoryTree tree;

  TiffFile(Path path) {
    this.source = FileSource.open(path);
    this.tree = DirectoryTree.read(source, Limits.DEFAULT);
  }

  boolean isBig() {
    return tree.header().big();
  }

  Directory directory() {
    return tree.chain().getFirst().directory();
  }

  long tag(int tag) {
    return directory().integer(tag);
  }

  /// Counts the tiles that are stored.
  int stored() {
    int stored = 0;
    for (long bytes : directory().integers(countsTag())) {
      stored += bytes > 0 ? 1 : 0;
    }
    return stored;
  }

  private boolean tiled() {
    return directory().has(Tag.TILE_WIDTH);
  }

  private int countsTag() {
    return tiled() ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS;
  }

  private int offsetsTag() {
    return tiled() ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
  }

  /// The first difference from synthetic pixels, also beyond the edges, where 0 is expected.
  Optional<String> difference(DType dtype) {
    long rows = tag(Tag.IMAGE_LENGTH);
    long cols = tag(Tag.IMAGE_WIDTH);
    int samples = Math.toIntExact(tag(Tag.SAMPLES_PER_PIXEL));
    boolean planar = tag(Tag.PLANAR_CONFIGURATION) == 2;
    long height = tiled() ? tag(Tag.TILE_LENGTH) : tag(Tag.ROWS_PER_STRIP);
    long width = tiled() ? tag(Tag.TILE_WIDTH) : cols;
    long across = Math.ceilDiv(cols, width);
    long perPlane = across * Math.ceilDiv(rows, height);
    long tiles = planar ? perPlane * samples : perPlane;
    if (directory().count(offsetsTag()) != tiles) {
      return Optional.of(directory().count(offsetsTag()) + " offsets for " + tiles + " tiles");
    }
    for (long tile = 0; tile < tiles; tile++) {
      long top = tile % perPlane / across * height;
      long left = tile % perPlane % across * width;
      long stored = tiled() ? height : Math.min(height, rows - top);
      Window window =
          Window.of(
              new long[] {planar ? tile / perPlane : 0, top, left},
              new long[] {planar ? 1 : samples, stored, width});
      Optional<String> difference =
          difference(dtype, tile, window, Window.ofSize(samples, rows, cols));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> difference(DType dtype, long tile, Window window, Window extent) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(Block.byteSize(dtype, window));
      decode(tile, dtype, window, bytes, arena);
      Block block = Block.interleaved(dtype, window, bytes);
      long[] index = window.starts();
      for (long n = window.count(); n > 0; n--) {
        boolean inside = extent.contains(Window.cell(index));
        for (int part = 0; part < dtype.bytes(); part += dtype.component().bytes()) {
          int component = part / dtype.component().bytes();
          long expected = inside ? SyntheticPixels.bits(dtype, component, index) : 0;
          if (block.bits(block.offset(index) + part) != expected) {
            return Optional.of("tile " + tile + " differs at " + Window.cell(index));
          }
        }
        SyntheticPixels.advance(index, window);
      }
      return Optional.empty();
    }
  }

  private void decode(long tile, DType dtype, Window window, MemorySegment into, Arena arena) {
    long offset = directory().integers(offsetsTag())[Math.toIntExact(tile)];
    long count = directory().integers(countsTag())[Math.toIntExact(tile)];
    MemorySegment stored = arena.allocate(count);
    source.read(offset, stored);
    try (Codec codec = Codecs.open(codec())) {
      if (codec.decode(stored, into) != into.byteSize()) {
        throw new AssertionError("tile " + tile + " is too short");
      }
    }
    RowShape shape =
        new RowShape(
            Math.toIntExact(window.size(1)),
            Math.toIntExact(window.size(2)),
            Math.toIntExact(window.size(0)),
            dtype.bytes());
    Predictor predictor =
        Predictor.values()[Math.toIntExact(directory().integer(Tag.PREDICTOR, 1)) - 1];
    predictor.decode(into, shape, arena.allocate(shape.rowBytes()));
  }

  private CodecSpec codec() {
    return switch (Math.toIntExact(tag(Tag.COMPRESSION))) {
      case 1 -> new CodecSpec.None();
      case 5 -> new CodecSpec.Lzw();
      case 8 -> new CodecSpec.Deflate(6);
      case 32773 -> new CodecSpec.PackBits(CodecSpec.PackBits.NO_ROWS);
      case 50000 -> new CodecSpec.Zstd(3);
      default -> throw new AssertionError("compression " + tag(Tag.COMPRESSION));
    };
  }

  @Override
  public void close() {
    source.close();
  }
}
