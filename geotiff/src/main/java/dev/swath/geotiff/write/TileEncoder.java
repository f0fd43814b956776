package dev.swath.geotiff.write;

import dev.swath.LimitException;
import dev.swath.array.Block;
import dev.swath.codec.Codec;
import dev.swath.codec.CodecSpec;
import dev.swath.codec.Codecs;
import dev.swath.geotiff.tile.RowPredictor;
import dev.swath.geotiff.tile.RowShape;
import dev.swath.grid.CellIndex;
import dev.swath.raster.NoData;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Encodes tiles for any number of threads, with as many codec contexts as are ever in use at once.
///
/// Rows are predicted in place, with the space where the encoded bytes will go to work in, so that
/// only a padded tile needs memory beside the encoded bytes.
final class TileEncoder implements CellEncoder {
  private static final long ALIGNMENT = 64;

  private final TileLayout layout;
  private final TileEncoding encoding;
  private final Optional<Long> blankBits;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
  private final Codec measure;

  /// What one thread encodes with.
  private record Worker(Codec codec, RowPredictor predictor) {}

  /// @param sparse whether tiles of nothing but nodata encode to no bytes
  TileEncoder(TileLayout layout, TileEncoding encoding, Optional<NoData> noData, boolean sparse) {
    this.layout = layout;
    this.encoding = encoding;
    this.blankBits = sparse ? Optional.of(noData.map(NoData::bits).orElse(0L)) : Optional.empty();
    Worker first = open();
    this.measure = first.codec();
    idle.add(first);
    checkBound();
  }

  private Worker open() {
    return new Worker(Codecs.open(encoding.codec()), new RowPredictor(encoding.predictor(), row()));
  }

  private RowShape row() {
    return new RowShape(1, layout.tileCols(), layout.samplesPerTile(), layout.dtype().bytes());
  }

  private void checkBound() {
    CellIndex first = layout.cellOfPlace(0);
    if (maxEncodedBytes(first) > Integer.MAX_VALUE) {
      close();
      throw new LimitException(
          "an encoded tile or strip has at most "
              + Integer.MAX_VALUE
              + " bytes but one of "
              + layout.rawBytes(first)
              + " bytes may become longer",
          "choose smaller tiles, fewer rows per strip, or interleave by band");
    }
  }

  @Override
  public long maxEncodedBytes(CellIndex cell) {
    return measure.maxEncodedBytes(layout.rawBytes(cell));
  }

  @Override
  public long workBytes(CellIndex cell) {
    if (isStoredAsIs()) {
      return layout.rawBytes(cell);
    }
    return layout.isPadded(cell) ? paddedAt(cell) + layout.rawBytes(cell) : encodedRoom(cell);
  }

  private long encodedRoom(CellIndex cell) {
    return Math.max(maxEncodedBytes(cell), layout.rowBytes());
  }

  private long paddedAt(CellIndex cell) {
    return Math.ceilDiv(encodedRoom(cell), ALIGNMENT) * ALIGNMENT;
  }

  private boolean isStoredAsIs() {
    return encoding.codec() instanceof CodecSpec.None;
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    layout.checkDense(cell, pixels);
    long raw = layout.rawBytes(cell);
    if (blankBits.isPresent() && isBlank(pixels, blankBits.get())) {
      return 0;
    }
    if (isStoredAsIs()) {
      pad(cell, pixels, into);
      return raw;
    }
    MemorySegment rows =
        layout.isPadded(cell)
            ? pad(cell, pixels, into.asSlice(paddedAt(cell), raw))
            : pixels.segment().asSlice(pixels.base(), raw);
    return compress(rows, into.asSlice(0, encodedRoom(cell)));
  }

  /// Whether all pixels have those bits: the first has, and each equals the one before it.
  private static boolean isBlank(Block pixels, long bits) {
    int component = pixels.dtype().component().bytes();
    long bytes = Block.byteSize(pixels.dtype(), pixels.window());
    MemorySegment all = pixels.segment().asSlice(pixels.base(), bytes);
    return pixels.bits(pixels.base()) == bits
        && MemorySegment.mismatch(all, 0, bytes - component, all, component, bytes) < 0;
  }

  private MemorySegment pad(CellIndex cell, Block pixels, MemorySegment into) {
    Block tile = Block.of(layout.dtype(), layout.paddedWindow(cell), into, layout.axisOrder());
    if (layout.isPadded(cell)) {
      into.asSlice(0, layout.rawBytes(cell)).fill((byte) 0);
    }
    tile.paste(pixels);
    return into;
  }

  private long compress(MemorySegment rows, MemorySegment into) {
    Worker idler = idle.poll();
    Worker worker = idler == null ? open() : idler;
    try {
      worker.predictor().encode(rows, into);
      return worker.codec().encode(rows, into);
    } finally {
      idle.add(worker);
    }
  }

  @Override
  public void close() {
    for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
      worker.codec().close();
    }
  }
}
