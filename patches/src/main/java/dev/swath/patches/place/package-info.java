/// Where patches lie: on a lattice or scattered, and what happens at the border of the raster.
///
/// May use `array` and `grid`; never what is done with the patches.
package dev.swath.patches.place;
