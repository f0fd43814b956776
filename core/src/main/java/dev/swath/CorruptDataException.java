package dev.swath;

/// Bytes that break their format.
public final class CorruptDataException extends SwathException {
  public CorruptDataException(String what, String remedy) {
    this(what, "", remedy, null);
  }

  public CorruptDataException(String what, String remedy, Throwable cause) {
    this(what, "", remedy, cause);
  }

  private CorruptDataException(String what, String where, String remedy, Throwable cause) {
    super(what, where, remedy, cause);
  }

  @Override
  SwathException at(String place) {
    return new CorruptDataException(what(), place, remedy(), getCause());
  }
}
