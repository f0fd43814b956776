package dev.swath.sweep;

import dev.swath.array.Window;
import java.util.List;

/// What a sweep will do, known before it reads a pixel. `run` follows the same schedule that these
/// numbers were taken from.
///
/// @param extent pixels of the output
/// @param writeUnits write units in all
/// @param writeUnit size of a whole write unit on each axis
/// @param segment size of a segment on each axis: the output written before the sweep moves on
/// @param order how segments follow each other
/// @param held where units wait for later segments
/// @param units one entry for each raster made of units, outputs' side first
/// @param inFlight write units under way at once, at most
/// @param heldBytes the most bytes of units held between write units
/// @param taskBytes the most bytes a write unit under way takes
/// @param minimumBytes the smallest budget that any plan for this job fits into
/// @param plannedPeakBytes the most bytes leased at once
/// @param budgetBytes the budget
/// @param scratchBytes the most bytes on scratch storage; 0 without
/// @param spools whether the order of writing makes the sink pass twice over its encoded bytes
public record SweepPlan(
    Window extent,
    long writeUnits,
    Window writeUnit,
    Window segment,
    Order order,
    Held held,
    List<Units> units,
    int inFlight,
    long heldBytes,
    long taskBytes,
    long minimumBytes,
    long plannedPeakBytes,
    long budgetBytes,
    long scratchBytes,
    boolean spools) {
  /// How segments follow each other.
  public enum Order {
    /// Rows of segments from the top, each from the left.
    ROWS,
    /// Column stripes from the left, each from the top.
    STRIPES
  }

  /// Where units wait.
  public enum Held {
    MEMORY,
    SCRATCH
  }

  /// The units of one raster.
  ///
  /// @param raster its class, for people
  /// @param total units that the sweep computes
  /// @param unit size of a whole unit on each axis
  /// @param storedBytes bytes to be fetched if the units are stored, as far as it is known cheaply;
  ///     else 0
  public record Units(String raster, long total, Window unit, long storedBytes) {}

  public SweepPlan {
    units = List.copyOf(units);
  }
}
