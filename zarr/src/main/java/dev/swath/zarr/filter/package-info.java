/// The filters of Zarr version 2, as numcodecs defines them: what is done to the values of a chunk
/// before they are compressed. One record each; a new one is permitted by
/// [dev.swath.zarr.filter.Filter].
///
/// May use `array`, `codec` and the failures of `dev.swath`.
package dev.swath.zarr.filter;
