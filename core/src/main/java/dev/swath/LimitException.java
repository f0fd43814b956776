package dev.swath;

/// A declared size beyond what Swath is willing to trust.
public final class LimitException extends SwathException {
  public LimitException(String what, String remedy) {
    this(what, "", remedy, null);
  }

  public LimitException(String what, String remedy, Throwable cause) {
    this(what, "", remedy, cause);
  }

  private LimitException(String what, String where, String remedy, Throwable cause) {
    super(what, where, remedy, cause);
  }

  @Override
  SwathException at(String place) {
    return new LimitException(what(), place, remedy(), getCause());
  }
}
