/// Blocks of a TIFF file, the tiles and strips: from stored bytes to pixels, one block at a time.
///
/// A [dev.swath.geotiff.tile.TileFormat] says how the blocks of an image are stored, a
/// [dev.swath.geotiff.tile.TileDecoder] decodes them. Knows nothing of directories, files and
/// where blocks lie. A new compression is a constant of [dev.swath.geotiff.tile.Compression] and
/// what the compiler then asks for.
///
/// May use `array`, `codec` and the failures of `dev.swath`.
package dev.swath.geotiff.tile;
