/// Zarr stores, version 2 and 3: chunks, shards, their index, and the metadata that describes them.
///
/// May use `array`, `grid`, `memory`, `codec`, `store` and `raster`; never `sweep`, another format
/// or an operator.
package dev.swath.zarr;
