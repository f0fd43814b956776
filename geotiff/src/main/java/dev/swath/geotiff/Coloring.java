package dev.swath.geotiff;

import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the samples of a pixel are.
///
/// @param photometric tag 262, -1 if the file does not say
/// @param extraSamples tag 338: 1 and 2 are alpha, 0 anything
public record Coloring(int photometric, List<Integer> extraSamples) {
  private static final int PREMULTIPLIED = 1;
  private static final int STRAIGHT = 2;

  public Coloring {
    extraSamples = List.copyOf(extraSamples);
  }

  static Coloring of(Directory directory) {
    List<Integer> extra = new ArrayList<>();
    for (long value : directory.integers(Tag.EXTRA_SAMPLES)) {
      extra.add(Math.clamp(value, -1, 0xffff));
    }
    long photometric = directory.integer(Tag.PHOTOMETRIC, -1);
    return new Coloring(Math.clamp(photometric, -1, 0xffff), extra);
  }

  /// The name of the photometric interpretation.
  public String label() {
    return Photometric.of(photometric)
        .map(Photometric::label)
        .orElse(photometric < 0 ? "unspecified" : "code " + photometric);
  }

  /// The role of each sample that has one, such as `red` or `alpha`.
  Map<Integer, String> roles(int samples) {
    Map<Integer, String> roles = new TreeMap<>();
    int first = Math.max(0, samples - extraSamples.size());
    List<String> colours = Photometric.of(photometric).map(Photometric::roles).orElse(List.of());
    for (int i = 0; i < Math.min(first, colours.size()); i++) {
      roles.put(i, colours.get(i));
    }
    for (int i = first; i < samples; i++) {
      int extra = extraSamples.get(i - first);
      if (extra == PREMULTIPLIED || extra == STRAIGHT) {
        roles.put(i, "alpha");
      }
    }
    return roles;
  }
}
