package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.StorageException;
import dev.swath.jobs.request.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputPathsTest {
  @TempDir Path folder;

  @BeforeEach
  void someFiles() throws IOException {
    for (String name : List.of("b2.tif", "a1.tif", "c.txt", "odd[1].tif", "with space.tif")) {
      Files.writeString(folder.resolve(name), "");
    }
  }

  private List<String> names(String... named) {
    List<Path> paths = List.of(named).stream().map(Path::of).toList();
    return InputPaths.expanded(paths).stream().map(p -> p.getFileName().toString()).toList();
  }

  @Test
  void patternsAreTheFilesOfThatNameInOrder() {
    assertThat(names(folder + "/*[0-9].tif", folder + "/c.txt"))
        .containsExactly("a1.tif", "b2.tif", "c.txt");
  }

  @Test
  void aFileWhoseNameLooksLikeAPatternIsThatFile() {
    assertThat(names(folder + "/odd[1].tif")).containsExactly("odd[1].tif");
  }

  @Test
  void listsNameAFileOnEachLine() throws IOException {
    Path list = folder.resolve("list.txt");
    Files.writeString(list, folder + "/with space.tif\n\n  " + folder + "/a1.tif\n");

    assertThat(names("@" + list)).containsExactly("with space.tif", "a1.tif");
  }

  @Test
  void patternsAndListsOfNothingAreRefused() {
    assertThatThrownBy(() -> names(folder + "/*.jpg"))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("*.jpg");
    assertThatThrownBy(() -> names(folder + "/[.tif")).isInstanceOf(RequestException.class);
    assertThatThrownBy(() -> names("@" + folder + "/none.txt"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("none.txt");
    assertThatThrownBy(() -> names(folder + "/none/*.tif")).isInstanceOf(StorageException.class);
  }
}
