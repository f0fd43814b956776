/// Passes that come before the one that writes: what an operator has to know of all pixels first.
///
/// May use `array`, `grid`, `memory`, `raster` and `sweep`; never a format. An operator that needs
/// such a pass implements [dev.swath.operators.pass.Prepared]; the passes themselves belong here.
package dev.swath.operators.pass;
