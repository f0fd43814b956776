package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePathTest {
  @TempDir Path folder;
  private Path store;

  @BeforeEach
  void storeOfAGroupAndAnArray() throws IOException {
    store = folder.resolve("scene.zarr");
    Files.createDirectories(store.resolve("red/c/0"));
    Files.writeString(store.resolve("zarr.json"), "{}");
    Files.writeString(store.resolve("red/zarr.json"), "{}");
  }

  @Test
  void pathsInsideAStoreLeadToIt() {
    assertThat(StorePath.of(store)).contains(new StorePath(store, ""));
    assertThat(StorePath.of(store.resolve("red"))).contains(new StorePath(store, "red"));
    assertThat(StorePath.of(store.resolve("blue"))).contains(new StorePath(store, "blue"));
    assertThat(StorePath.of(Path.of(store + "#red"))).contains(new StorePath(store, "red"));
  }

  @Test
  void outermostStoreCounts() throws IOException {
    Files.createDirectories(store.resolve("sub/nir"));
    Files.writeString(store.resolve("sub/zarr.json"), "{}");
    Files.writeString(store.resolve("sub/nir/zarr.json"), "{}");

    assertThat(StorePath.of(store.resolve("sub/nir"))).contains(new StorePath(store, "sub/nir"));
  }

  @Test
  void otherPathsLeadNowhere() throws IOException {
    Path file = Files.writeString(folder.resolve("a#b.tif"), "II");

    assertThat(StorePath.of(file)).isEmpty();
    assertThat(StorePath.of(folder)).isEmpty();
    assertThat(StorePath.of(folder.resolve("missing.tif"))).isEmpty();
    assertThat(StorePath.of(Path.of("missing.zarr"))).isEmpty();
  }
}
