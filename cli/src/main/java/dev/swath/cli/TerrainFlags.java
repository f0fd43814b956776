package dev.swath.cli;

import dev.swath.jobs.step.Step;
import dev.swath.jobs.step.TerrainMeasure;
import dev.swath.jobs.step.TerrainOption;
import dev.swath.jobs.step.TerrainStep;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `terrain`: what heights say of the ground, with the flags of `gdaldem`.
@Command(
    name = "terrain",
    description = {
      "Measures the ground: how steep it is, where it falls to, how rough it is.",
      "Results are float32 with -9999 for no data, hillshades uint8 with 0."
    },
    footer = {
      "",
      "  swath terrain slope heights.tif slope.tif -p",
      "  swath terrain hillshade heights.tif shade.tif -az 300 -z 2 -compute_edges"
    })
final class TerrainFlags implements StepFlags {
  @Parameters(
      index = "0",
      paramLabel = "MEASURE",
      description = "slope, aspect, hillshade, tpi, tri, roughness or curvature")
  private TerrainMeasure measure;

  @Option(
      names = {"-alg", "--alg"},
      paramLabel = "NAME",
      description = "Horn (default) or ZevenbergenThorne; for tri Riley (default) or Wilson")
  private String algorithm;

  @Option(
      names = {"-p", "--percent"},
      description = "slope in percent rather than degrees")
  private boolean percent;

  @Option(
      names = {"-s", "--scale"},
      paramLabel = "RATIO",
      description =
          "units of height in a horizontal unit, such as 111120 for metres over degrees;"
              + " default: degrees as long as they are at each latitude, else 1")
  private String scale;

  @Option(
      names = {"-z", "--z-factor"},
      paramLabel = "FACTOR",
      description = "times that heights are exaggerated; default: 1")
  private String exaggeration;

  @Option(
      names = {"-az", "--azimuth"},
      paramLabel = "DEGREES",
      description = "where the light comes from, from north with the clock; default: 315")
  private String azimuth;

  @Option(
      names = {"-alt", "--altitude"},
      paramLabel = "DEGREES",
      description = "how high the light stands; default: 45")
  private String altitude;

  @Option(
      names = {"-combined", "--combined"},
      description = "hillshade that is darker on steep ground")
  private boolean combined;

  @Option(
      names = {"-multidirectional", "--multidirectional"},
      description = "hillshade from four lights")
  private boolean multidirectional;

  @Option(
      names = {"-igor", "--igor"},
      description = "hillshade that darkens only what is turned away from the light")
  private boolean igor;

  @Option(
      names = {"-trigonometric", "--trigonometric"},
      description = "aspect from east against the clock rather than from north with it")
  private boolean trigonometric;

  @Option(
      names = {"-zero_for_flat", "--zero-for-flat"},
      description = "aspect 0 for flat ground rather than no data")
  private boolean zeroForFlat;

  @Option(
      names = {"-compute_edges", "--compute-edges"},
      description = "extrapolate beyond the border and no data, rather than no data beside them")
  private boolean computeEdges;

  @Override
  public List<Step> steps() {
    return List.of(new TerrainStep(measure, options()));
  }

  private Map<TerrainOption, String> options() {
    Map<TerrainOption, String> asked = new EnumMap<>(TerrainOption.class);
    put(asked, TerrainOption.ALGORITHM, algorithm);
    put(asked, TerrainOption.SCALE, scale);
    put(asked, TerrainOption.EXAGGERATION, exaggeration);
    put(asked, TerrainOption.AZIMUTH, azimuth);
    put(asked, TerrainOption.ALTITUDE, altitude);
    put(asked, TerrainOption.PERCENT, percent);
    put(asked, TerrainOption.COMBINED, combined);
    put(asked, TerrainOption.MULTIDIRECTIONAL, multidirectional);
    put(asked, TerrainOption.IGOR, igor);
    put(asked, TerrainOption.TRIGONOMETRIC, trigonometric);
    put(asked, TerrainOption.ZERO_FOR_FLAT, zeroForFlat);
    put(asked, TerrainOption.COMPUTE_EDGES, computeEdges);
    return asked;
  }

  private static void put(Map<TerrainOption, String> asked, TerrainOption option, String value) {
    if (value != null) {
      asked.put(option, value);
    }
  }

  private static void put(Map<TerrainOption, String> asked, TerrainOption option, boolean is) {
    if (is) {
      asked.put(option, "");
    }
  }
}
