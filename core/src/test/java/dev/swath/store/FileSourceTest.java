package dev.swath.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class FileSourceTest {
  @TempDir Path folder;

  private Path file(String name, int... bytes) throws IOException {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return Files.write(folder.resolve(name), content);
  }

  private static MemorySegment memory(int bytes) {
    return MemorySegment.ofArray(new byte[bytes]);
  }

  @Test
  void bytesAreReadByPosition() throws IOException {
    try (FileSource source = FileSource.open(file("a", 1, 2, 3, 4, 5))) {
      MemorySegment into = memory(3);

      source.read(1, into);
      source.read(5, memory(0));

      assertThat(into.toArray(ValueLayout.JAVA_BYTE)).containsExactly(2, 3, 4);
      assertThat(source.size()).isEqualTo(5);
    }
  }

  @Test
  void bytesOutsideTheFileAreCorrupt() throws IOException {
    try (FileSource source = FileSource.open(file("a", 1, 2, 3))) {
      for (long position : new long[] {1, 3, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
        assertThatThrownBy(() -> source.read(position, memory(3)))
            .isInstanceOf(CorruptDataException.class)
            .hasMessageContaining("outside the file of 3 bytes");
      }
    }
  }

  @Test
  void aFileCutShortWhileOpenIsAConflict() throws IOException {
    Path path = file("a", 1, 2, 3, 4);
    try (FileSource source = FileSource.open(path)) {
      try (RandomAccessFile other = new RandomAccessFile(path.toFile(), "rw")) {
        other.setLength(2);
      }

      assertThatThrownBy(() -> source.read(0, memory(4)))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("cut short at byte 2");
      assertThatThrownBy(source::checkUnchanged).isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void aReplacedFileIsAConflictEvenWithTheSameSizeAndTime() throws IOException {
    Path path = file("a", 1, 2, 3, 4);
    FileTime time = Files.getLastModifiedTime(path);
    try (FileSource source = FileSource.open(path)) {
      source.checkUnchanged();
      Path other = file("b", 5, 6, 7, 8);
      Files.setLastModifiedTime(other, time);
      Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);

      assertThatThrownBy(source::checkUnchanged)
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining(path.toString());
    }
  }

  @Test
  void aFileThatVanishedIsAConflict() throws IOException {
    Path path = file("a", 1);
    try (FileSource source = FileSource.open(path)) {
      Files.delete(path);

      assertThatThrownBy(source::checkUnchanged)
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("vanished");
    }
  }

  @Test
  void whatIsNotAFileIsRefused() {
    assertThatThrownBy(() -> FileSource.open(folder))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is a directory");
    assertThatThrownBy(() -> FileSource.open(folder.resolve("none")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> FileSource.open(Path.of("/dev/null")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is not a regular file");
  }

  @Test
  void positionsBeyondFourGigabytesAreRead() throws IOException {
    Path path = file("sparse");
    long place = (1L << 32) + 12_345;
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(place);
      file.write(new byte[] {7, 8, 9});
    }
    try (FileSource source = FileSource.open(path)) {
      MemorySegment into = memory(4);

      source.read(place - 1, into);

      assertThat(into.toArray(ValueLayout.JAVA_BYTE)).containsExactly(0, 7, 8, 9);
      assertThat(source.size()).isEqualTo(place + 3);
    }
  }
}
