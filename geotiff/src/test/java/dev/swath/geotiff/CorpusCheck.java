package dev.swath.geotiff;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Compares what is read from the files of a corpus with what its `expected.jsonl` says.
final class CorpusCheck {
  private static final double MOST_SECONDS = 2;
  private static final int MOST_UNITS = 256;

  private final Path corpus;
  private final CorpusReport report;

  CorpusCheck(Path corpus, CorpusReport report) {
    this.corpus = corpus;
    this.report = report;
  }

  public static void main(String[] args) throws IOException {
    var report = new CorpusReport();
    var check = new CorpusCheck(Path.of(args[0]), report);
    check.run(args.length > 1 ? args[1] : "");
    report.print(System.out);
  }

  void run() throws IOException {
    run("");
  }

  private void run(String filter) throws IOException {
    for (String line : Files.readAllLines(corpus.resolve("expected.jsonl"))) {
      JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
      String path = entry.get("path").getAsString();
      if (entry.get("set").getAsInt() <= 2 && path.contains(filter)) {
        check(entry, path);
      }
    }
  }

  private void check(JsonObject entry, String path) {
    Path file = corpus.resolve(path.substring(path.indexOf('/') + 1));
    String group =
        entry.get("set").getAsString()
            + " "
            + entry.get("kind").getAsString()
            + " "
            + entry.get("cls").getAsString();
    long start = cpuNanos();
    try {
      report.count(group, outcome(entry, file, path));
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

  private String outcome(JsonObject entry, Path file, String path) {
    return switch (entry.get("cls").getAsString()) {
      case "READ" -> read(entry, file, path);
      case "READ_WINDOWS" -> readWindows(entry, file, path);
      case "REJECT" -> reject(file, path, 1);
      case "OPEN_OK_PIXEL_REJECT" -> reject(file, path, MOST_UNITS);
      default -> any(entry, file, path);
    };
  }

  private String read(JsonObject entry, Path file, String path) {
    try (GeoTiffFile tiff = GeoTiff.open(file);
        Arena arena = Arena.ofConfined()) {
      new CorpusMetadataCheck(entry, path, report).check(tiff);
      return pixels(entry, path, tiff.raster(), arena);
    } catch (UnsupportedDataException e) {
      report.note(path, e.what());
      return "unsupported";
    } catch (SwathException e) {
      report.fail(path, e.getMessage());
      return "REFUSED";
    }
  }

  private String pixels(JsonObject entry, String path, GeoTiffRaster raster, Arena arena) {
    String expected =
        text(entry, "sha256_bsq_le").or(() -> text(entry, "gdal_sha256_bsq_le")).get();
    Block all = UnitReader.read(raster, raster.schema().extent(), arena);
    MemorySegment bytes = as(text(entry, "dtype").orElse(""), all, arena);
    if (sha256(bytes).startsWith(expected)) {
      return "equal";
    }
    boolean exact = !entry.has("exact") || entry.get("exact").getAsBoolean();
    if (!exact) {
      return "lossy, decoded";
    }
    String converts = text(entry, "gdal_converts").orElse("");
    if (converts.contains("RGB") || converts.contains("CMYK")) {
      report.note(path, "not equal, the oracle converts: " + converts);
      return "converted by the oracle";
    }
    report.fail(path, "pixels differ: " + raster.schema().dtype() + " " + raster.layout());
    return "DIFFERENT";
  }

  /// The oracle widens half floats in some files.
  private static MemorySegment as(String dtype, Block block, Arena arena) {
    if (!dtype.equals("Float32") || block.dtype() != DType.FLOAT16) {
      return block.segment();
    }
    long count = block.window().count();
    MemorySegment wide = arena.allocate(4 * count, 8);
    for (long i = 0; i < count; i++) {
      short half = block.segment().get(ValueLayout.JAVA_SHORT, 2 * i);
      wide.set(ValueLayout.JAVA_FLOAT, 4 * i, Float.float16ToFloat(half));
    }
    return wide;
  }

  private String readWindows(JsonObject entry, Path file, String path) {
    String key = entry.has("windows") ? "windows" : "windows_band1";
    try (GeoTiffFile tiff = GeoTiff.open(file)) {
      for (JsonElement element : entry.getAsJsonArray(key)) {
        JsonArray w = element.getAsJsonArray();
        RasterSchema schema = tiff.raster().schema();
        Window window =
            Window.of(
                new long[] {0, w.get(1).getAsLong(), w.get(0).getAsLong()},
                new long[] {1, w.get(3).getAsLong(), w.get(2).getAsLong()});
        Window inside = window.intersect(schema.extent());
        if (!matches(tiff.raster(), inside, w.get(4))) {
          report.fail(path, "window " + inside + " differs from " + w.get(4));
          return "DIFFERENT";
        }
      }
      return "equal";
    } catch (SwathException e) {
      report.fail(path, e.getMessage());
      return "REFUSED";
    }
  }

  private static boolean matches(GeoTiffRaster raster, Window window, JsonElement expected) {
    try (Arena arena = Arena.ofConfined()) {
      Block block = UnitReader.read(raster, window, arena);
      if (expected.getAsJsonPrimitive().isString()) {
        return sha256(block.segment()).startsWith(expected.getAsString());
      }
      for (long i = 0; i < window.count(); i++) {
        CellIndex at = CellIndex.in(window, i);
        if (block.value(at.at(0), at.at(1), at.at(2)) != expected.getAsDouble()) {
          return false;
        }
      }
      return true;
    }
  }

  private String reject(Path file, String path, int units) {
    try (GeoTiffFile tiff = GeoTiff.open(file)) {
      readSome(tiff, units);
      report.fail(path, "was read but must be refused");
      return "READ";
    } catch (SwathException e) {
      return "refused";
    }
  }

  private String any(JsonObject entry, Path file, String path) {
    try (GeoTiffFile tiff = GeoTiff.open(file)) {
      for (GeoTiffRaster overview : tiff.overviews()) {
        readSome(overview);
      }
      return readSome(tiff, MOST_UNITS)
          .map(
              sha ->
                  text(entry, "gdal_sha256_bsq_le")
                      .map(gdal -> gdal.equals(sha) ? "read as GDAL" : unlike(entry, path))
                      .orElse("read, GDAL does not"))
          .orElse("read in part");
    } catch (SwathException e) {
      if (entry.has("gdal_sha256_bsq_le")) {
        report.note(path, "GDAL reads: " + text(entry, "what").orElse("") + " | " + e.getMessage());
        return "refused, GDAL reads";
      }
      return "refused";
    }
  }

  private String unlike(JsonObject entry, String path) {
    report.note(path, "read, not as GDAL: " + text(entry, "what").orElse(""));
    return "read, not as GDAL";
  }

  private static void readSome(GeoTiffRaster overview) {
    try (Arena arena = Arena.ofConfined()) {
      UnitReader.read(overview, Window.ofSize(1, 1, 1), arena);
    } catch (SwathException e) {
      // Only the first image decides; an overview must not fail in any other way.
    }
  }

  /// Reads up to so many units; gives the hash of all pixels if that is all there are.
  private static Optional<String> readSome(GeoTiffFile tiff, int most) {
    GeoTiffRaster raster = tiff.raster();
    Window all = raster.units().all();
    double bytes = (double) raster.schema().extent().count() * raster.schema().dtype().bytes();
    if (all.count() <= most && bytes < 64e6) {
      try (Arena arena = Arena.ofConfined()) {
        return Optional.of(
            sha256(UnitReader.read(raster, raster.schema().extent(), arena).segment()));
      }
    }
    for (long i = 0; i < Math.min(all.count(), most); i++) {
      try (Arena arena = Arena.ofConfined()) {
        Window window = raster.units().window(CellIndex.in(all, i));
        Window corner = window.with(1, window.start(1), Math.min(4, window.size(1)));
        UnitReader.read(raster, corner, arena);
      }
    }
    return Optional.empty();
  }

  static Optional<String> text(JsonObject entry, String key) {
    JsonElement value = entry.get(key);
    return value == null || value.isJsonNull()
        ? Optional.empty()
        : Optional.of(value.getAsString());
  }

  static String sha256(MemorySegment bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (long at = 0; at < bytes.byteSize(); at += 1 << 20) {
        digest.update(bytes.asSlice(at, Math.min(1 << 20, bytes.byteSize() - at)).asByteBuffer());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
