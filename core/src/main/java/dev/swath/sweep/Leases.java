package dev.swath.sweep;

import dev.swath.BudgetException;
import dev.swath.memory.Lease;
import dev.swath.memory.MemoryBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// The leases of one sweep: granted in the order of the schedule, all returned at its end whatever
/// happened.
final class Leases implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final MemoryBudget budget;
  private final long mostBytes;
  private final Set<Lease> open = ConcurrentHashMap.newKeySet();

  /// @param plannedBytes what the plan expects to be enough
  /// @param mostBytes what may be taken if the plan was too low
  Leases(long plannedBytes, long mostBytes) {
    this.budget = new MemoryBudget(Math.max(1, plannedBytes));
    this.mostBytes = mostBytes;
  }

  MemoryBudget budget() {
    return budget;
  }

  /// Leases memory, waiting for work under way to return some.
  ///
  /// @param goOn asked now and then; throws if the sweep is to stop, false if nothing is under way
  ///     that could return memory
  Lease lease(long bytes, BooleanSupplier goOn) {
    while (true) {
      boolean mayWait = goOn.getAsBoolean();
      Optional<Lease> lease = budget.tryLease(bytes, mayWait ? PATIENCE : Duration.ZERO);
      if (lease.isPresent()) {
        open.add(lease.get());
        return lease.get();
      }
      if (!mayWait) {
        grow(bytes);
      }
    }
  }

  private void grow(long bytes) {
    long needed = budget.leasedBytes() + MemoryBudget.rounded(bytes);
    if (needed > mostBytes) {
      throw new BudgetException(
          "the sweep needs " + needed + " bytes of memory at once but the budget is " + mostBytes,
          "grant more memory with --memory");
    }
    budget.growTo(needed);
  }

  void giveBack(Lease lease) {
    open.remove(lease);
    lease.close();
  }

  /// Returns whatever failed work left behind.
  void giveBackAll() {
    open.forEach(Lease::close);
    open.clear();
  }

  @Override
  public void close() {
    giveBackAll();
    budget.close();
  }
}
