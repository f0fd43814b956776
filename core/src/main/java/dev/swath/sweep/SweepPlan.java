package dev.swath.sweep;

import dev.swath.array.Window;
import java.util.List;

/// What a sweep will do, known before it reads a pixel. `run` follows the same schedule that these
/// numbers were taken from.
///
/// @param outputs what is written
/// @param segment size of a segment of the first output on each axis: what is written before the
///     sweep moves on
/// @param order how segments follow each other
/// @param held where units wait for later segments
/// @param units one entry for each raster made of units, the outputs' side first
/// @param inFlight write units under way at once, at most
/// @param heldBytes the most bytes of units held between write units
/// @param taskBytes the most bytes a write unit under way takes
/// @param minimumBytes the smallest budget that any plan for this job fits into
/// @param plannedPeakBytes the most bytes leased at once
/// @param budgetBytes the budget
/// @param scratchBytes the most bytes on scratch storage; 0 without
/// @param spools whether the order of writing makes the sink pass twice over its encoded bytes
public record SweepPlan(
    List<Written> outputs,
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
    STRIPES,
    /// Planes, such as spectral bands or times, one after another; each in rows of segments.
    PLANES
  }

  /// Where units wait.
  public enum Held {
    MEMORY,
    SCRATCH
  }

  /// What one sink takes.
  ///
  /// @param extent pixels of the output
  /// @param writeUnits write units in all
  /// @param writeUnit size of a whole write unit on each axis
  public record Written(Window extent, long writeUnits, Window writeUnit) {}

  /// The units of one raster.
  ///
  /// @param raster its class, for people
  /// @param total units that the sweep computes
  /// @param unit size of a whole unit on each axis
  /// @param storedBytes bytes to be fetched if the units are stored, as far as it is known cheaply;
  ///     else 0
  public record Units(String raster, long total, Window unit, long storedBytes) {}

  public SweepPlan {
    outputs = List.copyOf(outputs);
    units = List.copyOf(units);
  }

  /// Pixels of the first output.
  public Window extent() {
    return outputs.getFirst().extent();
  }

  /// Size of a whole write unit of the first output on each axis.
  public Window writeUnit() {
    return outputs.getFirst().writeUnit();
  }

  /// Write units of all outputs.
  public long writeUnits() {
    return outputs.stream().mapToLong(Written::writeUnits).sum();
  }
}
