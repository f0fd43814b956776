package dev.swath;

/// Work that was stopped on request before it was complete.
public final class CancelledException extends SwathException {
  public CancelledException(String what, String remedy) {
    this(what, "", remedy, null);
  }

  public CancelledException(String what, String remedy, Throwable cause) {
    this(what, "", remedy, cause);
  }

  private CancelledException(String what, String where, String remedy, Throwable cause) {
    super(what, where, remedy, cause);
  }

  @Override
  SwathException at(String place) {
    return new CancelledException(what(), place, remedy(), getCause());
  }
}
