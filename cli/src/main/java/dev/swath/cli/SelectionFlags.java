package dev.swath.cli;

import dev.swath.jobs.Box;
import dev.swath.jobs.RequestException;
import dev.swath.jobs.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which part of the input: `--bbox`, `--band`.
final class SelectionFlags {
  @Option(
      names = "--bbox",
      paramLabel = "XMIN,YMIN,XMAX,YMAX",
      description = "only the pixels that touch this box, in the input's coordinates")
  private String bbox;

  @Option(
      names = "--bbox-crs",
      paramLabel = "CRS",
      description = "system of --bbox; only the input's own so far")
  private String bboxCrs;

  @Option(
      names = {"-b", "--band", "--bidx"},
      paramLabel = "BAND",
      split = ",",
      description =
          "band numbers from 1 or names, in the order wanted; repeat or separate by commas")
  private List<String> bands = new ArrayList<>();

  Selection selection() {
    return new Selection(
        bands, Optional.ofNullable(bbox).map(SelectionFlags::box), Optional.ofNullable(bboxCrs));
  }

  private static Box box(String text) {
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
          "'" + text + "' is not a box", "write --bbox xmin,ymin,xmax,ymax, x first");
    }
    return new Box(sides[0], sides[1], sides[2], sides[3]);
  }
}
