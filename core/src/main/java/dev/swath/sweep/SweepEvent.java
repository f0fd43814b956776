package dev.swath.sweep;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

/// A sweep, in a flight recording.
@Registered(false)
@Name("dev.swath.Sweep")
@Label("Sweep")
@Category("Swath")
@Description("One pass over a raster into a sink")
final class SweepEvent extends Event {
  @Label("Units Computed")
  long unitExecutions;

  @Label("Write Units Written")
  long writeUnitWrites;

  @Label("Bytes Read")
  @DataAmount
  long bytesRead;

  @Label("Bytes Written")
  @DataAmount
  long bytesWritten;

  @Label("Planned Peak")
  @DataAmount
  long plannedPeakBytes;

  @Label("Peak Leased")
  @DataAmount
  long peakLeasedBytes;

  void done(SweepCounters counters) {
    unitExecutions = counters.unitExecutions();
    writeUnitWrites = counters.writeUnitWrites();
    bytesRead = counters.bytesRead();
    bytesWritten = counters.bytesWritten();
    plannedPeakBytes = counters.plannedPeakBytes();
    peakLeasedBytes = counters.peakLeasedBytes();
    commit();
  }
}
