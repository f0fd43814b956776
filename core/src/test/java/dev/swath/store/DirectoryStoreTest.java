package dev.swath.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class DirectoryStoreTest {
  @TempDir Path folder;

  private Path root;

  @BeforeEach
  void objects() throws IOException {
    root = folder.resolve("store");
    Files.createDirectories(root.resolve("a/c/0"));
    Files.write(root.resolve("a/c/0/1"), new byte[] {1, 2, 3, 4});
    Files.write(root.resolve("zarr.json"), new byte[] {'{', '}'});
    Files.write(folder.resolve("secret"), new byte[] {9});
  }

  private static MemorySegment memory(int bytes) {
    return MemorySegment.ofArray(new byte[bytes]);
  }

  @Test
  void objectsAreReadByPosition() {
    var store = DirectoryStore.open(root);
    MemorySegment into = memory(2);

    store.read("a/c/0/1", 1, into);

    assertThat(into.toArray(ValueLayout.JAVA_BYTE)).containsExactly(2, 3);
    assertThat(store.size("a/c/0/1")).hasValue(4);
  }

  @Test
  void whatIsNotThereHasNoSize() {
    var store = DirectoryStore.open(root);

    assertThat(store.size("a/c/0/2")).isEmpty();
    assertThat(store.size("b/c/0/2")).isEmpty();
    assertThat(store.fingerprint("b")).isEmpty();
    assertThat(store.list("b")).isEmpty();
    assertThatThrownBy(() -> store.read("b", 0, memory(1))).isInstanceOf(ConflictException.class);
  }

  @Test
  void shortObjectsAreCorrupt() {
    var store = DirectoryStore.open(root);

    for (long position : new long[] {1, 4, 100, -1, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> store.read("a/c/0/1", position, memory(4)))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("a/c/0/1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "../secret",
        "a/../../secret",
        "a//c",
        ".",
        "a/.",
        "a\\b",
        "c:",
        "a\nb",
        "/etc/passwd",
        "a/",
        "a\0b"
      })
  void keysThatLeaveTheStoreAreRefused(String key) {
    var store = DirectoryStore.open(root);

    assertThatThrownBy(() -> store.size(key)).isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> store.read(key, 0, memory(1)))
        .isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> store.fingerprint(key)).isInstanceOf(CorruptDataException.class);
  }

  @Test
  void listingsNameFoldersWithASlash() {
    var store = DirectoryStore.open(root);

    assertThat(store.list("")).containsExactly("a/", "zarr.json");
    assertThat(store.list("a/c")).containsExactly("0/");
    assertThat(store.list("zarr.json")).isEmpty();
  }

  @Test
  void aFolderWhereAnObjectIsExpectedFails() {
    var store = DirectoryStore.open(root);

    assertThatThrownBy(() -> store.size("a/c/0"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> store.read("a/c/0", 0, memory(1)))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void linksInsideTheStoreAreFollowed() throws IOException {
    Files.createSymbolicLink(root.resolve("link"), root.resolve("a/c/0/1"));
    Files.createSymbolicLink(root.resolve("b"), Path.of("a"));
    var store = DirectoryStore.open(root);
    MemorySegment into = memory(4);

    store.read("b/c/0/1", 0, into);
    store.read("link", 0, into);

    assertThat(store.size("link")).hasValue(4);
    assertThat(store.list("b")).containsExactly("c/");
    assertThat(into.toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void linksThatLeadOutsideAreRefused() throws IOException {
    Files.createSymbolicLink(root.resolve("file"), folder.resolve("secret"));
    Files.createSymbolicLink(root.resolve("outside"), folder);
    var store = DirectoryStore.open(root);

    for (String key : new String[] {"file", "outside/secret"}) {
      assertThatThrownBy(() -> store.size(key))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("outside the store");
      assertThatThrownBy(() -> store.read(key, 0, memory(1)))
          .isInstanceOf(CorruptDataException.class);
    }
    assertThatThrownBy(() -> store.list("outside")).isInstanceOf(CorruptDataException.class);
  }

  @Test
  void linksInCirclesAreRefused() throws IOException {
    Files.createSymbolicLink(root.resolve("a/up"), root);
    Files.createSymbolicLink(root.resolve("self"), Path.of("self"));
    var store = DirectoryStore.open(root);

    assertThatThrownBy(() -> store.list("a/up"))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("a folder around it");
    assertThatThrownBy(() -> store.size("a/up/zarr.json")).isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> store.size("self")).isInstanceOf(StorageException.class);
  }

  @Test
  void theStoreItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);

    var store = DirectoryStore.open(link);

    assertThat(store.size("a/c/0/1")).hasValue(4);
  }

  @Test
  void fingerprintsChangeWithTheObject() throws IOException {
    var store = DirectoryStore.open(root);
    String before = store.fingerprint("a/c/0/1");

    Files.write(root.resolve("a/c/0/1"), new byte[] {1, 2, 3});

    assertThat(store.fingerprint("a/c/0/1")).isNotEqualTo(before).isNotEmpty();
  }

  @Test
  void whatIsNoFolderIsNoStore() {
    assertThatThrownBy(() -> DirectoryStore.open(folder.resolve("secret")))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> DirectoryStore.open(folder.resolve("none")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("does not exist");
  }
}
