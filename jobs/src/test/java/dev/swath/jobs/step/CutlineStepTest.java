package dev.swath.jobs.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutlineStepTest {
  @TempDir Path folder;

  @Test
  void otherPolygonsInTheSameFileAreAnotherStep() throws IOException {
    Path file = folder.resolve("zones.geojson");
    CutlineStep step =
        new CutlineStep(
            file, Optional.empty(), new CutlineStep.Options(false, false, false), Optional.empty());

    Files.writeString(file, "{\"type\":\"FeatureCollection\",\"features\":[]}");
    String before = step.identity();
    Files.writeString(file, "{\"type\":\"FeatureCollection\",\"features\":[ ]}");

    assertThat(step.identity()).isNotEqualTo(before).startsWith(step.text());
  }
}
