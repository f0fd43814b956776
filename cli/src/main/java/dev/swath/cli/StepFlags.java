package dev.swath.cli;

import dev.swath.jobs.Target;
import dev.swath.jobs.step.Step;
import java.util.List;

/// The words and flags of an operation: of a verb of its own, and of a step of a pipeline. Its
/// `@Command` says what the operation is; files are not its business.
interface StepFlags {
  /// What is to be done, in this order.
  List<Step> steps();

  /// What is written where the verb has its own mind about it.
  default Target written(Target target) {
    return target;
  }

  /// The most inputs of the verb.
  default int mostInputs() {
    return 1;
  }

  /// Whether the verb has `--band` for its input; not if the step has it itself.
  default boolean takesBands() {
    return true;
  }

  /// Whether the verb has `--bbox` for its result; not if the step has one itself.
  default boolean takesBox() {
    return true;
  }
}
