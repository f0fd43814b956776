package dev.swath;

/// Valid data of a kind that Swath does not read or write; the message names what it does.
public final class UnsupportedDataException extends SwathException {
  public UnsupportedDataException(String what, String remedy) {
    this(what, "", remedy, null);
  }

  public UnsupportedDataException(String what, String remedy, Throwable cause) {
    this(what, "", remedy, cause);
  }

  private UnsupportedDataException(String what, String where, String remedy, Throwable cause) {
    super(what, where, remedy, cause);
  }

  @Override
  SwathException at(String place) {
    return new UnsupportedDataException(what(), place, remedy(), getCause());
  }
}
