package dev.swath.jobs.step;

import dev.swath.patches.fault.Fault;
import java.util.List;

/// A step with what it needs open while its job runs, such as a loaded model. The job closes it at
/// its end.
public interface OpenStep extends Step, AutoCloseable {
  /// Native memory that it takes beside the buffers of the sweep, at most. Known once it was
  /// [applied][Step#apply(List)]; the job grants the sweep that much less.
  long outsideBytes();

  /// What is to be told of its work, in sentences.
  ///
  /// @param seconds that the job took
  List<String> remarks(double seconds);

  /// What failed so far and was passed over.
  List<Fault> faults();

  @Override
  void close();
}
