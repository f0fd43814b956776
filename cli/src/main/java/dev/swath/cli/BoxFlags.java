package dev.swath.cli;

import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.ClipStep;
import dev.swath.jobs.step.Step;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which part of the result: `--bbox`.
final class BoxFlags {
  @Option(
      names = "--bbox",
      paramLabel = "XMIN,YMIN,XMAX,YMAX",
      description =
          "only the pixels that touch this box, in the input's coordinates or those of --bbox-crs")
  private String bbox;

  @Option(
      names = "--bbox-crs",
      paramLabel = "CRS",
      description = "coordinate system of --bbox; default: the input's")
  private String bboxCrs;

  Optional<Step> step() {
    if (bboxCrs != null && bbox == null) {
      throw new RequestException("--bbox-crs needs a --bbox", "give the box too");
    }
    return Optional.ofNullable(bbox)
        .map(text -> new ClipStep(box(text, "--bbox"), Optional.ofNullable(bboxCrs)));
  }

  /// Reads a box, the value of a flag.
  static Box box(String text, String flag) {
    String[] parts = text.strip().split("[,\\s]+");
    double[] sides = new double[4];
    try {
      for (int i = 0; i < 4 && parts.length == 4; i++) {
        sides[i] = Double.parseDouble(parts[i]);
      }
    } catch (NumberFormatException _) {
      parts = new String[0];
    }
    if (parts.length != 4) {
      throw new RequestException(
          "'" + text + "' is not a box", "write " + flag + " xmin,ymin,xmax,ymax, x first");
    }
    return new Box(sides[0], sides[1], sides[2], sides[3]);
  }
}
