package dev.swath;

/// Something exists or changed that must not: a target, a lock, an input replaced while it is read.
public final class ConflictException extends SwathException {
  public ConflictException(String what, String remedy) {
    this(what, "", remedy, null);
  }

  public ConflictException(String what, String remedy, Throwable cause) {
    this(what, "", remedy, cause);
  }

  private ConflictException(String what, String where, String remedy, Throwable cause) {
    super(what, where, remedy, cause);
  }

  @Override
  SwathException at(String place) {
    return new ConflictException(what(), place, remedy(), getCause());
  }
}
