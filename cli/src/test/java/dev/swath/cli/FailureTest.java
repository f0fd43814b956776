package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {
  private static final Optional<Path> OUTPUT = Optional.of(Path.of("out.tif"));

  @Test
  void troubleWithTheOutputIsNotTheInputs() {
    var full = new StorageException("no space", "free some").in("out.tif");
    var gone = new StorageException("cannot be read", "check it").in("out.tiff");

    assertThat(Failure.of(full, OUTPUT, true).exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(Failure.of(full, OUTPUT, false).exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(Failure.of(gone, OUTPUT, true).exitCode()).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void inputThatChangedIsNoRefusal() {
    var changed = new ConflictException("was replaced", "run again").in("in.tif");

    assertThat(Failure.of(changed, OUTPUT, true).exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void textOfTheFileCannotDriveTheTerminal() {
    var evil = new CorruptDataException("name \u001b[2J\nhere", "fetch it again").in("in.tif");

    String paragraph = Failure.of(evil, OUTPUT, true).paragraph();

    assertThat(paragraph).isEqualTo("error: in.tif: name  [2J here; fetch it again\n");
  }

  @Test
  void defectIsNamedAsOne() {
    Failure failure = Failure.of(new IllegalStateException("oops"), OUTPUT, true);

    assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.paragraph()).contains("defect", "SWATH_DEBUG");
  }
}
