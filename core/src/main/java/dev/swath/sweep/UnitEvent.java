package dev.swath.sweep;

import dev.swath.grid.CellIndex;
import dev.swath.raster.UnitRaster;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

/// A unit decoded or computed, in a flight recording.
@Registered(false)
@Name("dev.swath.Unit")
@Label("Unit")
@Category("Swath")
@Description("A unit decoded or computed")
final class UnitEvent extends Event {
  @Label("Raster")
  String raster;

  @Label("Index")
  String index;

  @Label("Stored Size")
  @DataAmount
  long storedBytes;

  static UnitEvent started() {
    UnitEvent event = new UnitEvent();
    event.begin();
    return event;
  }

  void done(UnitRaster made, CellIndex unit, long bytes) {
    end();
    if (shouldCommit()) {
      raster = made.getClass().getSimpleName();
      index = unit.toString();
      storedBytes = bytes;
      commit();
    }
  }
}
