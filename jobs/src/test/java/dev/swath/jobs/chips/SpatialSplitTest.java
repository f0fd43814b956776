package dev.swath.jobs.chips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.patches.place.Anchor;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpatialSplitTest {
  @Test
  void chipsOfABlockStayTogether() {
    SpatialSplit split = new SpatialSplit(0.3, 0.3, 100, 5);

    for (long row = 0; row < 1000; row += 100) {
      Split first = split.of(new Anchor(row, 200), 20, 20);
      for (long at = 0; at < 80; at += 7) {
        assertThat(split.of(new Anchor(row + at, 200 + at), 20, 20)).isEqualTo(first);
      }
    }
  }

  @Test
  void sharesAreThoseAskedForAndTheSameEachTime() {
    SpatialSplit split = new SpatialSplit(0.2, 0.1, 64, 9);
    Map<Split, Integer> counts = new EnumMap<>(Split.class);
    for (long row = 0; row < 100; row++) {
      for (long col = 0; col < 100; col++) {
        Anchor anchor = new Anchor(row * 64, col * 64);
        counts.merge(split.of(anchor, 10, 10), 1, Integer::sum);
        assertThat(split.of(anchor, 10, 10)).isEqualTo(split.of(anchor, 10, 10));
      }
    }

    assertThat(counts.get(Split.TRAIN) / 1e4).isCloseTo(0.7, within(0.02));
    assertThat(counts.get(Split.VAL) / 1e4).isCloseTo(0.2, within(0.02));
    assertThat(counts.get(Split.TEST) / 1e4).isCloseTo(0.1, within(0.02));
  }

  @Test
  void anotherSeedSharesOtherwise() {
    SpatialSplit one = new SpatialSplit(0.5, 0, 10, 1);
    SpatialSplit other = new SpatialSplit(0.5, 0, 10, 2);
    int different = 0;
    for (long row = 0; row < 1000; row += 10) {
      Anchor anchor = new Anchor(row, 0);
      different += one.of(anchor, 1, 1) == other.of(anchor, 1, 1) ? 0 : 1;
    }

    assertThat(different).isBetween(25, 75);
  }

  @Test
  void sharesBeyondAllAreRefused() {
    assertThatThrownBy(() -> new SpatialSplit(0.7, 0.4, 10, 1)).hasMessageContaining("0.7, 0.4");
    assertThatThrownBy(() -> new SpatialSplit(0, 0, 0, 1)).hasMessageContaining("0");
  }
}
