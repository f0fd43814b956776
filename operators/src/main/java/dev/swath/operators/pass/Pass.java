package dev.swath.operators.pass;

import dev.swath.operators.reduce.JointSink;
import dev.swath.raster.RasterSink;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The sweeps that answer one first look. Runs once.
final class Pass implements AutoCloseable {
  private final FirstLook<?> look;
  private final SweepOptions options;
  private Optional<RasterSink> sink;
  private final Sweep first;

  Pass(FirstLook<?> look, SweepOptions options) {
    this.look = look;
    this.options = options;
    this.sink = look.next();
    RasterSink asked = sink.orElseThrow();
    RasterSink all =
        look.kept()
            .<RasterSink>map(kept -> new JointSink(List.of(kept.sink(), asked)))
            .orElse(asked);
    this.first = new Sweep(look.raster(), all, options);
  }

  PassPlan plan() {
    long kept = look.kept().map(KeptPixels::bytes).orElse(0L);
    return new PassPlan(look.text(), look.sweeps(), first.plan(), kept);
  }

  /// @param started told of each sweep before it runs
  /// @return the work of each sweep
  List<SweepCounters> run(SweepListener listener, Consumer<Sweep> started) {
    look.kept().ifPresent(KeptPixels::open);
    List<SweepCounters> done = new ArrayList<>();
    Sweep sweep = first;
    while (sink.isPresent()) {
      started.accept(sweep);
      done.add(sweep.run(listener));
      sink.get().close();
      sink = look.next();
      if (sink.isPresent()) {
        sweep = new Sweep(look.source(), sink.get(), options);
      }
    }
    return done;
  }

  @Override
  public void close() {
    sink.ifPresent(RasterSink::close);
    look.kept().ifPresent(KeptPixels::close);
  }
}
