package dev.swath.geotiff.write;

import dev.swath.array.Block;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSink;
import dev.swath.raster.WriteUnits;
import dev.swath.store.AtomicFile;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// One image of a file, a level or its mask, as a sink. Its tiles wait in a spool until the last
/// image of the file commits. The writer of the file closes it.
final class SpooledImage implements RasterSink {
  private final TileLayout layout;
  private final CellEncoder encoder;
  private final List<Field> fields;
  private final boolean rowMajor;
  private final TileSpool spool;
  private final Events events;
  private boolean committed;

  /// What an image tells the writer.
  interface Events {
    /// @param bytes by which the tiles have grown, with their frames
    void grown(long bytes);

    void committed();
  }

  /// @param fields of its directory but the tables of tiles
  /// @param rowMajor whether the sweep should go by rows of tiles for its sake
  SpooledImage(
      TileLayout layout,
      CellEncoder encoder,
      List<Field> fields,
      boolean rowMajor,
      TileSpool spool,
      Events events) {
    this.layout = layout;
    this.encoder = encoder;
    this.fields = List.copyOf(fields);
    this.rowMajor = rowMajor;
    this.spool = spool;
    this.events = events;
  }

  @Override
  public WriteUnits writeUnits() {
    return new WriteUnits(layout.grid(), true, rowMajor, layout.axisOrder());
  }

  @Override
  public long encodeBytes(CellIndex cell) {
    return encoder.workBytes(cell);
  }

  @Override
  public long encode(CellIndex cell, Block pixels, MemorySegment into) {
    return encoder.encode(cell, pixels, into);
  }

  @Override
  public void write(CellIndex cell, MemorySegment encoded) {
    long before = spool.bytes();
    spool.put(layout.place(cell), encoded);
    events.grown(spool.bytes() - before);
  }

  @Override
  public long readBacks() {
    return spool.moved();
  }

  @Override
  public void commit() {
    spool.checkComplete();
    committed = true;
    events.committed();
  }

  boolean isCommitted() {
    return committed;
  }

  TileLayout layout() {
    return layout;
  }

  /// Bytes of the tiles that came, with their frames.
  long bytes() {
    return spool.bytes();
  }

  /// The most bytes that its tiles can take, with their frames.
  long maxBytes() {
    long tile = encoder.maxEncodedBytes(layout.cellOfPlace(0)) + spool.frameBytes();
    return Math.multiplyExact(layout.tiles(), tile);
  }

  /// All fields of its directory.
  List<Field> directory(boolean big) {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(RasterFields.tables(layout, big, spool::position, spool::bytes));
    return all;
  }

  /// Moves the samples of one tile after another, or of all, to their final place.
  ///
  /// @param tile counted by rows of tiles
  /// @return position after the last
  long move(long tile, long endTile, AtomicFile file, long at) {
    long planes = layout.planes();
    return spool.move(tile * planes, endTile * planes, file, at);
  }

  /// Tiles, those of several planes counted once.
  long tiles() {
    return layout.tiles() / layout.planes();
  }

  void dropSpool() {
    spool.drop();
  }

  /// Nothing: what belongs together is closed together, by [#release()].
  @Override
  public void close() {}

  void release() {
    try (encoder;
        spool) {
      // Each closes whatever happens to the other.
    }
  }
}
