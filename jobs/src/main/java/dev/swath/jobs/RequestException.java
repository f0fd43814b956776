package dev.swath.jobs;

/// A request that cannot be meant: the caller's mistake, found before anything was written.
public final class RequestException extends IllegalArgumentException {
  private final String what;
  private final String remedy;

  public RequestException(String what, String remedy) {
    super(what + "; " + remedy);
    this.what = what;
    this.remedy = remedy;
  }

  /// The rule that was broken and the value that broke it.
  public String what() {
    return what;
  }

  /// The way out.
  public String remedy() {
    return remedy;
  }
}
