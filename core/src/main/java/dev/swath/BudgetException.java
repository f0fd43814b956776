package dev.swath;

/// A plan that cannot be run within the memory or disk it was granted.
public final class BudgetException extends SwathException {
  public BudgetException(String what, String remedy) {
    this(what, "", remedy, null);
  }

  public BudgetException(String what, String remedy, Throwable cause) {
    this(what, "", remedy, cause);
  }

  private BudgetException(String what, String where, String remedy, Throwable cause) {
    super(what, where, remedy, cause);
  }

  @Override
  SwathException at(String place) {
    return new BudgetException(what(), place, remedy(), getCause());
  }
}
