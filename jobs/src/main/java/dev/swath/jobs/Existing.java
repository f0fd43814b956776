package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What becomes of an output that is there already.
public sealed interface Existing {
  Existing REFUSE = new Refuse();
  Existing REPLACE = new Replace();

  /// It stays and the job is refused.
  record Refuse() implements Existing {}

  /// It is replaced once the new one is whole.
  record Replace() implements Existing {}

  /// The pixels follow its last ones along a dimension.
  record Append(String dimension) implements Existing {}

  /// The pixels take the place of some of its own.
  ///
  /// @param ranges first place and the place after the last, by dimension; the others are whole
  record Region(Map<String, Range> ranges) implements Existing {
    public Region {
      ranges = Collections.unmodifiableMap(new TreeMap<>(ranges));
    }
  }

  /// Places along a dimension.
  ///
  /// @param end the place after the last
  record Range(long start, long end) {
    public Range {
      if (start < 0 || end <= start) {
        throw new RequestException(
            "the range " + start + ":" + end + " holds nothing",
            "give START:END with 0 ≤ START < END");
      }
    }
  }
}
