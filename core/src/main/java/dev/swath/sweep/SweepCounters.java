package dev.swath.sweep;

/// The work a sweep did, counted.
///
/// @param unitsTotal units that the output needs
/// @param unitExecutions times that any unit was computed
/// @param maxExecutionsPerUnit the most times that one unit was computed
/// @param writeUnitsTotal write units of all outputs
/// @param writeUnitsKept write units that an earlier run had written
/// @param writeUnitWrites times that any write unit was written
/// @param maxWritesPerWriteUnit the most times that one write unit was written
/// @param readBacks times that the sink read a written unit again, to move its encoded bytes; 0
///     unless the plan spools
/// @param bytesRead stored bytes fetched
/// @param bytesWritten encoded bytes written
/// @param plannedPeakBytes the plan's peak
/// @param peakLeasedBytes the most bytes leased at once
/// @param budgetBytes the budget
/// @param openLeases leases not returned at the end
/// @param scratchBytesWritten bytes that went to scratch storage
/// @param wallSeconds from start to the end of the commit
public record SweepCounters(
    long unitsTotal,
    long unitExecutions,
    long maxExecutionsPerUnit,
    long writeUnitsTotal,
    long writeUnitsKept,
    long writeUnitWrites,
    long maxWritesPerWriteUnit,
    long readBacks,
    long bytesRead,
    long bytesWritten,
    long plannedPeakBytes,
    long peakLeasedBytes,
    long budgetBytes,
    int openLeases,
    long scratchBytesWritten,
    double wallSeconds) {}
