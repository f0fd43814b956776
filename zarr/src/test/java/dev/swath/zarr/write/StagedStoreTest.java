package dev.swath.zarr.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import dev.swath.zarr.metadata.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedStoreTest {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.INT16, 1, 64, 80);
  private static final ZarrOptions OPTIONS =
      ZarrOptions.defaults(SCHEMA).withShards(new long[] {1, 8, 8}, new long[] {1, 16, 16});
  private static final Optional<String> REQUEST = Optional.of("this request");

  @TempDir private Path folder;
  private Path store;

  @BeforeEach
  void nameStore() {
    store = folder.resolve("a.zarr");
  }

  private ZarrGroupWriter open(Optional<String> request) {
    return ZarrGroupWriter.create(
        store, ZarrGroupWriter.Replace.REFUSE, request, FaultyDisk.counting());
  }

  private static RasterSink data(ZarrGroupWriter group) {
    return group.array("data", SCHEMA, OPTIONS, Map.of());
  }

  private static List<CellIndex> cells(RasterSink sink) {
    return SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS);
  }

  /// Leaves the first cells of a request.
  private void writeFirst(int count, Optional<String> request) {
    try (ZarrGroupWriter group = open(request)) {
      RasterSink sink = data(group);
      SinkDriver.write(sink, SCHEMA.dtype(), cells(sink).subList(0, count), SyntheticPixels::fill);
    }
  }

  private static List<CellIndex> written(RasterSink sink) {
    return cells(sink).stream().filter(sink::isWritten).toList();
  }

  private List<CellIndex> resumable() {
    try (ZarrGroupWriter group = open(REQUEST)) {
      return written(data(group));
    }
  }

  @Test
  void whatWasWrittenIsNotWrittenAgain() throws IOException {
    writeFirst(7, REQUEST);
    List<CellIndex> computed = new ArrayList<>();

    try (ZarrGroupWriter group = open(REQUEST)) {
      RasterSink sink = data(group);
      assertThat(written(sink)).isEqualTo(cells(sink).subList(0, 7));
      Stores.fill(
          sink,
          SCHEMA,
          block -> {
            computed.add(CellIndex.of(block.window().starts()));
            SyntheticPixels.fill(block);
          });
    }

    assertThat(computed).hasSize(20 - 7);
    assertThat(Stores.read(store, "data")).isEqualTo(Stores.expected(SCHEMA));
    assertThat(Unfinished.stagedFolder(store)).doesNotExist();
  }

  @Test
  void emptyCellsAreRememberedAsWell() {
    try (ZarrGroupWriter group = open(REQUEST)) {
      RasterSink sink = data(group);
      SinkDriver.write(sink, SCHEMA.dtype(), cells(sink).subList(0, 3), block -> block.fill(0));
    }

    assertThat(resumable()).hasSize(3);
  }

  @Test
  void aJournalCutAtAnyByteIsGoneOnWith() throws IOException {
    writeFirst(5, REQUEST);
    Path journal = StagedFolder.of(store).journal();
    byte[] whole = Files.readAllBytes(journal);
    int previous = 0;

    for (int length = 0; length <= whole.length; length++) {
      Files.write(journal, java.util.Arrays.copyOf(whole, length));
      int there = resumable().size();
      assertThat(there).as("%d bytes", length).isBetween(previous, previous + 1);
      previous = there;
    }

    assertThat(previous).isEqualTo(5);
  }

  @Test
  void bitsOfTheJournalAreProtected() throws IOException {
    writeFirst(3, REQUEST);
    Path journal = StagedFolder.of(store).journal();
    byte[] whole = Files.readAllBytes(journal);

    for (int bit = 0; bit < whole.length * Byte.SIZE; bit += 5) {
      byte[] damaged = whole.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(journal, damaged);
      assertThat(resumable()).as("bit %d", bit).hasSizeLessThan(3);
    }
  }

  @Test
  void anObjectThatIsGoneOrShorterIsWrittenAgain() throws IOException {
    writeFirst(4, REQUEST);
    Path objects = StagedFolder.of(store).store().resolve("data/c/0/0");
    Files.delete(objects.resolve("0"));
    Files.write(objects.resolve("2"), new byte[1]);

    assertThat(resumable()).containsExactly(CellIndex.of(0, 0, 1), CellIndex.of(0, 0, 3));
  }

  @Test
  void anObjectWithOtherBytesIsWrittenAgain() throws IOException {
    writeFirst(4, REQUEST);
    Path object = StagedFolder.of(store).store().resolve("data/c/0/0/1");
    byte[] bytes = Files.readAllBytes(object);
    bytes[bytes.length / 2] ^= 4;
    Files.write(object, bytes);

    assertThat(resumable()).hasSize(3).doesNotContain(CellIndex.of(0, 0, 1));
  }

  @Test
  void workOfAnotherRequestIsNotGoneOnWith() {
    writeFirst(4, Optional.of("another request"));

    assertThatThrownBy(() -> open(REQUEST).close())
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("a.zarr")
        .hasMessageContaining("another request")
        .hasMessageContaining("without --resume");
    assertThat(ZarrGroupWriter.hasUnfinished(store)).isTrue();

    ZarrGroupWriter.discardUnfinished(store);
    assertThat(ZarrGroupWriter.hasUnfinished(store)).isFalse();
    assertThat(resumable()).isEmpty();
  }

  @Test
  void workWithOtherSettingsIsNotGoneOnWith() {
    writeFirst(4, REQUEST);

    assertThatThrownBy(
            () -> {
              try (ZarrGroupWriter group = open(REQUEST)) {
                group.array("data", SCHEMA, OPTIONS.withChecksums(true), Map.of());
              }
            })
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("other settings");
    assertThat(resumable()).hasSize(4);
  }

  @Test
  void withoutARequestWorkIsStartedAnew() throws IOException {
    writeFirst(4, REQUEST);

    try (ZarrGroupWriter group = open(Optional.empty())) {
      RasterSink sink = data(group);
      assertThat(written(sink)).isEmpty();
      assertThat(ZarrGroupWriter.hasUnfinished(store)).isTrue();
      Stores.fill(sink, SCHEMA, SyntheticPixels::fill);
    }

    assertThat(Stores.read(store, "data")).isEqualTo(Stores.expected(SCHEMA));
    assertThat(Unfinished.stagedFolder(store)).doesNotExist();
  }

  @Test
  void aSecondWriterFailsAtOnceAndNamesTheFirst() throws IOException {
    try (ZarrGroupWriter group = open(Optional.empty())) {
      RasterSink sink = data(group);
      SinkDriver.write(sink, SCHEMA.dtype(), cells(sink).subList(0, 1), SyntheticPixels::fill);

      assertThatThrownBy(() -> open(Optional.empty()).close())
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("a.zarr")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
      assertThatThrownBy(() -> ZarrGroupWriter.discardUnfinished(store))
          .isInstanceOf(ConflictException.class);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void ofManyWritersAtOnceOneWins() throws Exception {
    for (int round = 0; round < 8; round++) {
      store = folder.resolve("round" + round);
      List<Future<Boolean>> writers = new ArrayList<>();
      try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
        for (int writer = 0; writer < 4; writer++) {
          short value = (short) (writer + 1);
          writers.add(pool.submit(() -> wins(block -> block.fill(value))));
        }
      }

      long winners = 0;
      short winner = 0;
      for (int writer = 0; writer < 4; writer++) {
        if (writers.get(writer).get()) {
          winners++;
          winner = (short) (writer + 1);
        }
      }
      assertThat(winners).isEqualTo(1);
      short value = winner;
      assertThat(Stores.read(store, "data"))
          .isEqualTo(Stores.expected(SCHEMA, block -> block.fill(value)));
      assertThat(Unfinished.stagedFolder(store)).doesNotExist();
    }
  }

  private boolean wins(java.util.function.Consumer<Block> pixels) {
    try (ZarrGroupWriter group = open(Optional.empty())) {
      Stores.fill(data(group), SCHEMA, pixels);
      return true;
    } catch (ConflictException _) {
      return false;
    }
  }

  @Test
  void aFolderThatIsNoStoreIsNeverReplaced() throws IOException {
    Files.createDirectory(store);
    Files.writeString(store.resolve("letters.txt"), "dear");

    assertThatThrownBy(
            () ->
                ZarrGroupWriter.create(store, ZarrGroupWriter.Replace.OVERWRITE, Optional.empty())
                    .close())
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("no store");
  }

  @Test
  void aFormerStoreWithoutAJournalIsNotThrownAway() throws IOException {
    Files.createDirectories(StagedFolder.of(store).old());

    assertThatThrownBy(() -> open(Optional.empty()).close())
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("move that back");
  }

  @Test
  void pathsThatLeadElsewhereAreRefused() {
    try (ZarrGroupWriter group = open(Optional.empty())) {
      for (String path : List.of("", "a//b", "../a", "a/./b", "a\\b", "a:b", "zarr.json", "__x")) {
        assertThatThrownBy(() -> group.array(path, SCHEMA, OPTIONS, Map.of()))
            .as(path)
            .isInstanceOf(dev.swath.UnsupportedDataException.class);
      }
    }
  }

  @Test
  void arraysThatDoNotGoTogetherAreRefused() {
    RasterSchema taller = RasterSchema.of(DType.INT16, 2, 64, 80);
    try (ZarrGroupWriter group = open(Optional.empty())) {
      data(group);

      for (String path : List.of("data", "data/inner", "band", "band/inner")) {
        assertThatThrownBy(() -> group.array(path, SCHEMA, OPTIONS, Map.of()))
            .as(path)
            .isInstanceOf(ConflictException.class);
      }
      assertThatThrownBy(() -> group.array("other", taller, OPTIONS, Map.of()))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("band has 1 and 2 pixels");
    }
  }
}
