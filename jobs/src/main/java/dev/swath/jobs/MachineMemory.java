package dev.swath.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How much memory this process may take: the machine's, or its container's if that is less.
///
/// Reads the kernel's own files; the management beans know the same but cost a tenth of a second of
/// every start.
///
/// @param root where the file system starts; tests give a folder of their own
public record MachineMemory(Path root) {
  /// The share of the limit that a job takes unless told otherwise.
  public static final double DEFAULT_SHARE = 0.6;

  /// What is assumed where nothing can be found out.
  private static final long UNKNOWN = 2L << 30;

  public static MachineMemory here() {
    return new MachineMemory(Path.of("/"));
  }

  /// The budget of a job that was given none, in bytes.
  public long defaultBudget() {
    return (long) (limit() * DEFAULT_SHARE);
  }

  /// Bytes that this process may take in all.
  public long limit() {
    long limit = machine();
    for (Path file : cgroupFiles()) {
      limit = Math.min(limit, amount(file));
    }
    return limit;
  }

  private long machine() {
    try (Stream<String> lines = Files.lines(root.resolve("proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemTotal:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .filter(digits -> !digits.isEmpty() && digits.length() < 16)
          .mapToLong(digits -> Long.parseLong(digits) * 1024)
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException | java.io.UncheckedIOException _) {
      return outsideLinux();
    }
  }

  private static long outsideLinux() {
    if (java.lang.management.ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      return system.getTotalMemorySize();
    }
    return UNKNOWN;
  }

  /// Every file that may state a limit: this process's group and all above it, versions 2 and 1.
  private List<Path> cgroupFiles() {
    try (Stream<String> lines = Files.lines(root.resolve("proc/self/cgroup"))) {
      return lines.flatMap(this::filesOf).toList();
    } catch (IOException | java.io.UncheckedIOException _) {
      return List.of();
    }
  }

  private Stream<Path> filesOf(String line) {
    String[] parts = line.split(":", 3);
    if (parts.length < 3 || !(parts[1].isEmpty() || parts[1].contains("memory"))) {
      return Stream.empty();
    }
    boolean second = parts[1].isEmpty();
    Path top = root.resolve(second ? "sys/fs/cgroup" : "sys/fs/cgroup/memory");
    String name = second ? "memory.max" : "memory.limit_in_bytes";
    Stream.Builder<Path> files = Stream.builder();
    Path group = top.resolve(parts[2].replaceFirst("^/+", "")).normalize();
    while (group.startsWith(top)) {
      files.add(group.resolve(name));
      group = group.getParent();
    }
    return files.build();
  }

  private static long amount(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.matches("[0-9]{1,18}") && !text.equals("0")
          ? Long.parseLong(text)
          : Long.MAX_VALUE;
    } catch (IOException _) {
      return Long.MAX_VALUE;
    }
  }
}
