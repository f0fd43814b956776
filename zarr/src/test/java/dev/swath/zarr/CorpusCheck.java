package dev.swath.zarr;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.store.DirectoryStore;
import dev.swath.zarr.array.ZarrArray;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.V2Documents;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Compares what is read from the stores of a corpus with what its `expected.jsonl` says.
final class CorpusCheck {
  private static final double MOST_SECONDS = 2;
  private static final int MOST_UNITS = 256;

  /// Stores that are read otherwise than by the oracle, and why.
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "freeman-lab_zarr-js__data_v3_1d.contiguous.uncompressed.i4.zarr",
          "an empty list of codecs breaks the specification",
          "glancer__testdata_datasource_zarr_zarr_v2_from_zarr-python_data.zarr__1d.contiguous.U13.be",
          "the oracle kept the characters big-endian");

  private final Path corpus;
  private final CorpusReport report;

  CorpusCheck(Path corpus, CorpusReport report) {
    this.corpus = corpus;
    this.report = report;
  }

  public static void main(String[] args) throws IOException {
    var report = new CorpusReport();
    new CorpusCheck(Path.of(args[0]), report).run(args.length > 1 ? args[1] : "");
    report.print(System.out);
  }

  void run(String filter) throws IOException {
    for (String line : Files.readAllLines(corpus.resolve("expected.jsonl"))) {
      JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
      String path = entry.get("path").getAsString();
      if (path.contains("/3-zarr/") && path.contains(filter)) {
        check(entry, path);
      }
    }
  }

  private void check(JsonObject entry, String path) {
    Path folder = corpus.resolve(path.substring(path.indexOf('/') + 1));
    Path zip = folder.resolve("store.zip");
    Path store = Files.exists(zip) ? zip : folder;
    String group = entry.get("kind").getAsString() + " " + entry.get("cls").getAsString();
    long start = cpuNanos();
    try {
      report.count(group, outcome(entry, store, path));
    } catch (Throwable e) {
      report.count(group, "UNTYPED");
      report.fail(path, "untyped " + e + " at " + e.getStackTrace()[0]);
    }
    double seconds = (cpuNanos() - start) / 1e9;
    if (seconds > MOST_SECONDS) {
      report.fail(path, "took " + seconds + " s of CPU time");
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private String outcome(JsonObject entry, Path store, String path) {
    return switch (entry.get("cls").getAsString()) {
      case "READ" -> read(entry, store, path);
      case "REJECT", "OPEN_OK_PIXEL_REJECT" -> reject(store, path);
      default -> any(store, path);
    };
  }

  private String read(JsonObject entry, Path folder, String path) {
    if (!entry.has("nodes")) {
      String outcome = any(folder, path);
      if (!outcome.equals("read")) {
        report.fail(path, "must be read");
      }
      return outcome;
    }
    String outcome = "equal";
    for (JsonElement element : entry.getAsJsonArray("nodes")) {
      JsonObject node = element.getAsJsonObject();
      String found = read(node, folder, path, node.get("node").getAsString());
      outcome = found.equals("equal") ? outcome : found;
    }
    return outcome;
  }

  private String read(JsonObject node, Path folder, String path, String name) {
    Optional<String> expected = text(node, "sha256_c_le");
    try (ZarrStore store = ZarrStore.open(folder);
        ZarrArray array = array(store, folder, name, node.get("v").getAsInt());
        Arena arena = Arena.ofConfined()) {
      long bytes = Math.max(1, Block.byteSize(array.dtype(), array.extent()));
      MemorySegment pixels =
          arena.allocate(bytes, 8).asSlice(0, Block.byteSize(array.dtype(), array.extent()));
      array.read(Block.planar(array.dtype(), array.extent(), pixels));
      if (expected.isEmpty()) {
        return "read, no oracle did";
      }
      if (sha256(pixels).equals(expected.get())) {
        return "equal";
      }
      if (isOtherwise(path)) {
        return "otherwise than the oracle";
      }
      report.fail(path, name + " differs: " + array.metadata());
      return "DIFFERENT";
    } catch (UnsupportedDataException e) {
      report.note(path, e.what());
      return "unsupported";
    } catch (SwathException e) {
      if (expected.isEmpty()) {
        return "refused, as by the oracles";
      }
      if (isOtherwise(path)) {
        return "otherwise than the oracle";
      }
      report.fail(path, e.getMessage());
      return "REFUSED";
    }
  }

  private static boolean isOtherwise(String path) {
    return OTHERWISE.containsKey(path.substring(path.lastIndexOf('/') + 1));
  }

  /// Some stores have documents of both versions in one folder.
  private static ZarrArray array(ZarrStore store, Path folder, String name, int version) {
    Limits limits = Limits.DEFAULT;
    if (!(store.node(name).orElseThrow() instanceof ZarrNode.Array node)) {
      throw new AssertionError(name + " is no array");
    }
    if (node.format() == version) {
      return store.array(node);
    }
    DirectoryStore objects = DirectoryStore.open(folder);
    JsonObject document = new Documents(objects, limits).read(V2Documents.ARRAY).orElseThrow();
    return ZarrArray.open(
        objects, "", V2Documents.array(document, new JsonObject(), limits), limits);
  }

  private String reject(Path folder, String path) {
    try {
      readAll(folder);
      report.fail(path, "was read but must be refused");
      return "READ";
    } catch (SwathException e) {
      report.note(path, e.getMessage().replace(corpus.toString(), ""));
      return "refused";
    }
  }

  private String any(Path folder, String path) {
    try {
      readAll(folder);
      return "read";
    } catch (SwathException e) {
      report.note(path, e.getMessage().replace(corpus.toString(), ""));
      return "refused";
    }
  }

  private static void readAll(Path folder) {
    try (ZarrStore store = ZarrStore.open(folder)) {
      for (ZarrNode node : store.nodes()) {
        if (node instanceof ZarrNode.Array found) {
          try (ZarrArray array = store.array(found)) {
            readUnits(array);
          }
        }
      }
      for (ZarrNode.Array node : store.rasterNodes()) {
        store.raster(node.path()).schema();
      }
    }
  }

  private static void readUnits(ZarrArray array) {
    Window all = array.units().all();
    long units = all.isEmpty() ? 0 : Math.min(all.count(), MOST_UNITS);
    for (long i = 0; i < units; i++) {
      Window window = array.units().window(CellIndex.in(all, i));
      try (Arena arena = Arena.ofConfined()) {
        long bytes = Math.max(1, Block.byteSize(array.dtype(), window));
        array.read(Block.planar(array.dtype(), window, arena.allocate(bytes, 8)));
      }
    }
  }

  private static Optional<String> text(JsonObject entry, String key) {
    JsonElement value = entry.get(key);
    return value == null || value.isJsonNull()
        ? Optional.empty()
        : Optional.of(value.getAsString());
  }

  private static String sha256(MemorySegment bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.asByteBuffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
