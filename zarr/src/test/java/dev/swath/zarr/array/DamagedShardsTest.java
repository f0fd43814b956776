package dev.swath.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import dev.swath.testkit.Heap;
import dev.swath.zarr.metadata.ArrayMetadata;
import dev.swath.zarr.metadata.ByteCodec;
import dev.swath.zarr.metadata.ChunkKeys;
import dev.swath.zarr.metadata.CodecChain;
import dev.swath.zarr.metadata.ElementType;
import dev.swath.zarr.metadata.FillValue;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.Sharding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shard of 2 × 2 inner chunks of 2 × 3 bytes behind one another, its index at the end.
class DamagedShardsTest {
  private static final int INNER_BYTES = 6;
  private static final int DATA_BYTES = 4 * INNER_BYTES;
  private static final int INDEX_BYTES = 4 * 16;
  private static final CellIndex FIRST = CellIndex.of(0, 0);
  private static final CellIndex LAST = CellIndex.of(1, 1);

  private final MemoryStore store = new MemoryStore();
  private ByteBuffer shard;

  @BeforeEach
  void write() {
    shard = ByteBuffer.allocate(DATA_BYTES + INDEX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < DATA_BYTES; i++) {
      shard.put(i, (byte) i);
    }
    for (int entry = 0; entry < 4; entry++) {
      entry(entry, INNER_BYTES * entry, INNER_BYTES);
    }
  }

  private void entry(int entry, long offset, long length) {
    shard.putLong(DATA_BYTES + 16 * entry, offset);
    shard.putLong(DATA_BYTES + 16 * entry + 8, length);
  }

  private static ArrayMetadata metadata(List<ByteCodec> indexCodecs, long... inner) {
    CodecChain index = CodecChain.of(Block.axes(3), indexCodecs);
    CodecChain elements = CodecChain.of(Block.axes(2), List.of());
    return new ArrayMetadata(
        3,
        CellGrid.of(new long[] {4, 12}, new long[] {4, 6}),
        ElementType.of(DType.UINT8),
        FillValue.of(DType.UINT8, 99),
        ChunkKeys.DEFAULT,
        CodecChain.of(new Sharding(inner, elements, index, Sharding.Location.END)),
        List.of(Optional.empty(), Optional.empty()),
        new JsonObject());
  }

  private ZarrArray open() {
    return open(shard.array());
  }

  private ZarrArray open(byte[] bytes) {
    store.put("x/c/0/0", bytes);
    return ZarrArray.open(store, "x", metadata(List.of(), 2, 3), Limits.DEFAULT);
  }

  private static byte[] unit(ZarrArray array, CellIndex unit) {
    Block into = Heap.planar(DType.UINT8, array.units().window(unit));
    array.read(into);
    return Heap.bytes(into);
  }

  @Test
  void innerChunksAreReadWithOneRangeEach() {
    try (ZarrArray array = open()) {
      assertThat(unit(array, LAST)).containsExactly(18, 19, 20, 21, 22, 23);
      assertThat(store.reads()).isEqualTo(2);

      assertThat(unit(array, FIRST)).containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(store.reads()).isEqualTo(3);
    }
  }

  @Test
  void neighboursAreReadTogether() {
    try (ZarrArray array = open()) {
      Block into = Heap.planar(DType.UINT8, Window.ofSize(4, 6));

      array.read(into);

      assertThat(Heap.bytes(into)).startsWith(0, 1, 2, 6, 7, 8, 3, 4, 5);
      assertThat(store.reads()).isEqualTo(2);
    }
  }

  @Test
  void whatIsMissingIsFill() {
    entry(3, -1, -1);
    try (ZarrArray array = open()) {
      assertThat(array.storedBytes(LAST)).isZero();
      assertThat(unit(array, LAST)).containsOnly(99);
      assertThat(unit(array, CellIndex.of(0, 3))).containsOnly(99);
    }
  }

