package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.swath.sweep.SweepProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressViewTest {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  private Console console(boolean terminal, Map<String, String> variables) {
    PrintStream stream = new PrintStream(text, true, StandardCharsets.UTF_8);
    return new Console(stream, stream, terminal, variables);
  }

  private static SweepProgress at(double seconds, long done) {
    return new SweepProgress(
        seconds,
        done,
        100,
        done,
        100,
        done << 20,
        done << 19,
        1 << 20,
        Map.of(SweepProgress.Stage.READ, 0.38, SweepProgress.Stage.ENCODE, 1.44));
  }

  private String text() {
    return text.toString(StandardCharsets.UTF_8);
  }

  @Test
  void plainLineComesEveryTenSeconds() {
    try (ProgressView view =
        ProgressView.of(ReportFlags.Progress.plain, console(false, Map.of()))) {
      for (int second = 1; second <= 35; second++) {
        view.progress(at(second, second));
      }
    }

    assertThat(text()).hasLineCount(3).contains("10%", "20%", "eta 1:30", "read 38%");
  }

  @Test
  void jsonLinesParse() {
    try (ProgressView view = ProgressView.of(ReportFlags.Progress.json, console(false, Map.of()))) {
      view.progress(at(1, 50));
      view.progress(at(1.5, 100));
    }

    assertThat(text()).hasLineCount(2);
    assertThat(JsonParser.parseString(text().lines().findFirst().orElseThrow()).getAsJsonObject())
        .satisfies(line -> assertThat(line.get("eta").getAsDouble()).isEqualTo(1));
  }

  @Test
  void barIsClearedAtTheEnd() {
    try (ProgressView view = ProgressView.of(ReportFlags.Progress.bar, console(true, Map.of()))) {
      view.progress(at(1, 61));
    }

    assertThat(text()).contains("█", "61%").endsWith("\u001b[1A\r\u001b[J");
  }

  @Test
  void barNeedsTerminalThatIsNotContinuousIntegration() {
    ReportFlags flags = new ReportFlags();

    assertThat(flags.progress(console(true, Map.of()))).isEqualTo(ReportFlags.Progress.bar);
    assertThat(flags.progress(console(true, Map.of("CI", "true"))))
        .isEqualTo(ReportFlags.Progress.plain);
    assertThat(flags.progress(console(false, Map.of()))).isEqualTo(ReportFlags.Progress.plain);
    assertThat(console(true, Map.of("NO_COLOR", "1")).colours()).isFalse();
  }
}
