package dev.swath.sweep;

import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.util.List;

/// What admitting one write unit entails.
///
/// @param output the output that the write unit belongs to
/// @param cell the write unit
/// @param window its pixels
/// @param actions what comes before it, in this order
/// @param uses the holdings that the write unit is made from
/// @param releases what comes after it
record Step(
    int output,
    CellIndex cell,
    Window window,
    List<Action> actions,
    List<Holding> uses,
    List<Release> releases) {
  /// One thing to start.
  sealed interface Action {}

  /// Compute a unit.
  ///
  /// @param uses the holdings it is made from
  record Compute(Holding holding, List<Holding> uses) implements Action {}

  /// Copy pixels of one holding into another.
  record Copy(Holding from, Holding to) implements Action {}

  /// Let a holding go: nothing that is started later refers to it.
  record Release(Holding holding) implements Action {}
}
