package dev.swath.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `rehearse`: tiny jobs that the launcher runs once to record what a start needs.
@Command(name = "rehearse", hidden = true, description = "Runs tiny jobs in an empty folder.")
final class RehearseCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "FOLDER")
  private Path folder;

  RehearseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String scene = folder.resolve("scene.tif").toString();
    String copy = folder.resolve("copy.tif").toString();
    String sum = folder.resolve("sum.tif").toString();
    String terrain = folder.resolve("terrain.tif").toString();
    String heights = folder.resolve("heights.tif").toString();
    String store = folder.resolve("scene.zarr").toString();
    String cog = folder.resolve("cog.tif").toString();
    String web = folder.resolve("web.tif").toString();
    String slope = folder.resolve("slope.tif").toString();
    List<List<String>> jobs =
        List.of(
            List.of("synth", "scene", scene, "--size", "700x600", "--memory", "32MiB"),
            List.of("info", scene),
            List.of("info", "--json", "--stats", scene),
            List.of("explain", scene, copy),
            List.of("convert", scene, copy, "--co", "COMPRESS=ZSTD", "--memory", "32MiB", "--json"),
            List.of("calc", scene, sum, "--calc", "(B2-B1)/(B2+B1)", "--memory", "32MiB"),
            List.of("synth", "terrain", terrain, "--size", "1500x1500", "--co", "COMPRESS=DEFLATE"),
            List.of("convert", terrain, heights, "--co", "COMPRESS=ZSTD", "--progress", "none"),
            List.of("terrain", "slope", heights, slope, "--memory", "32MiB"),
            List.of("convert", heights, cog, "--of", "COG", "--memory", "32MiB"),
            List.of("warp", heights, web, "--output-crs", "EPSG:3857", "-r", "bilinear"),
            List.of("compare", scene, copy, "--memory", "32MiB"),
            List.of("validate", copy),
            List.of("convert", scene, store, "--chunk", "128,128", "--memory", "32MiB"),
            List.of("info", store),
            List.of("info", folder.resolve("missing.tif").toString()),
            List.of("convert", "--help"));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console silent = new Console(nowhere, nowhere, false, Map.of());
    for (List<String> job : jobs) {
      int code = new Swath(silent, new Interruption()).run(job.toArray(String[]::new));
      session.console().out().println(code + " " + String.join(" ", job));
    }
    return ExitCode.OK;
  }
}
