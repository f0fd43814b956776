package dev.swath.zarr.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.swath.ConflictException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.RasterSink;
import dev.swath.testkit.SyntheticPixels;
import dev.swath.zarr.metadata.JsonText;
import dev.swath.zarr.metadata.Limits;
import dev.swath.zarr.metadata.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrUpdateTest {
  private static final GridGeometry PLACE =
      new GridGeometry(
          new Affine(10, 0, 500_000, 0, -10, 5_300_000),
          Optional.of(Crs.ofEpsg(32633)),
          GridGeometry.Registration.AREA);
  private static final RasterSchema SCHEMA = schema(2, 32, 40, PLACE);
  private static final ZarrOptions OPTIONS =
      ZarrOptions.defaults(SCHEMA).withShards(new long[] {1, 8, 8}, new long[] {1, 16, 16});
  private static final Optional<String> REQUEST = Optional.of("this request");

  @TempDir private Path folder;
  private Path store;

  private static RasterSchema schema(long times, long rows, long cols, GridGeometry place) {
    return new RasterSchema(
        List.of("time", "y", "x"),
        Window.ofSize(times, rows, cols),
        DType.INT16,
        Optional.empty(),
        Optional.of(place),
        List.of(),
        Map.of());
  }

  @BeforeEach
  void writeStore() {
    store = folder.resolve("a.zarr");
    write(FaultyDisk.counting());
  }

  private void write(Disk disk) {
    try (ZarrGroupWriter group =
        ZarrGroupWriter.create(store, ZarrGroupWriter.Replace.REFUSE, Optional.empty(), disk)) {
      Stores.fill(group.array("data", SCHEMA, OPTIONS, Map.of()), SCHEMA, SyntheticPixels::fill);
    }
  }

  private interface Opening {
    RasterSink open(ZarrUpdate update);
  }

  private void update(Disk disk, RasterSchema schema, Consumer<Block> pixels, Opening opening) {
    try (ZarrUpdate update = ZarrUpdate.open(store, REQUEST, disk)) {
      Stores.fill(opening.open(update), schema, pixels);
    }
  }

  private void update(RasterSchema schema, Consumer<Block> pixels, Opening opening) {
    update(FaultyDisk.counting(), schema, pixels, opening);
  }

  private JsonObject document(String path) throws IOException {
    return JsonText.object(Files.readAllBytes(store.resolve(path)), Limits.DEFAULT);
  }

  @Test
  void aRegionReplacesItsPixelsAndNoOthers() throws IOException {
    RasterSchema part = schema(1, 16, 24, PLACE);
    Window window = Window.of(new long[] {1, 16, 16}, new long[] {1, 16, 24});

    update(part, block -> block.fill(77), update -> update.region("data", window, part));

    byte[] expected =
        Stores.expected(
            SCHEMA,
            block -> {
              SyntheticPixels.fill(block);
              block.view(window).fill(77);
            });
    assertThat(Stores.read(store, "data")).isEqualTo(expected);
    assertThat(store.resolve(Unfinished.UPDATE_MARK)).doesNotExist();
  }

  @Test
  void aRegionOfTheFillValueRemovesItsShards() throws IOException {
    RasterSchema part = schema(1, 16, 16, PLACE);
    Window window = Window.of(new long[] {1, 16, 16}, new long[] {1, 16, 16});

    update(part, block -> block.fill(0), update -> update.region("data", window, part));

    assertThat(store.resolve("data/c/1/1/1")).doesNotExist();
    assertThat(store.resolve("data/c/1/1/0")).exists();
  }

  @Test
  void aRegionThatCutsShardsIsRefusedWithTheWindowsThatDoNot() {
    RasterSchema part = schema(1, 20, 40, PLACE);
    Window window = Window.of(new long[] {0, 8, 0}, new long[] {1, 20, 40});

    assertThatThrownBy(
            () -> update(part, b -> b.fill(1), update -> update.region("data", window, part)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("a.zarr array data")
        .hasMessageContaining("write [0:1, 0:32, 0:40] around it");
    RasterSchema larger = schema(1, 24, 40, PLACE);
    Window other = Window.of(new long[] {0, 8, 0}, new long[] {1, 24, 40});
    assertThatThrownBy(
            () -> update(larger, b -> b.fill(1), update -> update.region("data", other, larger)))
        .hasMessageContaining("or [0:1, 16:32, 0:40] inside");
    assertThat(Unfinished.stagedFolder(store)).doesNotExist();
  }

  @Test
  void timesAreAppended() throws IOException {
    RasterSchema more = schema(3, 32, 40, PLACE);

    update(more, SyntheticPixels::fill, update -> update.append("data", "time", more));

    byte[] old = Stores.expected(SCHEMA);
    byte[] added = Stores.expected(more);
    byte[] expected = java.util.Arrays.copyOf(old, old.length + added.length);
    System.arraycopy(added, 0, expected, old.length, added.length);
    assertThat(Stores.read(store, "data")).isEqualTo(expected);
    assertThat(Stores.metadata(store, "time").chunks().extent()).isEqualTo(Window.ofSize(5));
    byte[] times = Stores.read(store, "time");
    assertThat(times).hasSize(40);
    assertThat(times[32]).isEqualTo((byte) 4);
    JsonObject copies =
        document("zarr.json").getAsJsonObject("consolidated_metadata").getAsJsonObject("metadata");
    assertThat(copies.get("data")).isEqualTo(document("data/zarr.json"));
    assertThat(copies.get("time")).isEqualTo(document("time/zarr.json"));
  }

  @Test
  void coordinatesOfWhatIsAppendedCanBeGiven() throws IOException {
    RasterSchema more = schema(1, 32, 40, PLACE);

    update(
        more,
        SyntheticPixels::fill,
        update -> {
          update.coordinates("time", 2026);
          return update.append("data", "time", more);
        });

    byte[] times = Stores.read(store, "time");
    assertThat(times[16] & 0xff | times[17] << 8).isEqualTo(2026);
  }

  @Test
  void rowsAreAppendedWhereTheyFollow() throws IOException {
    GridGeometry below = PLACE.shift(32, 0);
    RasterSchema more = schema(2, 16, 40, below);

    update(more, SyntheticPixels::fill, update -> update.append("data", "y", more));

    JsonObject attributes = document("zarr.json").getAsJsonObject("attributes");
    assertThat(attributes.get("spatial:shape")).hasToString("[48,40]");
    assertThat(attributes.getAsJsonArray("spatial:bbox").get(1).getAsDouble())
        .isEqualTo(5_300_000 - 480);
    assertThat(Stores.metadata(store, "y").chunks().extent()).isEqualTo(Window.ofSize(48));
  }

  @Test
  void rowsThatDoNotFollowAreRefused() {
    RasterSchema more = schema(2, 16, 40, PLACE.shift(33, 0));

    assertThatThrownBy(
            () -> update(more, SyntheticPixels::fill, update -> update.append("data", "y", more)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("append pixels that follow the last ones");
  }

  @Test
  void aLastShardInPartIsNotAppendedTo() {
    RasterSchema more = schema(2, 32, 8, PLACE.shift(0, 40));

    assertThatThrownBy(
            () -> update(more, SyntheticPixels::fill, update -> update.append("data", "x", more)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("holds 8 of 16");
  }

  @Test
  void anotherTypeOrOtherDimensionsAreRefused() {
    RasterSchema other = RasterSchema.of(DType.UINT8, 2, 32, 40);

    assertThatThrownBy(
            () ->
                update(
                    other, b -> b.fill(1), update -> update.region("data", other.extent(), other)))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("[band, y, x]");
  }

  @Test
  void aDocumentChangedMeanwhileIsNotOverwritten() throws IOException {
    RasterSchema more = schema(1, 32, 40, PLACE);
    Path document = store.resolve("data/zarr.json");

    assertThatThrownBy(
            () ->
                update(
                    more,
                    SyntheticPixels::fill,
                    update -> {
                      RasterSink sink = update.append("data", "time", more);
                      append(document, " ");
                      return sink;
                    }))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("changed by somebody else");

    assertThat(Stores.metadata(store, "data").chunks().extent()).isEqualTo(SCHEMA.extent());
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void anUpdateIsFinishedFromWhereverItStopped() throws IOException {
    RasterSchema more = schema(1, 32, 40, PLACE);
    Consumer<Block> halfEmpty = block -> block.fill(block.window().start(1) == 0 ? 0 : 5);
    Opening appending = update -> update.append("data", "time", more);
    Map<String, String> old = Stores.objects(store);
    update(more, halfEmpty, appending);
    Map<String, String> whole = Stores.objects(store);

    assertFinished(old, whole, more, halfEmpty, appending);
  }

  @Test
  void aReplacedRegionIsFinishedFromWhereverItStopped() throws IOException {
    Consumer<Block> halfEmpty = block -> block.fill(block.window().start(1) == 0 ? 0 : 5);
    Opening replacing = update -> update.region("data", SCHEMA.extent(), SCHEMA);
    Map<String, String> old = Stores.objects(store);
    update(SCHEMA, halfEmpty, replacing);
    Map<String, String> whole = Stores.objects(store);

    assertFinished(old, whole, SCHEMA, halfEmpty, replacing);
  }

  private void assertFinished(
      Map<String, String> old,
      Map<String, String> whole,
      RasterSchema schema,
      Consumer<Block> pixels,
      Opening opening)
      throws IOException {
    for (int change = 0; ; change++) {
      FileTree.delete(store, FaultyDisk.counting());
      FileTree.delete(Unfinished.stagedFolder(store), FaultyDisk.counting());
      write(FaultyDisk.counting());
      FaultyDisk disk = new FaultyDisk(FaultyDisk.Fault.KILL, change);
      try {
        update(disk, schema, pixels, opening);
        return;
      } catch (FaultyDisk.Killed _) {
        // the end of this run
      }
      boolean marked = Files.exists(store.resolve(Unfinished.UPDATE_MARK));
      if (!marked) {
        assertThat(Stores.objects(store)).as("change %d", change).isIn(old, whole);
      }
      if (ZarrGroupWriter.hasUnfinished(store) || Stores.objects(store).equals(old)) {
        update(schema, pixels, opening);
      }
      ZarrGroupWriter.discardUnfinished(store);
      assertThat(Stores.objects(store)).as("change %d", change).isEqualTo(whole);
      assertThat(Unfinished.stagedFolder(store)).doesNotExist();
    }
  }
}
