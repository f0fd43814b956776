package dev.swath.zarr.write;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.CodecChain;
import dev.swath.zarr.metadata.Sharding;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// Makes the object of a cell: a shard, or a chunk where there are no shards. For any threads.
///
/// A shard is its pieces in C order without gaps, and its index before or behind them. Pieces of
/// nothing but the fill value are left out; an object without pieces does not exist. Pieces at the
/// edge of the array are filled up with the fill value.
///
/// The memory handed in is laid out as: the object at its longest; then, from the next multiple of
/// 64, a piece in the order of the store, unless all pieces lie like that in the pixels; then the
/// index while the places of the pieces become known.
final class CellEncoder implements AutoCloseable {
  private static final long ALIGNMENT = 64;

  private final ArrayLayout layout;
  private final FillPattern fill;
  private final PieceEncoder pieces;
  private final Optional<ShardIndex> index;
  private final long pieceBytes;
  private final long maxPieceBytes;

  CellEncoder(ArrayLayout layout) {
    CodecChain chain = layout.metadata().codecs();
    Optional<Sharding> sharding = chain.sharding();
    refuseUnwritten(layout.metadata());
    refuseUnwritten(chain);
    sharding.map(Sharding::inner).ifPresent(CellEncoder::refuseUnwritten);
    refuseNested(chain);
    this.layout = layout;
    this.fill = new FillPattern(layout.metadata().fill().element());
    this.index = sharding.map(shard -> ShardIndex.of(shard, layout.pieces().count()));
    this.pieces = new PieceEncoder(sharding.map(Sharding::inner).orElse(chain).bytes());
    this.pieceBytes = layout.pieceBytes();
    this.maxPieceBytes = pieces.maxBytes(pieceBytes);
  }

  private static void refuseUnwritten(ArrayMetadata metadata) {
    if (metadata.format() != 3 || metadata.type().dtype().isEmpty()) {
      throw new UnsupportedDataException(
          "an array of version "
              + metadata.format()
              + " and type "
              + metadata.type()
              + " is not written",
          "numbers are, in version 3");
    }
  }

  private static void refuseUnwritten(CodecChain chain) {
    int[] axes = chain.axisOrder();
    boolean plain =
        Arrays.equals(axes, Block.axes(axes.length))
            && chain.byteOrder() == ByteOrder.LITTLE_ENDIAN;
    if (!plain) {
      throw new UnsupportedDataException(
          "an array whose chunks are transposed or big-endian is not written", "write a new store");
    }
  }

  private static void refuseNested(CodecChain chain) {
    boolean nested =
        chain.sharding().isPresent()
            && (!chain.bytes().isEmpty() || chain.sharding().get().inner().sharding().isPresent());
    if (nested) {
      throw new UnsupportedDataException(
          "shards in shards and compressed shards are not written", "write a new store");
    }
  }

  /// Bytes that [#encode] takes to work in.
  long workBytes(CellIndex cell) {
    return Math.addExact(indexAt(cell), indexBytes());
  }

  private long indexBytes() {
    return index.map(ShardIndex::bytes).orElse(0L);
  }

  private long objectBytes(CellIndex cell) {
    return Math.addExact(Math.multiplyExact(layout.touched(cell), maxPieceBytes), indexBytes());
  }

  private long scratchAt(CellIndex cell) {
    return Math.multiplyExact(Math.ceilDiv(objectBytes(cell), ALIGNMENT), ALIGNMENT);
  }

  private long indexAt(CellIndex cell) {
    boolean gathers = !pieces.isPlain() && !isOnePiece(cell);
    return Math.addExact(scratchAt(cell), gathers ? pieceBytes : 0);
  }

  /// Whether the cell's pixels are one whole piece, which then needs not be moved.
  private boolean isOnePiece(CellIndex cell) {
    return Arrays.equals(layout.grid().window(cell).sizes(), layout.piece().sizes());
  }

  /// Encodes a cell.
  ///
  /// @return bytes of the object, 0 if there is none
  long encode(CellIndex cell, Block pixels, MemorySegment into) {
    checkDense(cell, pixels);
    MemorySegment object = into.asSlice(0, objectBytes(cell));
    MemorySegment scratch = into.asSlice(scratchAt(cell), indexAt(cell) - scratchAt(cell));
    MemorySegment places = into.asSlice(indexAt(cell), indexBytes());
    index.ifPresent(table -> table.clear(places));
    long start = index.map(ShardIndex::startOfPieces).orElse(0L);
    long end = start;
    Window grid = layout.pieces();
    for (long n = 0; n < grid.count(); n++) {
      Window piece = layout.piece(pixels.window(), CellIndex.in(grid, n));
      if (piece.intersects(pixels.window())) {
        long bytes = encodePiece(pixels, piece, object.asSlice(end, maxPieceBytes), scratch);
        if (bytes > 0 && index.isPresent()) {
          index.get().set(places, n, end, bytes);
        }
        end += bytes;
      }
    }
    return end == start ? 0 : addIndex(object, places, end);
  }

  private long addIndex(MemorySegment object, MemorySegment places, long end) {
    return index.map(table -> table.add(object, places, end)).orElse(end);
  }

  /// Encodes a piece to the start of `into`, unless it is blank.
  private long encodePiece(Block pixels, Window piece, MemorySegment into, MemorySegment scratch) {
    MemorySegment raw = raw(pixels, piece, pieces.isPlain() ? into : scratch);
    return fill.isAll(raw) ? 0 : pieces.encode(raw, into);
  }

  /// The pixels of a piece in the order of the store: where they are, or else moved.
  private MemorySegment raw(Block pixels, Window piece, MemorySegment room) {
    boolean whole = pixels.window().contains(piece);
    if (whole && isDense(pixels.view(piece))) {
      return pixels.segment().asSlice(pixels.view(piece).base(), pieceBytes);
    }
    MemorySegment moved = room.asSlice(0, pieceBytes);
    if (!whole) {
      fill.fill(moved);
    }
    Block.of(layout.dtype(), piece, moved, layout.axes()).paste(pixels);
    return moved;
  }

  private void checkDense(CellIndex cell, Block pixels) {
    Window window = layout.grid().window(cell);
    boolean fits = pixels.window().equals(window) && pixels.dtype() == layout.dtype();
    if (!fits || !isDense(pixels)) {
      throw new IllegalArgumentException(
          "cell "
              + cell
              + " needs a dense "
              + layout.dtype()
              + " block of "
              + window
              + " in the sink's axis order but got "
              + pixels.dtype()
              + " "
              + pixels.window());
    }
  }

  /// Whether pixels lie in the order of the store without gaps.
  private boolean isDense(Block pixels) {
    long stride = pixels.dtype().bytes();
    for (int i = layout.rank() - 1; i >= 0; i--) {
      int axis = layout.axis(i);
      if (pixels.window().size(axis) != 1 && pixels.stride(axis) != stride) {
        return false;
      }
      stride *= pixels.window().size(axis);
    }
    return true;
  }

  @Override
  public void close() {
    pieces.close();
  }
}
