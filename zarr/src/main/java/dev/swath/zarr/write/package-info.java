/// Writes Zarr version 3 so that every shard is made once, in memory, and nothing is visible before
/// the whole is there: [dev.swath.zarr.write.ZarrGroupWriter] for new stores,
/// [dev.swath.zarr.write.ZarrUpdate] for existing ones.
///
/// May use `array`, `grid`, `codec`, `store`, `raster`, and of zarr `metadata` and `geo`.
package dev.swath.zarr.write;
