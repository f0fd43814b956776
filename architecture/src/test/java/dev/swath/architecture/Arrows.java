package dev.swath.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What each package may use. A new line here is a design decision: it comes with its reason in
/// `docs/architecture.md`.
final class Arrows {
  private static final String ROOT = "dev.swath";

  /// Packages (with their subpackages) and the packages of Swath that they may use. The failures in
  /// `dev.swath` itself are everybody's.
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("dev.swath.array", Set.of()),
          Map.entry("dev.swath.memory", Set.of()),
          Map.entry("dev.swath.codec", Set.of()),
          Map.entry("dev.swath.store", Set.of()),
          Map.entry("dev.swath.grid", inCore("array")),
          Map.entry("dev.swath.raster", inCore("array", "grid")),
          Map.entry("dev.swath.sweep", inCore("array", "grid", "memory", "raster")),
          Map.entry(
              "dev.swath.geotiff", inCore("array", "grid", "memory", "codec", "store", "raster")),
          Map.entry(
              "dev.swath.zarr", inCore("array", "grid", "memory", "codec", "store", "raster")),
          Map.entry("dev.swath.crs", inCore("grid")),
          Map.entry("dev.swath.operators", inCore("array", "grid", "memory", "raster", "sweep")),
          Map.entry("dev.swath.patches", inCore("array", "grid", "raster")),
          Map.entry("dev.swath.onnx", inCore("array", "raster", "patches")),
          Map.entry(
              "dev.swath.jobs",
              inCore(
                  "array",
                  "grid",
                  "memory",
                  "codec",
                  "store",
                  "raster",
                  "sweep",
                  "geotiff",
                  "zarr",
                  "crs",
                  "operators",
                  "patches",
                  "onnx")),
          Map.entry("dev.swath.cli", inCore("jobs", "sweep", "array", "grid", "raster")),
          Map.entry(
              "dev.swath.benchmarks",
              inCore(
                  "array",
                  "grid",
                  "memory",
                  "codec",
                  "raster",
                  "sweep",
                  "geotiff",
                  "zarr",
                  "operators",
                  "patches")),
          Map.entry(
              "dev.swath.testkit",
              inCore("array", "grid", "memory", "codec", "store", "raster", "sweep")));

  /// Libraries, by the start of their packages, and the packages of Swath that may use them.
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "com.github.luben.zstd", Set.of("dev.swath.codec"),
          "io.airlift.compress", Set.of("dev.swath.codec"),
          "org.tukaani.xz", Set.of("dev.swath.geotiff"),
          "org.locationtech.proj4j", Set.of("dev.swath.crs"),
          "ai.onnxruntime", Set.of("dev.swath.onnx"),
          "picocli", Set.of("dev.swath.cli"),
          "com.google.gson",
              Set.of("dev.swath.cli", "dev.swath.zarr", "dev.swath.operators", "dev.swath.onnx"),
          "org.junit", Set.of("dev.swath.testkit"),
          "org.assertj", Set.of("dev.swath.testkit"));

  private Arrows() {}

  private static Set<String> inCore(String... packages) {
    return Set.copyOf(List.of(packages).stream().map(name -> ROOT + "." + name).toList());
  }

  /// Every use that points the wrong way, as a sentence.
  static List<String> violations(Collection<CompiledClass> classes) {
    List<String> found = new ArrayList<>();
    for (CompiledClass user : classes) {
      Optional<String> room = room(user.packageName());
      if (room.isEmpty() && !user.packageName().equals(ROOT)) {
        found.add("package " + user.packageName() + " has no line in Arrows");
        continue;
      }
      for (String used : user.uses()) {
        if (!mayUse(room, CompiledClass.packageOf(used))) {
          found.add(user.name() + " must not use " + used);
        }
      }
    }
    return found.stream().distinct().toList();
  }

  /// Circles of packages that use each other, as sentences.
  static List<String> cycles(Collection<CompiledClass> classes) {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (CompiledClass user : classes) {
      for (String used : user.uses()) {
        String target = CompiledClass.packageOf(used);
        if (isOurs(target) && !target.equals(user.packageName())) {
          uses.computeIfAbsent(user.packageName(), _ -> new java.util.TreeSet<>()).add(target);
        }
      }
    }
    return new PackageCycles(uses).find();
  }

  private static boolean mayUse(Optional<String> room, String target) {
    if (target.equals(ROOT)) {
      return true;
    }
    if (isOurs(target)) {
      return room.isPresent()
          && room(target).isPresent()
          && (room.equals(room(target)) || MAY_USE.get(room.get()).contains(room(target).get()));
    }
    return LIBRARIES.entrySet().stream()
        .filter(library -> isWithin(target, library.getKey()))
        .allMatch(library -> room.isPresent() && library.getValue().contains(room.get()));
  }

  private static Optional<String> room(String packageName) {
    return MAY_USE.keySet().stream().filter(name -> isWithin(packageName, name)).findFirst();
  }

  private static boolean isOurs(String packageName) {
    return isWithin(packageName, ROOT);
  }

  private static boolean isWithin(String packageName, String outer) {
    return packageName.equals(outer) || packageName.startsWith(outer + ".");
  }
}
