package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Decodes the blocks of one image, from any threads. Whoever opens it closes it, after the last
/// block.
public final class TileDecoder implements AutoCloseable {
  private final TileFormat format;
  private final SampleRows rows;
  private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();

  /// What one thread decodes with.
  private record Worker(BlockDecoder blocks, RowPredictor predictor) {}

  public TileDecoder(TileFormat format) {
    this.format = format;
    this.rows = SampleRows.of(format);
  }

  public TileFormat format() {
    return format;
  }

  /// Bytes of working memory that decoding a block of that many stored bytes takes.
  public long scratchBytes(long storedBytes) {
    return SampleRows.paddedBytes(format)
        + Math.max(rows.scratchBytes(), BlockDecoder.scratchBytes(format, storedBytes));
  }

  /// Decodes a block. Bytes after its last row are ignored.
  ///
  /// @param stored the bytes of the block in the file; left as they are
  /// @param scratch as many bytes as [#scratchBytes(long)] asks for
  /// @param into samples, rows and columns, all samples of the block; starts where the block
  ///     starts and may have fewer rows and columns. Every pixel is set, or the call fails.
  /// @throws CorruptDataException if the data is damaged or has fewer rows than `into`
  public void decode(MemorySegment stored, MemorySegment scratch, Block into) {
    check(into);
    Worker worker = take();
    try {
      decode(worker, stored, scratch, into);
    } finally {
      idle.push(worker);
    }
  }

  private void decode(Worker worker, MemorySegment stored, MemorySegment scratch, Block into) {
    int wanted = Math.toIntExact(into.window().size(1));
    boolean direct = rows.fits(into);
    MemorySegment bytes = direct ? rows.in(into) : scratch.asSlice(0, format.blockBytes());
    MemorySegment rest = scratch.asSlice(SampleRows.paddedBytes(format));
    int decoded = worker.blocks().decode(stored, bytes, rest);
    if (decoded < wanted) {
      throw new CorruptDataException(
          "%s data ends after %d of %d rows"
              .formatted(format.compression().label(), decoded, wanted),
          "the file is damaged or cut short; get it again");
    }
    rows.restore(bytes, wanted, worker.predictor(), rest);
    if (format.isYCbCr()) {
      long used = (long) wanted * format.rowBytes();
      format.details().space().toRgb(bytes.asSlice(0, used));
    }
    if (!direct) {
      rows.unpack(scratch, into);
    }
  }

  private void check(Block into) {
    Window window = into.window();
    if (into.dtype() != format.dtype()
        || window.rank() != 3
        || window.size(0) != format.samples()
        || window.size(1) > format.height()
        || window.size(2) > format.width()) {
      throw new IllegalArgumentException(
          "a block of %s pixels of %s does not take tiles of %d x %d pixels of %d %s samples"
              .formatted(
                  into.dtype(),
                  window,
                  format.width(),
                  format.height(),
                  format.samples(),
                  format.dtype()));
    }
  }

  private Worker take() {
    Worker worker = idle.poll();
    return worker == null ? new Worker(BlockDecoder.open(format), rows.predictor()) : worker;
  }

  @Override
  public void close() {
    for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
      worker.blocks().close();
    }
  }
}
