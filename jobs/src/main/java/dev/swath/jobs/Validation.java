package dev.swath.jobs;

import java.util.List;

/// What is wrong with a file.
///
/// @param findings in the order of the file, at most 100
/// @param blocks blocks that were decoded
/// @param examined blocks whose places and sizes were looked at, and no more
public record Validation(List<Finding> findings, long blocks, long examined) {
  /// How bad it is.
  public enum Severity {
    /// Pixels or their meaning are lost.
    ERROR,
    /// Works, but not well or not everywhere.
    WARNING
  }

  /// What kind of thing is wrong.
  public enum Code {
    UNREADABLE("SW-V001"),
    BLOCK("SW-V002"),
    OVERVIEW("SW-V003"),
    MASK("SW-V004"),
    ARRAY("SW-V005"),
    CONVENTION("SW-V006"),
    NO_CRS("SW-V101"),
    NO_TRANSFORM("SW-V102"),
    NO_OVERVIEWS("SW-V103"),
    LONG_STRIPS("SW-V104"),
    METADATA("SW-V105"),
    STRAY("SW-V106"),
    ADVICE("SW-V107"),
    COG_TILES("SW-V201"),
    COG_OVERVIEWS("SW-V202"),
    COG_DIRECTORIES("SW-V203"),
    COG_ORDER("SW-V204"),
    COG_PROMISES("SW-V205");

    private final String label;

    Code(String label) {
      this.label = label;
    }

    /// The code, as people look it up.
    public String label() {
      return label;
    }
  }

  /// One thing that is wrong.
  ///
  /// @param where inside the file
  /// @param fix what to do about it
  public record Finding(Severity severity, Code code, String where, String what, String fix) {}

  public Validation {
    findings = List.copyOf(findings);
  }

  /// Whether nothing is wrong that matters.
  ///
  /// @param strict whether warnings matter
  public boolean sound(boolean strict) {
    return findings.stream().noneMatch(finding -> strict || finding.severity() == Severity.ERROR);
  }
}
