package dev.swath;

/// A failure with a cause the user can act on: what went wrong, where, and what to do about it.
///
/// The message is one paragraph: `where: what. Remedy`. The place is added once, by whoever knows
/// the object's name, with [#in(String)].
public abstract sealed class SwathException extends RuntimeException
    permits BudgetException,
        CancelledException,
        ConflictException,
        CorruptDataException,
        LimitException,
        StorageException,
        UnsupportedDataException {
  private final String what;
  private final String where;
  private final String remedy;

  SwathException(String what, String where, String remedy, Throwable cause) {
    super((where.isEmpty() ? "" : where + ": ") + what + (remedy.isEmpty() ? "" : "; " + remedy));
    this.what = what;
    this.where = where;
    this.remedy = remedy;
    if (cause != null) {
      initCause(cause);
    }
  }

  /// The rule that was broken and the value that broke it.
  public final String what() {
    return what;
  }

  /// The place, from the outside in: file, directory or band, chunk, byte. May be empty.
  public final String where() {
    return where;
  }

  /// The way out. May be empty.
  public final String remedy() {
    return remedy;
  }

  /// The same failure, seen from a place that encloses it.
  public final SwathException in(String place) {
    SwathException moved = at(where.isEmpty() ? place : place + " " + where);
    moved.setStackTrace(getStackTrace());
    return moved;
  }

  /// This failure with another place.
  abstract SwathException at(String place);
}
