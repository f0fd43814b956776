package dev.swath.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.BudgetException;
import dev.swath.CancelledException;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class MemoryBudgetTest {
  @Test
  void roundingIsMonotoneAndWastesAnEighthAtMost() {
    long last = 0;
    for (long bytes = 1; bytes < 1L << 61; bytes += 1 + bytes / 97) {
      long rounded = MemoryBudget.rounded(bytes);

      assertThat(rounded).isGreaterThanOrEqualTo(Math.max(bytes, last));
      assertThat(MemoryBudget.rounded(rounded)).isEqualTo(rounded);
      if (bytes >= 512) {
        assertThat(rounded - bytes).isLessThanOrEqualTo(bytes / 8);
      }
      last = rounded;
    }
    assertThat(MemoryBudget.rounded(0)).isZero();
  }

  @Test
  void sizesBeyondAllMemoryAreRefusedWhateverTheirRounding() {
    try (MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
        Lease _ = budget.lease(1)) {
      for (long bytes : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 511}) {
        assertThat(budget.tryLease(bytes)).isEmpty();
        assertThat(MemoryBudget.rounded(bytes)).isGreaterThanOrEqualTo(bytes);
      }
    }
    try (MemoryBudget budget = new MemoryBudget(4096)) {
      assertThatThrownBy(() -> budget.lease(Long.MAX_VALUE)).isInstanceOf(BudgetException.class);
      assertThatThrownBy(() -> budget.lease(-1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> budget.tryLease(-1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void manyThreadsLeasingAtRandomNeverExceedTheLimit() throws Exception {
    long limit = 100_000;
    AtomicLong inUse = new AtomicLong();
    AtomicLong most = new AtomicLong();
    try (MemoryBudget budget = new MemoryBudget(limit)) {
      List<CompletableFuture<Void>> threads = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        Random random = new Random(thread);
        threads.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int round = 0; round < 300; round++) {
                    borrow(budget, 1 + random.nextInt(60_000), inUse, most);
                  }
                },
                task -> Thread.ofPlatform().start(task)));
      }
      for (CompletableFuture<Void> thread : threads) {
        thread.get();
      }

      assertThat(most.get()).isLessThanOrEqualTo(limit);
      assertThat(budget.peakLeasedBytes()).isBetween(most.get(), limit);
      assertThat(budget.openLeases()).isZero();
      assertThat(budget.leasedBytes()).isZero();
    }
  }

  private static void borrow(MemoryBudget budget, long bytes, AtomicLong inUse, AtomicLong most) {
    try (Lease lease = budget.lease(bytes)) {
      long now = inUse.addAndGet(bytes);
      most.accumulateAndGet(now, Math::max);
      byte mark = (byte) bytes;
      lease.segment().fill(mark);
      assertThat(lease.segment().get(ValueLayout.JAVA_BYTE, bytes - 1)).isEqualTo(mark);
      inUse.addAndGet(-bytes);
    }
  }

  /// Starts a thread that leases, and waits until it is blocked.
  private static CompletableFuture<Lease> blockedLease(
      MemoryBudget budget, long bytes, AtomicReference<Thread> thread) throws Exception {
    CompletableFuture<Lease> lease =
        CompletableFuture.supplyAsync(
            () -> budget.lease(bytes),
            task -> {
              thread.set(Thread.ofPlatform().unstarted(task));
              thread.get().start();
            });
    while (thread.get().getState() != Thread.State.WAITING) {
      assertThat(lease).isNotDone();
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return lease;
  }

  @Test
  void aBlockedLeaseGoesOnWhenMemoryIsReturnedOrGranted() throws Exception {
    try (MemoryBudget budget = new MemoryBudget(1024)) {
      Lease first = budget.lease(1024);
      CompletableFuture<Lease> second = blockedLease(budget, 1024, new AtomicReference<>());

      first.close();

      second.get().close();
      Lease third = budget.lease(1000);
      CompletableFuture<Lease> fourth = blockedLease(budget, 512, new AtomicReference<>());
      budget.growTo(2048);
      fourth.get().close();
      third.close();
      assertThat(budget.limit()).isEqualTo(2048);
    }
  }

  @Test
  void aBlockedLeaseEndsWhenItsThreadIsInterrupted() throws Exception {
    try (MemoryBudget budget = new MemoryBudget(1024);
        Lease _ = budget.lease(1024)) {
      AtomicReference<Thread> thread = new AtomicReference<>();
      CompletableFuture<Lease> blocked = blockedLease(budget, 512, thread);

      thread.get().interrupt();

      assertThatThrownBy(blocked::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(CancelledException.class);
    }
  }

  @Test
  void aBlockedLeaseEndsWhenTheBudgetIsClosed() throws Exception {
    MemoryBudget budget = new MemoryBudget(1024);
    Lease open = budget.lease(1024);
    CompletableFuture<Lease> blocked = blockedLease(budget, 512, new AtomicReference<>());

    assertThatThrownBy(budget::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("1 leases of 1024 bytes were not returned");

    assertThatThrownBy(() -> blocked.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class);
    open.close();
    assertThat(budget.openLeases()).isZero();
    budget.close();
  }

  @Test
  void returnedMemoryIsUsedAgainAndCountsAgainstTheLimit() {
    try (MemoryBudget budget = new MemoryBudget(4096)) {
      Lease first = budget.lease(2048);
      long address = first.segment().address();
      first.close();
      Lease second = budget.lease(2000);
      assertThat(second.segment().address()).isEqualTo(address);
      assertThat(second.segment().byteSize()).isEqualTo(2000);
      second.close();

      Lease whole = budget.lease(4096);

      assertThat(budget.leasedBytes()).isEqualTo(4096);
      assertThat(budget.tryLease(1)).isEmpty();
      whole.close();
    }
  }

  @Test
  void aLeaseIsReturnedOnceHoweverOftenItIsClosed() {
    try (MemoryBudget budget = new MemoryBudget(4096);
        Lease kept = budget.lease(1024)) {
      Lease lease = budget.lease(1024);

      lease.close();
      lease.close();

      assertThat(budget.openLeases()).isEqualTo(1);
      assertThat(budget.leasedBytes()).isEqualTo(kept.segment().byteSize());
    }
  }

  @Test
  void nothingCanBeLeasedAsWell() {
    try (MemoryBudget budget = new MemoryBudget(512);
        Lease _ = budget.lease(512);
        Lease nothing = budget.lease(0)) {
      assertThat(nothing.segment().byteSize()).isZero();
      assertThat(budget.leasedBytes()).isEqualTo(512);
    }
  }

  @Test
  void patienceEndsWithoutALease() {
    try (MemoryBudget budget = new MemoryBudget(512);
        Lease _ = budget.lease(512)) {
      Optional<Lease> none = budget.tryLease(1, Duration.ofMillis(20));

      assertThat(none).isEmpty();
    }
  }

  @Test
  void aBufferLargerThanTheBudgetIsRefusedWithTheWayOut() {
    try (MemoryBudget budget = new MemoryBudget(1000)) {
      assertThatThrownBy(() -> budget.lease(1001))
          .isInstanceOf(BudgetException.class)
          .hasMessageContaining("1001 bytes does not fit into a memory budget of 1000")
          .hasMessageContaining("--memory");
    }
    assertThatThrownBy(() -> new MemoryBudget(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
