/// The engine: plans a sweep by arithmetic, shows the plan, and runs it within a memory
/// budget, each unit computed once and each write unit written once.
///
/// May use `array`, `grid`, `memory` and `raster`; never a codec, a store, a format or an
/// operator.
package dev.swath.sweep;
