package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.jobs.request.Box;
import dev.swath.jobs.request.RequestException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RequestTest {
  private static final Resources RESOURCES = new Resources(32 << 20, 2, Optional.empty(), false);

  private static void refused(ThrowingCallable request, String value) {
    assertThatThrownBy(request)
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(value)
        .satisfies(e -> assertThat(((RequestException) e).remedy()).isNotEmpty());
  }

  @Test
  void resourcesMustSuffice() {
    refused(() -> new Resources(1000, 1, Optional.empty(), false), "1000");
    refused(() -> new Resources(1 << 20, 0, Optional.empty(), false), "0");
    refused(() -> new Resources(1 << 20, 100_000, Optional.empty(), false), "100000");
  }

  @Test
  void boxesMustHaveAnInside() {
    refused(() -> new Box(1, 0, 1, 5), "1.0");
    refused(() -> new Box(0, 5, 1, 4), "5.0");
    refused(() -> new Box(0, 0, Double.NaN, 4), "NaN");
    refused(() -> new Box(0, 0, Double.POSITIVE_INFINITY, 4), "Infinity");
  }

  @Test
  void sizesOfInventedRastersAreBounded() {
    Target target = Target.of(Path.of("a.tif"), Format.GTIFF, Map.of(), false);

    refused(() -> new SynthRequest(SynthRequest.Kind.SCENE, 0, 5, 1, 1, target, RESOURCES), "0x5");
    refused(() -> new SynthRequest(SynthRequest.Kind.TERRAIN, 5, 5, 3, 1, target, RESOURCES), "3");
  }

  @Test
  void tolerancesAreNumbersFromZero() {
    refused(() -> new CompareRequest(Path.of("a"), Path.of("b"), -0.5, true, RESOURCES), "-0.5");
    refused(
        () -> new CompareRequest(Path.of("a"), Path.of("b"), Double.NaN, true, RESOURCES), "NaN");
  }

  @Test
  void requestsKeepWhatTheyWereGiven() {
    Map<String, String> options = new HashMap<>(Map.of("TILED", "NO"));

    Target target = Target.of(Path.of("a.tif"), Format.named("gtiff"), options, false);
    options.clear();

    assertThat(target.options()).containsEntry("TILED", "NO");
    assertThat(target.format()).isEqualTo(Format.GTIFF);
  }
}
