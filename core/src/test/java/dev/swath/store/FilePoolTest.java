package dev.swath.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.StorageException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePoolTest {
  @TempDir Path folder;

  private List<FileSource> sources(FilePool pool, int count) throws IOException {
    List<FileSource> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path path = folder.resolve("f" + i);
      Files.write(path, new byte[] {(byte) i, (byte) (i + 1)});
      sources.add(pool.open(path));
    }
    return sources;
  }

  private static byte second(ByteSource source) {
    byte[] one = new byte[1];
    source.read(1, MemorySegment.ofArray(one));
    return one[0];
  }

  @Test
  void manyFilesAreReadThoughFewAreOpen() throws IOException {
    try (FilePool pool = new FilePool(4)) {
      List<FileSource> sources = sources(pool, 100);
      SplittableRandom random = new SplittableRandom(1);

      for (int i = 0; i < 1000; i++) {
        int file = random.nextInt(100);
        assertThat(second(sources.get(file))).isEqualTo((byte) (file + 1));
        assertThat(pool.openFiles()).isLessThanOrEqualTo(4);
      }
      sources.forEach(FileSource::close);

      assertThat(pool.openFiles()).isZero();
    }
  }

  @Test
  void threadsReadAtOnce() throws IOException {
    try (FilePool pool = new FilePool(2)) {
      List<FileSource> sources = sources(pool, 50);

      boolean right =
          IntStream.range(0, 5000)
              .parallel()
              .allMatch(i -> second(sources.get(i * 7 % 50)) == (byte) (i * 7 % 50 + 1));

      assertThat(right).isTrue();
      assertThat(pool.openFiles()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void aFileThatWasReplacedWhileClosedIsNotRead() throws IOException {
    try (FilePool pool = new FilePool(1)) {
      List<FileSource> sources = sources(pool, 2);
      second(sources.get(0));
      second(sources.get(1));
      Files.write(folder.resolve("f0"), new byte[] {9, 9, 9});

      assertThatThrownBy(() -> second(sources.get(0)))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("f0");
      assertThatThrownBy(() -> sources.get(0).checkUnchanged())
          .isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void aMissingFileIsNamed() {
    try (FilePool pool = new FilePool(1)) {
      assertThatThrownBy(() -> pool.open(folder.resolve("nothing.tif")))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("nothing.tif")
          .hasMessageContaining("does not exist");
    }
  }
}
