/// Where pixels lie: grids of cells, the affine map to a coordinate reference system, and the
/// system's identity.
///
/// May use `array`; never a store, a codec or a format.
package dev.swath.grid;
