package dev.swath.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.StorageException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class AtomicFileTest {
  @TempDir Path folder;

  private static MemorySegment bytes(String text) {
    return MemorySegment.ofArray(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void nothingIsVisibleUnderTheNameBeforeTheCommit() throws IOException {
    Path target = folder.resolve("out.tif");
    try (AtomicFile file = AtomicFile.create(target, false)) {
      file.write(3, bytes("def"));
      file.write(0, bytes("abc"));
      assertThat(target).doesNotExist();

      file.commit();
    }

    assertThat(target).hasContent("abcdef");
    assertThat(names()).containsExactly("out.tif");
  }

  @Test
  void withoutACommitTheOldTargetStaysAndNothingElseDoes() throws IOException {
    Path target = Files.writeString(folder.resolve("out.tif"), "old");
    try (AtomicFile file = AtomicFile.create(target, true)) {
      file.write(0, bytes("new"));
    }

    assertThat(target).hasContent("old");
    assertThat(names()).containsExactly("out.tif");
  }

  @Test
  void anOldTargetIsReplacedOnlyIfAllowed() throws IOException {
    Path target = Files.writeString(folder.resolve("out.tif"), "old and longer");

    assertThatThrownBy(() -> AtomicFile.create(target, false))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("exists already")
        .hasMessageContaining("--overwrite");
    try (AtomicFile file = AtomicFile.create(target, true)) {
      file.write(0, bytes("new"));
      file.commit();
    }

    assertThat(target).hasContent("new");
    assertThat(names()).containsExactly("out.tif");
  }

  @Test
  void aTargetThatSomebodyElseCreatedMeanwhileIsLeftAlone() throws IOException {
    Path target = folder.resolve("out.tif");
    try (AtomicFile file = AtomicFile.create(target, false)) {
      file.write(0, bytes("mine"));
      Files.writeString(target, "theirs");

      assertThatThrownBy(file::commit)
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("meanwhile");
    }

    assertThat(target).hasContent("theirs");
    assertThat(names()).containsExactly("out.tif");
  }

  @Test
  void aTargetThatCannotBeIsRefusedAtOnce() {
    assertThatThrownBy(() -> AtomicFile.create(folder, true))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is a directory");
    assertThatThrownBy(() -> AtomicFile.create(folder.resolve("none/out.tif"), false))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("check that the directory exists");
    assertThatThrownBy(() -> AtomicFile.create(Path.of("/proc/self/out.tif"), false))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("/proc/self/out.tif");
  }

  @Test
  void theLongestNameThatAFolderTakesCanBeWritten() throws IOException {
    Path target = folder.resolve("x".repeat(251) + ".tif");
    try (AtomicFile file = AtomicFile.create(target, false)) {
      file.write(0, bytes("abc"));
      file.commit();
    }

    assertThat(target).hasContent("abc");
  }

  @Test
  void bytesOfAnotherFileAreTakenOverWithoutReadingThem() throws IOException {
    Path source = Files.writeString(folder.resolve("spool"), "0123456789");
    Path target = folder.resolve("out.tif");
    try (AtomicFile file = AtomicFile.create(target, false);
        FileChannel spool = FileChannel.open(source)) {
      file.write(0, bytes("abc"));
      file.transferFrom(spool, 4, 5, 3);
      MemorySegment back = MemorySegment.ofArray(new byte[6]);
      file.read(1, back);
      file.commit();

      assertThat(back.toArray(ValueLayout.JAVA_BYTE)).isEqualTo("bc4567".getBytes());
    }

    assertThat(target).hasContent("abc45678");
  }

  @Test
  void bytesThatTheOtherFileDoesNotHaveAreAFailure() throws IOException {
    Path source = Files.writeString(folder.resolve("spool"), "0123");
    try (AtomicFile file = AtomicFile.create(folder.resolve("out.tif"), false);
        FileChannel spool = FileChannel.open(source)) {
      assertThatThrownBy(() -> file.transferFrom(spool, 2, 5, 0))
          .isInstanceOf(StorageException.class);
    }

    assertThat(names()).containsExactly("spool");
  }

  @Test
  void bytesNeverWrittenCannotBeReadBack() throws IOException {
    try (AtomicFile file = AtomicFile.create(folder.resolve("out.tif"), false)) {
      file.write(0, bytes("ab"));

      assertThatThrownBy(() -> file.read(1, MemorySegment.ofArray(new byte[2])))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("out.tif");
    }
    assertThat(names()).isEmpty();
  }
}
