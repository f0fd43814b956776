package dev.swath.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Where a command speaks to: data goes out, everything about the work goes to err.
///
/// @param terminal whether err is a terminal
/// @param variables the environment
record Console(PrintStream out, PrintStream err, boolean terminal, Map<String, String> variables) {
  private static final int BUFFER = 1 << 14;

  /// The process's own streams, in UTF-8 whatever the locale.
  static Console ofProcess() {
    return new Console(
        stream(FileDescriptor.out, false),
        stream(FileDescriptor.err, true),
        Boolean.getBoolean("swath.terminal"),
        System.getenv());
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean flush) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        flush,
        StandardCharsets.UTF_8);
  }

  private boolean isSet(String name) {
    return !variables.getOrDefault(name, "").isEmpty();
  }

  /// Whether escape sequences are welcome at all.
  boolean colours() {
    return terminal && !isSet("NO_COLOR") && !"dumb".equals(variables.get("TERM"));
  }

  /// Whether a line may be drawn over and over.
  boolean animated() {
    return terminal && !isSet("CI") && !"dumb".equals(variables.get("TERM"));
  }

  boolean debug() {
    return isSet("SWATH_DEBUG");
  }

  /// The name the program was called by.
  String program() {
    return variables.getOrDefault("SWATH_PROGRAM", "swath");
  }
}
