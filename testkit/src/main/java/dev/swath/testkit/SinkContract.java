package dev.swath.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.array.DType;
import dev.swath.grid.CellIndex;
import dev.swath.raster.RasterSink;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every sink promises: nothing is visible before the commit, nothing is left without one,
/// each cell is written once, and the bytes do not depend on order or threads.
///
/// The raster must have at least two cells on each of the last two axes.
public abstract class SinkContract {
  @TempDir protected Path folder;

  /// The type of the pixels the sink takes.
  protected abstract DType dtype();

  /// Opens the sink under test for a target in [#folder].
  protected abstract RasterSink open(Path target, boolean overwrite);

  /// What identifies a finished output.
  protected byte[] bytes(Path target) throws IOException {
    return Files.readAllBytes(target);
  }

  @Test
  void nothingIsVisibleBeforeTheCommit() throws IOException {
    Path target = target();

    try (RasterSink sink = open(target, false)) {
      writeAll(sink, SinkDriver.Order.ROWS);

      assertThat(target).doesNotExist();

      sink.commit();
      assertThat(target).exists();
    }
    assertThat(names()).containsExactly("output");
  }

  @Test
  void openingAloneCreatesNothing() throws IOException {
    try (RasterSink sink = open(target(), false)) {
      assertThat(sink.writeUnits().grid().count()).isPositive();
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void closingWithoutACommitLeavesNothing() throws IOException {
    try (RasterSink sink = open(target(), false)) {
      writeAll(sink, SinkDriver.Order.SHUFFLED);
    }

    assertThat(names()).isEmpty();
  }

  @Test
  void closingWithoutACommitLeavesTheOldTarget() throws IOException {
    Files.writeString(target(), "old");

    try (RasterSink sink = open(target(), true)) {
      writeAll(sink, SinkDriver.Order.STRIPES);
    }

    assertThat(target()).hasContent("old");
    assertThat(names()).containsExactly("output");
  }

  @Test
  void anExistingTargetIsRefusedAndUntouched() throws IOException {
    Files.writeString(target(), "old");

    assertThatThrownBy(() -> open(target(), false).close()).isInstanceOf(ConflictException.class);

    assertThat(target()).hasContent("old");
    assertThat(names()).containsExactly("output");
  }

  @Test
  void anExistingTargetIsReplacedIfAllowed() throws IOException {
    Files.writeString(target(), "old");

    byte[] replaced = finished(target(), true, SinkDriver.Order.ROWS);

    assertThat(replaced).isEqualTo(finished(folder.resolve("new"), false, SinkDriver.Order.ROWS));
  }

  @Test
  void aTargetThatAppearsMeanwhileIsNotReplaced() throws IOException {
    try (RasterSink sink = open(target(), false)) {
      writeAll(sink, SinkDriver.Order.ROWS);
      Files.writeString(target(), "other");

      assertThatThrownBy(sink::commit).isInstanceOf(ConflictException.class);
    }

    assertThat(target()).hasContent("other");
    assertThat(names()).containsExactly("output");
  }

  @Test
  void aCellIsNotWrittenTwice() {
    try (RasterSink sink = open(target(), false)) {
      List<CellIndex> cells = SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS);
      write(sink, cells.subList(0, 1));
      write(sink, List.of(cells.getLast()));

      assertThatThrownBy(() -> write(sink, cells.subList(0, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(cells.getFirst().toString());
      assertThatThrownBy(() -> write(sink, List.of(cells.getLast())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(cells.getLast().toString());
    }
  }

  @Test
  void theFirstMissingCellIsNamedAtTheCommit() {
    try (RasterSink sink = open(target(), false)) {
      List<CellIndex> cells = SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS);
      CellIndex missing = cells.remove(1);
      write(sink, cells);

      assertThatThrownBy(sink::commit)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(missing.toString());
    }
    assertThat(target()).doesNotExist();
  }

  @Test
  void bytesDoNotDependOnTheOrderOfWriting() throws IOException {
    byte[] rows = finished(folder.resolve("rows"), false, SinkDriver.Order.ROWS);

    for (SinkDriver.Order order : SinkDriver.Order.values()) {
      Path target = folder.resolve(order.name());
      assertThat(finished(target, false, order)).as(order.name()).isEqualTo(rows);
    }
  }

  @Test
  void bytesDoNotDependOnThreads() throws Exception {
    byte[] alone = finished(folder.resolve("alone"), false, SinkDriver.Order.ROWS);

    try (RasterSink sink = open(target(), false)) {
      writeAllEncodedByThreads(sink, 4);
      sink.commit();
    }

    assertThat(bytes(target())).isEqualTo(alone);
  }

  private void writeAllEncodedByThreads(RasterSink sink, int threads)
      throws InterruptedException, ExecutionException {
    List<CellIndex> cells = SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS);
    try (Arena arena = Arena.ofShared();
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<MemorySegment>> encoded = new ArrayList<>();
      for (CellIndex cell : cells) {
        encoded.add(
            pool.submit(
                () -> SinkDriver.encode(sink, dtype(), cell, SyntheticPixels::fill, arena)));
      }
      for (int i = 0; i < cells.size(); i++) {
        sink.write(cells.get(i), encoded.get(i).get());
      }
    }
  }

  private Path target() {
    return folder.resolve("output");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void write(RasterSink sink, List<CellIndex> cells) {
    SinkDriver.write(sink, dtype(), cells, SyntheticPixels::fill);
  }

  private void writeAll(RasterSink sink, SinkDriver.Order order) {
    write(sink, SinkDriver.cells(sink.writeUnits(), order));
  }

  private byte[] finished(Path target, boolean overwrite, SinkDriver.Order order)
      throws IOException {
    try (RasterSink sink = open(target, overwrite)) {
      writeAll(sink, order);
      sink.commit();
    }
    return bytes(target);
  }
}
