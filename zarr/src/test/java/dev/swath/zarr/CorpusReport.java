package dev.swath.zarr;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts of outcomes by set, kind and class, and what failed.
final class CorpusReport {
  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  void count(String group, String outcome) {
    counts.computeIfAbsent(group, _ -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
  }

  void fail(String path, String why) {
    failures.add(path + ": " + why);
  }

  void note(String path, String what) {
    notes.add(path + ": " + what);
  }

  List<String> failures() {
    return failures;
  }

  void print(PrintStream out) {
    notes.forEach(note -> out.println("note " + note));
    failures.forEach(failure -> out.println("FAIL " + failure));
    counts.forEach((group, outcomes) -> out.printf("%-40s %s%n", group, outcomes));
    out.println(failures.size() + " failures");
  }
}
