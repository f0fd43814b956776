package dev.swath.operators.calc;

/// Operations on what says where there is no data.
final class AbsentSteps {
  private AbsentSteps() {}

  static void or(Registers at, int a, int b, int to, int n) {
    at.any[to] = at.any[a] || at.any[b];
    if (!at.any[a] && at.any[b]) {
      System.arraycopy(at.absent[b], 0, at.absent[to], 0, n);
    } else if (at.any[a] && !at.any[b]) {
      System.arraycopy(at.absent[a], 0, at.absent[to], 0, n);
    } else if (at.any[to]) {
      byte[] left = at.absent[a];
      byte[] right = at.absent[b];
      byte[] both = at.absent[to];
      for (int i = 0; i < n; i++) {
        both[i] = (byte) (left[i] | right[i]);
      }
    }
  }

  /// What is absent of the branch that a condition takes.
  ///
  /// @param a of the values where the condition holds, or −1 if none can be absent
  /// @param b of the values where it does not, or −1
  static void choose(Registers at, double[] condition, int a, int b, int to, int n) {
    boolean anyA = a >= 0 && at.any[a];
    boolean anyB = b >= 0 && at.any[b];
    byte[] into = at.absent[to];
    at.any[to] = anyA || anyB;
    for (int i = 0; i < n && (anyA || anyB); i++) {
      boolean taken = condition[i] != 0;
      into[i] = taken ? (anyA ? at.absent[a][i] : 0) : (anyB ? at.absent[b][i] : 0);
    }
  }

  static void zeros(Registers at, double[] values, int to, int n) {
    byte[] into = at.absent[to];
    int any = 0;
    for (int i = 0; i < n; i++) {
      into[i] = (byte) (values[i] == 0 ? 1 : 0);
      any |= into[i];
    }
    at.any[to] = any != 0;
  }

  static void zeros(Registers at, long[] values, int to, int n) {
    byte[] into = at.absent[to];
    int any = 0;
    for (int i = 0; i < n; i++) {
      into[i] = (byte) (values[i] == 0 ? 1 : 0);
      any |= into[i];
    }
    at.any[to] = any != 0;
  }

  static void notNumbers(Registers at, double[] values, int to, int n) {
    byte[] into = at.absent[to];
    int any = 0;
    for (int i = 0; i < n; i++) {
      into[i] = (byte) (Double.isNaN(values[i]) ? 1 : 0);
      any |= into[i];
    }
    at.any[to] = any != 0;
  }

  static void equal(Registers at, double[] values, double value, int to, int n) {
    byte[] into = at.absent[to];
    int any = 0;
    for (int i = 0; i < n; i++) {
      into[i] = (byte) (values[i] == value ? 1 : 0);
      any |= into[i];
    }
    at.any[to] = any != 0;
  }

  static void equal(Registers at, long[] values, long value, int to, int n) {
    byte[] into = at.absent[to];
    int any = 0;
    for (int i = 0; i < n; i++) {
      into[i] = (byte) (values[i] == value ? 1 : 0);
      any |= into[i];
    }
    at.any[to] = any != 0;
  }

  static void toValues(Registers at, int from, double[] to, int n) {
    byte[] absent = at.absent[from];
    boolean any = at.any[from];
    for (int i = 0; i < n; i++) {
      to[i] = any ? absent[i] : 0;
    }
  }
}
