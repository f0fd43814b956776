/// One array read: chunks and the inner chunks of shards, each found by one lookup, fetched
/// by one range and decoded into a block.
///
/// May use `metadata` and `filter` of this module, and of core `array`, `grid`, `codec` and
/// `store`.
package dev.swath.zarr.array;
