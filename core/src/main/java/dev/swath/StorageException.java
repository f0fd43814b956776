package dev.swath;

/// A read or write that the storage refused or failed.
public final class StorageException extends SwathException {
  public StorageException(String what, String remedy) {
    this(what, "", remedy, null);
  }

  public StorageException(String what, String remedy, Throwable cause) {
    this(what, "", remedy, cause);
  }

  private StorageException(String what, String where, String remedy, Throwable cause) {
    super(what, where, remedy, cause);
  }

  @Override
  SwathException at(String place) {
    return new StorageException(what(), place, remedy(), getCause());
  }
}
