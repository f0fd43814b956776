package dev.swath.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.SwathException;
import dev.swath.zarr.array.MemoryStore;
import org.junit.jupiter.api.Test;

class WatchedObjectsTest {
  private final MemoryStore store = new MemoryStore();
  private final WatchedObjects watched = new WatchedObjects(store, "zarr.json");

  private void watch(int objects) {
    for (int i = 0; i < objects; i++) {
      store.put("c/" + i, new byte[] {1});
      watched.watch("c/" + i);
    }
  }

  @Test
  void anyOfAFewIsNoticed() {
    watch(100);
    watched.check();

    store.put("c/57", new byte[] {2});

    assertThatThrownBy(watched::check)
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("memory c/57");
  }

  @Test
  void ofManySomeAreNoticed() {
    watch(20_000);
    watched.check();
    int noticed = 0;

    for (int i = 0; i < 20_000; i += 100) {
      store.put("c/" + i, new byte[] {2});
      try {
        watched.check();
      } catch (SwathException e) {
        noticed++;
      }
      store.put("c/" + i, new byte[] {1});
    }

    assertThat(noticed).isBetween(1, 60);
  }
}
