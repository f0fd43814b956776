package dev.swath.sweep;

import dev.swath.grid.CellIndex;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

/// A write unit handed to the sink, in a flight recording.
@Registered(false)
@Name("dev.swath.WriteUnit")
@Label("Write Unit")
@Category("Swath")
@Description("A write unit written")
final class WriteEvent extends Event {
  @Label("Index")
  String index;

  @Label("Encoded Size")
  @DataAmount
  long encodedBytes;

  static WriteEvent started() {
    WriteEvent event = new WriteEvent();
    event.begin();
    return event;
  }

  void done(CellIndex cell, long bytes) {
    end();
    if (shouldCommit()) {
      index = cell.toString();
      encodedBytes = bytes;
      commit();
    }
  }
}