  private void refuses(String message) {
    try (ZarrArray array = open()) {
      assertThatThrownBy(() -> unit(array, FIRST))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("memory")
          .hasMessageContaining("x/c/0/0")
          .hasMessageContaining(message);
    }
  }

  @Test
  void entriesOutsideTheShardAreRefused() {
    entry(2, DATA_BYTES + INDEX_BYTES + 1, 1);
    refuses("inner chunk 1/0");
    entry(2, 0, 1L << 62);
    refuses("lies outside the shard of 88 bytes");
    entry(2, -8, 16);
    refuses("at byte 18446744073709551608");
    entry(2, Long.MAX_VALUE, Long.MAX_VALUE);
    refuses("lies outside");
    entry(2, -1, 5);
    refuses("lies outside");
    entry(2, 5, -1);
    refuses("lies outside");
  }

  @Test
  void entriesOnTheIndexOrOnEachOtherAreRefused() {
    entry(2, DATA_BYTES - 1, INNER_BYTES);
    refuses("overlaps the index at byte 24");
    entry(2, 1, INNER_BYTES);
    refuses("overlaps the one at byte 0");
    entry(2, 0, INNER_BYTES);
    refuses("overlaps the one at byte 0");
  }

  @Test
  void wrongSizesNameChunkInnerChunkAndBytes() {
    entry(0, 0, 5);
    refuses("x/c/0/0 bytes 0 to 5");
    entry(0, 0, 0);
    refuses("has no bytes");
  }

  @Test
  void shardsThatAreCutShortAreRefused() {
    for (int bytes : new int[] {0, 1, INDEX_BYTES - 1, INDEX_BYTES, DATA_BYTES + INDEX_BYTES - 1}) {
      try (ZarrArray array = open(Arrays.copyOf(shard.array(), bytes))) {
        assertThatThrownBy(() -> unit(array, FIRST))
            .as("%d bytes", bytes)
            .isInstanceOf(CorruptDataException.class);
      }
    }
  }

  @Test
  void indicesKeepTheirChecksum() {
    store.put("c/0/0", Arrays.copyOf(shard.array(), DATA_BYTES + INDEX_BYTES + 4));
    ArrayMetadata metadata = metadata(List.of(new ByteCodec.Crc32c()), 2, 3);
    try (ZarrArray array = ZarrArray.open(store, "", metadata, Limits.DEFAULT)) {
      assertThatThrownBy(() -> unit(array, FIRST))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("checksum");
    }
  }

  @Test
  void chunksBeyondTheLimitAreRefusedBeforeAnythingIsRead() {
    Limits limits = Limits.DEFAULT.withChunkBytes(5);

    assertThatThrownBy(() -> ZarrArray.open(store, "", metadata(List.of(), 2, 3), limits))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("chunkBytes");
    assertThat(store.reads()).isZero();
  }

  @Test
  void anyBytesFailWithATypedFailure() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = shard.array().clone();
      damaged[DATA_BYTES + random.nextInt(INDEX_BYTES)] = (byte) random.nextInt();
      try (ZarrArray array = open(damaged)) {
        array.read(Heap.planar(DType.UINT8, array.extent()));
      } catch (SwathException e) {
        assertThat(e.where()).isNotEmpty();
      }
    }
  }

  @Test
  void theIndexCacheForgetsWhatWasUsedLongestAgo() {
    var cache = new IndexCache(1500);
    int[] reads = {0};
    for (int round = 0; round < 3; round++) {
      for (int shardNumber = 0; shardNumber < 100; shardNumber++) {
        var key = new IndexCache.Key(0, CellIndex.of(shardNumber));
        for (int again = 0; again < 2; again++) {
          Optional<ShardIndex> index =
              cache.get(
                  key,
                  () -> {
                    reads[0]++;
                    return Optional.of(new ShardIndex(new long[] {4}, new int[] {0}, new long[8]));
                  });
          assertThat(index).isPresent();
        }
      }
    }

    assertThat(reads[0]).isEqualTo(300);
  }
}
