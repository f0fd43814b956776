package dev.swath.geotiff.tile;

import java.util.Arrays;
import java.util.Objects;

/// Settings of single compressions. Start with [#NONE] and add what the image has.
public final class TileDetails {
  /// An image that has none of them.
  public static final TileDetails NONE =
      new TileDetails(false, Colour.RAW, YCbCrSpace.USUAL, new byte[0], 0, 0);

  private final boolean bitsReversed;
  private final Colour colour;
  private final YCbCrSpace space;
  private final byte[] jpegTables;
  private final int t4Options;
  private final int lercCompression;

  private TileDetails(
      boolean bitsReversed,
      Colour colour,
      YCbCrSpace space,
      byte[] jpegTables,
      int t4Options,
      int lercCompression) {
    this.bitsReversed = bitsReversed;
    this.colour = colour;
    this.space = space;
    this.jpegTables = jpegTables;
    this.t4Options = t4Options;
    this.lercCompression = lercCompression;
  }

  /// Bytes are stored with the least significant bit first (tag 266 is 2).
  public TileDetails withBitsReversed(boolean reversed) {
    return new TileDetails(reversed, colour, space, jpegTables, t4Options, lercCompression);
  }

  /// Photometric interpretation and chroma subsampling (tags 262 and 530).
  public TileDetails withColour(Colour newColour) {
    return new TileDetails(
        bitsReversed,
        Objects.requireNonNull(newColour),
        space,
        jpegTables,
        t4Options,
        lercCompression);
  }

  /// What luma and chroma mean (tags 529 and 532).
  public TileDetails withSpace(YCbCrSpace newSpace) {
    return new TileDetails(bitsReversed, colour, newSpace, jpegTables, t4Options, lercCompression);
  }

  /// The tables that all JPEG blocks share (tag 347); empty for none.
  public TileDetails withJpegTables(byte[] tables) {
    return new TileDetails(bitsReversed, colour, space, tables.clone(), t4Options, lercCompression);
  }

  /// The options of CCITT group 3 (tag 292).
  public TileDetails withT4Options(int options) {
    return new TileDetails(bitsReversed, colour, space, jpegTables, options, lercCompression);
  }

  /// What is around LERC data (the second value of tag 50674): 0 nothing, 1 deflate, 2 zstd.
  public TileDetails withLercCompression(int compression) {
    return new TileDetails(bitsReversed, colour, space, jpegTables, t4Options, compression);
  }

  boolean bitsReversed() {
    return bitsReversed;
  }

  Colour colour() {
    return colour;
  }

  YCbCrSpace space() {
    return space;
  }

  byte[] jpegTables() {
    return jpegTables.clone();
  }

  int t4Options() {
    return t4Options;
  }

  int lercCompression() {
    return lercCompression;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TileDetails d
        && bitsReversed == d.bitsReversed
        && colour.equals(d.colour)
        && space.equals(d.space)
        && Arrays.equals(jpegTables, d.jpegTables)
        && t4Options == d.t4Options
        && lercCompression == d.lercCompression;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        bitsReversed, colour, space, Arrays.hashCode(jpegTables), t4Options, lercCompression);
  }
}
