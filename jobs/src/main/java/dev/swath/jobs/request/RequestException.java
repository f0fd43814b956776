package dev.swath.jobs.request;

import java.util.List;

/// A request that cannot be meant: the caller's mistake, found before anything was written.
public final class RequestException extends IllegalArgumentException {
  private final String what;
  private final String remedy;
  private final transient List<String> excerpt;

  public RequestException(String what, String remedy) {
    this(what, remedy, List.of());
  }

  /// @param excerpt lines that show the place of the mistake
  public RequestException(String what, String remedy, List<String> excerpt) {
    super(what + "; " + remedy);
    this.what = what;
    this.remedy = remedy;
    this.excerpt = List.copyOf(excerpt);
  }

  /// The rule that was broken and the value that broke it.
  public String what() {
    return what;
  }

  /// Lines that show the place of the mistake, if there is one to show.
  public List<String> excerpt() {
    return excerpt;
  }

  /// The way out.
  public String remedy() {
    return remedy;
  }
}
