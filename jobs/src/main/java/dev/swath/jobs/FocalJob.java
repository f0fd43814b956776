package dev.swath.jobs;

/// Opens jobs that apply focal operators.
public final class FocalJob {
  private FocalJob() {}

  /// Opens the input and plans. Nothing is written yet.
  public static Job<JobResult> open(FocalRequest request) {
    return OperatorJob.open(
        new OperatorJob.Request(
            "focal",
            request.text(),
            request.input(),
            request.target(),
            request.selection(),
            request.resources()),
        FocalText.operator(request.operator(), request.options()));
  }
}
