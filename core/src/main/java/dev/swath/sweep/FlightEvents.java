package dev.swath.sweep;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/// Registers the events of sweeps when somebody begins to record. Events that register themselves
/// would set the recorder up in every run, for as much time as reading a small raster takes.
final class FlightEvents implements FlightRecorderListener {
  private static final List<Class<? extends Event>> EVENTS =
      List.of(SweepEvent.class, UnitEvent.class, WriteEvent.class);

  private static final AtomicBoolean LISTENING = new AtomicBoolean();

  private FlightEvents() {}

  /// From now on the events are there for recordings, those under way too.
  static void offer() {
    if (LISTENING.compareAndSet(false, true)) {
      FlightRecorder.addListener(new FlightEvents());
    }
  }

  @Override
  public void recorderInitialized(FlightRecorder recorder) {
    EVENTS.forEach(FlightRecorder::register);
  }
}
