package dev.swath.zarr.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.StorageException;
import dev.swath.array.DType;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.SyntheticPixels;
import dev.swath.zarr.metadata.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that ends between any two changes to files, or in the middle of one, leaves the old
/// store or the new one or none under the final name; the next run ends in the same bytes as one
/// that was never stopped.
class InterruptedStoreTest {
  private static final RasterSchema SCHEMA = RasterSchema.of(DType.INT16, 1, 20, 24);
  private static final ZarrOptions OPTIONS =
      ZarrOptions.defaults(SCHEMA).withShards(new long[] {1, 8, 8}, new long[] {1, 16, 16});
  private static final Optional<String> REQUEST = Optional.of("this request");

  @TempDir private Path folder;
  private Path store;
  private Map<String, String> whole;

  @BeforeEach
  void writeWithoutFault() throws IOException {
    store = folder.resolve("a.zarr");
    write(ZarrGroupWriter.Replace.REFUSE, Optional.empty(), FaultyDisk.counting());
    whole = Stores.objects(store);
    clear();
  }

  private void write(ZarrGroupWriter.Replace replace, Optional<String> request, Disk disk) {
    try (ZarrGroupWriter group = ZarrGroupWriter.create(store, replace, request, disk)) {
      RasterSink data = group.array("data", SCHEMA, OPTIONS, Map.of());
      RasterSink nested = group.array("sub/other", SCHEMA, OPTIONS, Map.of());
      Stores.fill(data, SCHEMA, SyntheticPixels::fill);
      Stores.fill(nested, SCHEMA, block -> block.fill(0));
    }
  }

  private void clear() throws IOException {
    FileTree.delete(store, FaultyDisk.counting());
    FileTree.delete(Unfinished.stagedFolder(store), FaultyDisk.counting());
  }

  private void assertOnlyTheWholeStore() throws IOException {
    assertThat(Stores.objects(store)).isEqualTo(whole);
    try (var files = Files.list(folder)) {
      assertThat(files.toList()).containsExactly(store);
    }
  }

  private int stopAt(FaultyDisk.Fault fault, int change, ZarrGroupWriter.Replace replace) {
    FaultyDisk disk = new FaultyDisk(fault, change);
    try {
      write(replace, REQUEST, disk);
    } catch (FaultyDisk.Killed | StorageException _) {
      // the end of this run
    }
    return disk.struck() ? disk.changes() : -1;
  }

  @Test
  void aNewStoreIsFinishedFromWhereverItStopped() throws IOException {
    int stops = 0;
    for (int change = 0; stopAt(FaultyDisk.Fault.KILL, change, refuse()) >= 0; change++) {
      Map<String, String> visible = Stores.objects(store);
      assertThat(visible).as("change %d", change).isIn(Map.of(), whole);

      if (visible.isEmpty() || ZarrGroupWriter.hasUnfinished(store)) {
        write(refuse(), REQUEST, FaultyDisk.counting());
      }
      ZarrGroupWriter.discardUnfinished(store);

      assertOnlyTheWholeStore();
      clear();
      stops++;
    }
    assertThat(stops).isGreaterThan(60);
  }

  private static ZarrGroupWriter.Replace refuse() {
    return ZarrGroupWriter.Replace.REFUSE;
  }

  @Test
  void aReplacedStoreIsTheOldOrTheNewOrFinishedByTheNextRun() throws IOException {
    ZarrGroupWriter.Replace overwrite = ZarrGroupWriter.Replace.OVERWRITE;
    for (int change = 0; ; change++) {
      writeOld();
      Map<String, String> old = Stores.objects(store);
      if (stopAt(FaultyDisk.Fault.KILL, change, overwrite) < 0) {
        return;
      }
      assertThat(Stores.objects(store)).as("change %d", change).isIn(old, whole, Map.of());

      ZarrGroupWriter.discardUnfinished(store);
      assertThat(Stores.objects(store)).as("change %d", change).isIn(old, whole);

      write(overwrite, REQUEST, FaultyDisk.counting());
      assertOnlyTheWholeStore();
      clear();
    }
  }

  private void writeOld() {
    try (ZarrGroupWriter group = ZarrGroupWriter.create(store, refuse(), Optional.empty())) {
      RasterSink data = group.array("old", SCHEMA, OPTIONS, Map.of());
      Stores.fill(data, SCHEMA, block -> block.fill(7));
    }
  }

  @Test
  void whatWasDoneBeforeAFullDiskIsKept() throws IOException {
    int resumed = 0;
    for (int change = 0; ; change++) {
      if (stopAt(FaultyDisk.Fault.DISK_FULL, change, refuse()) < 0) {
        break;
      }
      assertThat(store).doesNotExist();
      resumed += ZarrGroupWriter.hasUnfinished(store) ? 1 : 0;

      write(refuse(), REQUEST, FaultyDisk.counting());

      assertOnlyTheWholeStore();
      clear();
    }
    assertThat(resumed).isGreaterThan(20);
  }

  @Test
  void aFullDiskIsNamedWithTheObjectAndTheWayOut() {
    FaultyDisk disk = new FaultyDisk(FaultyDisk.Fault.DISK_FULL, 12);

    assertThatThrownBy(() -> write(refuse(), REQUEST, disk))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("a.zarr")
        .hasMessageContaining("data/c/0/0/")
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("--resume");
  }

  @Test
  void withoutARequestToResumeAFullDiskLeavesNothing() throws IOException {
    FaultyDisk disk = new FaultyDisk(FaultyDisk.Fault.DISK_FULL, 12);

    assertThatThrownBy(() -> write(refuse(), Optional.empty(), disk))
        .isInstanceOf(StorageException.class);

    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
