/// What happens when a chip cannot be read or worked on, and the list of those.
///
/// May use `array`, `grid` and `raster`; never where patches lie.
package dev.swath.patches.fault;
