package dev.swath.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class ZipStoreTest {
  private static final byte[] CONTENT = new byte[200_000];

  static {
    new Random(1).nextBytes(CONTENT);
    for (int i = 0; i < CONTENT.length; i++) {
      CONTENT[i] &= 15;
    }
  }

  @TempDir Path folder;

  private static byte[] zip(boolean deflated, String... names) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        var entry = new ZipEntry(name);
        byte[] content = name.endsWith("/") ? new byte[0] : CONTENT;
        if (!deflated) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setCrc(crc.getValue());
          entry.setSize(content.length);
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("store.zip"), bytes);
  }

  private static byte[] read(ObjectStore store, String key, long position, int bytes) {
    MemorySegment into = MemorySegment.ofArray(new byte[bytes]);
    store.read(key, position, into);
    return into.toArray(ValueLayout.JAVA_BYTE);
  }

  private static byte[] part(int from, int bytes) {
    return java.util.Arrays.copyOfRange(CONTENT, from, from + bytes);
  }

  @Test
  void storedAndDeflatedEntriesAreReadByRange() throws IOException {
    for (boolean deflated : new boolean[] {false, true}) {
      try (var store = ZipStore.open(file(zip(deflated, "zarr.json", "c/0/1")))) {
        assertThat(store.size("c/0/1")).hasValue(CONTENT.length);
        assertThat(read(store, "c/0/1", 0, CONTENT.length)).isEqualTo(CONTENT);
        assertThat(read(store, "c/0/1", 150_000, 100)).isEqualTo(part(150_000, 100));
        assertThat(read(store, "c/0/1", 0, 3)).isEqualTo(part(0, 3));
        assertThat(read(store, "c/0/1", CONTENT.length, 0)).isEmpty();
        assertThat(store.size("c/0")).isEmpty();
        assertThatThrownBy(() -> read(store, "c/0/1", 150_000, 50_001))
            .isInstanceOf(CorruptDataException.class);
      }
    }
  }

  @Test
  void listingsNameFoldersOnce() throws IOException {
    byte[] zip = zip(true, "zarr.json", "a/", "a/c/0/0", "a/c/0/1", "a/zarr.json", "a.json");
    try (var store = ZipStore.open(file(zip))) {
      assertThat(store.list("")).containsExactly("a.json", "a/", "zarr.json");
      assertThat(store.list("a")).containsExactly("c/", "zarr.json");
      assertThat(store.list("a/c/0")).containsExactly("0", "1");
      assertThat(store.list("none")).isEmpty();
    }
  }

  @Test
  void namesThatLeaveTheStoreAreRefused() throws IOException {
    for (String name : new String[] {"../evil", "/etc/passwd", "a/../b", "a\\b", "C:/x"}) {
      Path zip = file(zip(true, name));

      assertThatThrownBy(() -> ZipStore.open(zip))
          .as(name)
          .isInstanceOf(CorruptDataException.class);
    }
  }

  @Test
  void namesThatOccurTwiceAreRefused() throws IOException {
    byte[] zip = zip(false, "zarr.json", "zarr.jsom");
    byte[] name = "zarr.jsom".getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < zip.length - name.length; at++) {
      if (java.util.Arrays.equals(zip, at, at + name.length, name, 0, name.length)) {
        zip[at + name.length - 1] = 'n';
      }
    }
    Path file = file(zip);

    assertThatThrownBy(() -> ZipStore.open(file))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("two entries");
  }

  @Test
  void damagedEntriesDoNotPassTheirChecksum() throws IOException {
    byte[] zip = zip(false, "chunk");
    zip[1000] ^= 1;
    try (var store = ZipStore.open(file(zip))) {
      assertThatThrownBy(() -> read(store, "chunk", 0, CONTENT.length))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("checksum");
    }
  }

  @Test
  void anyByteMayBeWrongAndFailuresStayTyped() throws IOException {
    byte[] zip = zip(true, "a/zarr.json", "b");
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = zip.clone();
      int at = random.nextBoolean() ? zip.length - 1 - random.nextInt(200) : random.nextInt(60);
      damaged[at] = (byte) random.nextInt();
      try (var store = ZipStore.open(file(damaged))) {
        for (String name : store.list("")) {
          if (!name.endsWith("/")) {
            int size = Math.toIntExact(Math.min(1 << 20, store.size(name).getAsLong()));
            read(store, name, 0, size);
          }
        }
      } catch (SwathException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void aFileThatIsCutShortIsRefused() throws IOException {
    byte[] zip = zip(true, "a", "b");
    for (int length : new int[] {0, 1, 21, 22, 1000, zip.length - 1, zip.length - 30}) {
      Path file = file(java.util.Arrays.copyOf(zip, length));

      assertThatThrownBy(() -> ZipStore.open(file)).isInstanceOf(CorruptDataException.class);
    }
  }

  @Test
  void aReplacedFileIsNoticed() throws IOException {
    Path file = file(zip(true, "a"));
    try (var store = ZipStore.open(file)) {
      String before = store.fingerprint("a");
      assertThat(before).isNotEmpty().isEqualTo(store.fingerprint("a"));

      Files.write(file, zip(true, "a", "b"));

      assertThatThrownBy(() -> store.fingerprint("a")).isInstanceOf(ConflictException.class);
    }
  }
}
