package dev.swath.geotiff;

import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /// The role of a sample, such as `red` or `alpha`, or the empty text.
  String role(int sample, int samples) {
    int first = Math.max(0, samples - extraSamples.size());
    if (sample >= first) {
      int extra = extraSamples.get(sample - first);
      return extra == PREMULTIPLIED || extra == STRAIGHT ? "alpha" : "";
    }
    Optional<Photometric> known = Photometric.of(photometric);
    List<String> roles = known.map(Photometric::roles).orElse(List.of());
    return sample < roles.size() ? roles.get(sample) : "";
  }

  /// Whether no sample has a role: then a file of thousands needs no entry for each.
  boolean isPlain() {
    return photometric < 0 && extraSamples.stream().allMatch(extra -> extra == 0);
  }
}
