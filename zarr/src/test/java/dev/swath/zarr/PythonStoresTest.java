package dev.swath.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Block;
import dev.swath.zarr.array.ZarrArray;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stores written by zarr-python read as what was written; `make-stores.py` makes both.
class PythonStoresTest {
  @TempDir Path folder;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PythonStoresTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v2_fortran_big_endian",
        "v2_blosc_group",
        "v2_unicode",
        "v2_bytes",
        "v3_plain",
        "v3_transposed",
        "v3_blosc",
        "v3_shards",
        "v3_nested_shards",
        "v3_bool_key_v2",
        "v3_scalar"
      })
  void elementsAreThoseOfPython(String name) throws IOException {
    Path zip = Files.write(folder.resolve(name + ".zip"), resource(name + ".zip"));
    try (ZarrStore store = ZarrStore.open(zip);
        Arena arena = Arena.ofConfined()) {
      ZarrNode.Array node =
          store.nodes().stream()
              .filter(ZarrNode.Array.class::isInstance)
              .map(ZarrNode.Array.class::cast)
              .findFirst()
              .orElseThrow();
      ZarrArray array = store.array(node);
      MemorySegment pixels = arena.allocate(Block.byteSize(array.dtype(), array.extent()), 8);

      array.read(Block.planar(array.dtype(), array.extent(), pixels));

      assertThat(pixels.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(resource(name + ".bin"));
    }
  }
}
