package dev.swath.patches.fault;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import dev.swath.SwathException;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tries what may fail as often as a policy says, and lists what failed for good. One for all
/// rasters of a job. Safe for any threads.
public final class Faults {
  private final FaultPolicy policy;
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final Map<CellIndex, Fault> chips = new ConcurrentHashMap<>();

  public Faults(FaultPolicy policy) {
    this.policy = policy;
  }

  public FaultPolicy policy() {
    return policy;
  }

  /// Does something with a chip.
  ///
  /// @return whether it succeeded; failures in the end are listed, or thrown if the policy says so
  public boolean chip(CellIndex patch, Window window, Runnable work) {
    return attempt("chip", patch, window, work);
  }

  /// Reads a chunk.
  ///
  /// @return whether it succeeded; failures in the end are listed, or thrown if the policy says so
  public boolean chunk(CellIndex chunk, Window window, Runnable work) {
    return attempt("chunk", chunk, window, work);
  }

  private boolean attempt(String kind, CellIndex place, Window window, Runnable work) {
    for (int tries = 1; ; tries++) {
      try {
        work.run();
        return true;
      } catch (CancelledException | BudgetException e) {
        throw e;
      } catch (SwathException e) {
        if (tries > policy.retries()) {
          if (policy.last() == FaultPolicy.Last.RAISE) {
            throw e.in(kind + " " + place);
          }
          Fault fault = new Fault(kind, place.toString(), window, tries, e.getMessage());
          faults.put(kind + " " + place, fault);
          if (kind.equals("chip")) {
            chips.put(place, fault);
          }
          return false;
        }
        pause(policy.wait(tries - 1));
      }
    }
  }

  private static void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("the sweep was stopped", "run it again");
    }
  }

  /// Whether the pixels of a chip are to be no data because it failed.
  public boolean masks(CellIndex patch) {
    return policy.last() == FaultPolicy.Last.MASK && chips.containsKey(patch);
  }

  /// All that failed, by kind and place.
  public List<Fault> all() {
    return faults.values().stream()
        .sorted(Comparator.comparing(Fault::kind).thenComparing(f -> f.window().toString()))
        .toList();
  }
}
