package dev.swath.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C: the running job is asked to stop, and the process waits until it has cleaned up.
final class Interruption {
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch finished = new CountDownLatch(1);
  private Optional<Runnable> cancel = Optional.empty();
  private boolean stopped;

  /// Names what stops the job that runs from now on; at once if stopping was asked for before.
  synchronized void watch(Runnable stop) {
    cancel = Optional.of(stop);
    if (stopped) {
      stop.run();
    }
  }

  synchronized void forget() {
    cancel = Optional.empty();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /// The command is over and nothing of it is left to clean up.
  void finished() {
    finished.countDown();
  }

  /// Stops the running job, if there is one, and waits for its end.
  void stop() {
    boolean running;
    synchronized (this) {
      stopped = true;
      running = cancel.isPresent();
      cancel.ifPresent(Runnable::run);
    }
    try {
      if (running && !finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("error: the job did not stop in time; a hidden .part file may be left");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
