package dev.swath.cli;

/// What the process tells its caller.
final class ExitCode {
  static final int OK = 0;

  /// Failed while running; or `compare` found a difference.
  static final int FAILED = 1;

  /// The command line makes no sense.
  static final int USAGE = 2;

  /// Refused before anything was written: the target exists, or memory or disk do not suffice.
  static final int REFUSED = 3;

  /// The input is missing, damaged or of a kind that is not supported.
  static final int UNREADABLE = 4;

  /// `validate` found something.
  static final int INVALID = 5;

  /// Finished, but with pieces of the input skipped.
  static final int SKIPPED = 6;

  /// Stopped on request.
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
