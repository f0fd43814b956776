package dev.swath.jobs;

import dev.swath.SwathException;
import dev.swath.jobs.Validation.Code;
import dev.swath.jobs.Validation.Finding;
import dev.swath.jobs.Validation.Severity;
import java.util.ArrayList;
import java.util.List;

/// What a validation has found so far: at most [#MOST], then it is bad enough.
final class Findings {
  static final int MOST = 100;

  private final List<Finding> found = new ArrayList<>();

  void warn(Code code, String what, String fix) {
    warn(code, "", what, fix);
  }

  void warn(Code code, String where, String what, String fix) {
    add(new Finding(Severity.WARNING, code, where, what, fix));
  }

  void error(Code code, SwathException e) {
    add(new Finding(Severity.ERROR, code, e.where(), e.what(), e.remedy()));
  }

  /// Keeps a finding; the same one once.
  void add(Finding finding) {
    if (room() > 0 && !found.contains(finding)) {
      found.add(finding);
    }
  }

  /// How many more are kept.
  int room() {
    return MOST - found.size();
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
