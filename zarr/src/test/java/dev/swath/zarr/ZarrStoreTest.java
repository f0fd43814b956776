package dev.swath.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.ConflictException;
import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Window;
import dev.swath.testkit.Heap;
import dev.swath.testkit.Reference;
import dev.swath.zarr.array.MemoryStore;
import dev.swath.zarr.metadata.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ZarrStoreTest {
  private static final String GROUP = "{\"zarr_format\":3,\"node_type\":\"group\"}";

  @TempDir Path folder;

  static String array(String shape, String chunk, String names) {
    return """
    {"zarr_format": 3, "node_type": "array", "shape": %s, "data_type": "uint8",
     "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": %s}},
     "chunk_key_encoding": {"name": "default"}, "fill_value": 7,
     "codecs": ["bytes"], "dimension_names": %s}
    """
        .formatted(shape, chunk, names);
  }

  private static MemoryStore store(String... keysAndTexts) {
    var store = new MemoryStore();
    for (int i = 0; i < keysAndTexts.length; i += 2) {
      store.put(keysAndTexts[i], keysAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return store;
  }

  private static ZarrStore open(String... keysAndTexts) {
    return ZarrStore.open(store(keysAndTexts), Limits.DEFAULT);
  }

  private static List<String> paths(ZarrStore store) {
    return store.nodes().stream().map(ZarrNode::path).toList();
  }

  @Test
  void nodesAreFoundByListing() {
    String image = array("[4, 6]", "[2, 3]", "[\"y\", \"x\"]");
    try (ZarrStore store =
        open(
            "zarr.json", GROUP,
            "a/zarr.json", GROUP,
            "a/b/zarr.json", image,
            "a/b/c/0/0", "123456",
            "a/plain/readme", "no node",
            "old/.zgroup", "{\"zarr_format\":2}",
            "old/.zattrs", "{\"k\":1}")) {
      assertThat(paths(store)).containsExactly("", "a", "a/b", "old");
      assertThat(store.raster().schema().extent()).isEqualTo(Window.ofSize(4, 6));
      assertThat(store.node("old").orElseThrow().format()).isEqualTo(2);
    }
  }

  @Test
  void consolidatedDocumentsSpareTheListing() {
    String image = array("[4, 6]", "[2, 3]", "null");
    try (ZarrStore store =
        open(
            "zarr.json",
            """
            {"zarr_format": 3, "node_type": "group", "consolidated_metadata": {"kind": "inline",
             "must_understand": false, "metadata": {"a": %s, "a/b": %s}}}
            """
                .formatted(GROUP, image),
            "unlisted/zarr.json",
            GROUP)) {
      assertThat(paths(store)).containsExactly("", "a", "a/b");
    }
    try (ZarrStore store =
        open(
            ".zgroup",
            "{\"zarr_format\":2}",
            ".zmetadata",
            """
            {"zarr_consolidated_format": 1, "metadata": {
              ".zgroup": {"zarr_format": 2}, ".zattrs": {"a": 1},
              "t/.zarray": {"zarr_format": 2, "shape": [4, 6], "chunks": [2, 3], "dtype": "|u1",
                "order": "C", "fill_value": null, "filters": null, "compressor": null},
              "t/.zattrs": {"_ARRAY_DIMENSIONS": ["lat", "lon"]}}}
            """)) {
      assertThat(paths(store)).containsExactly("", "t");
      assertThat(store.raster("t").schema().dimensions()).containsExactly("y", "x");
    }
  }

  @Test
  void keysOfConsolidatedDocumentsStayInside() {
    assertThatThrownBy(
            () ->
                open(
                    "zarr.json",
                    """
                    {"zarr_format": 3, "node_type": "group", "consolidated_metadata":
                      {"kind": "inline", "must_understand": false, "metadata": {"../a": {}}}}
                    """))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("../a");
  }

  @Test
  void rowsAndColumnsMoveToTheEnd() {
    String chunk = "abcdefghijkl";
    try (ZarrStore store =
        open(
            "zarr.json",
            array("[2, 2, 3]", "[2, 2, 3]", "[\"y\", \"x\", \"band\"]"),
            "c/0/0/0",
            chunk)) {
      ZarrRaster raster = store.raster();

      assertThat(raster.schema().dimensions()).containsExactly("band", "y", "x");
      assertThat(raster.schema().extent()).isEqualTo(Window.ofSize(3, 2, 2));
      assertThat(raster.axisOrder()).containsExactly(1, 2, 0);
      assertThat(new String(Heap.bytes(Reference.whole(raster)), StandardCharsets.US_ASCII))
          .isEqualTo("adgjbehkcfil");
    }
  }

  @Test
  void oneOfSeveralRastersIsChosenByItsPath() {
    String image = array("[4, 6]", "[2, 3]", "null");
    try (ZarrStore store = open("zarr.json", GROUP, "a/zarr.json", image, "b/zarr.json", image)) {
      assertThatThrownBy(store::raster)
          .isInstanceOf(UnsupportedDataException.class)
          .hasMessageContaining("a, b");
      assertThat(store.raster("b").schema().rows()).isEqualTo(4);
      assertThatThrownBy(() -> store.raster("c"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("[a, b]");
    }
  }

  @Test
  void smallerLevelsAreNotChosen() {
    String image = array("[4, 6]", "[2, 3]", "null");
    String smaller = array("[2, 3]", "[2, 3]", "null");
    String group =
        """
        {"zarr_format": 3, "node_type": "group", "attributes": {"multiscales":
          [{"datasets": [{"path": "0"}, {"path": "1"}]}]}}
        """;
    try (ZarrStore store =
        open(
            "zarr.json",
            GROUP,
            "p/zarr.json",
            group,
            "p/0/zarr.json",
            image,
            "p/1/zarr.json",
            smaller)) {
      assertThat(store.raster().array().path()).isEqualTo("p/0");
      assertThat(store.raster("p").array().path()).isEqualTo("p/0");
      assertThat(store.raster("p/1").schema().rows()).isEqualTo(2);
      assertThat(store.rasterNodes()).hasSize(2);
    }
  }

  @Test
  void coordinatesOfOthersAreNoCandidates() {
    String image = array("[4, 6]", "[2, 3]", "[\"y\", \"x\"]");
    String data =
        image.replace("\"codecs\"", "\"attributes\": {\"coordinates\": \"lat lon\"}, \"codecs\"");
    try (ZarrStore store =
        open(
            "zarr.json",
            GROUP,
            "data/zarr.json",
            data,
            "lat/zarr.json",
            image,
            "lon/zarr.json",
            image,
            "line/zarr.json",
            array("[4]", "[2]", "null"))) {
      assertThat(store.rasterNodes()).extracting(ZarrNode::path).containsExactly("data");
    }
  }

  @Test
  void anArrayThatIsNotReadKeepsNoOtherFromBeingRead() {
    String image = array("[4, 6]", "[2, 3]", "null");
    String text = image.replace("uint8", "string");
    try (ZarrStore store = open("zarr.json", GROUP, "a/zarr.json", text, "b/zarr.json", image)) {
      assertThat(store.rasterNodes()).extracting(ZarrNode::path).containsExactly("b");
      assertThatThrownBy(() -> store.raster("a"))
          .isInstanceOf(UnsupportedDataException.class)
          .hasMessageContaining("memory array a");
    }
    try (ZarrStore store = open("zarr.json", text)) {
      assertThatThrownBy(store::raster)
          .isInstanceOf(UnsupportedDataException.class)
          .hasMessageContaining("string");
    }
  }

  @Test
  void aStoreThatIsUnfinishedSaysSo() throws IOException {
    Path staged = Files.createDirectories(folder.resolve(".new.zarr.swath.part"));

    assertThatThrownBy(() -> ZarrStore.open(folder.resolve("new.zarr")))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("unfinished");
    assertThatThrownBy(() -> ZarrStore.open(staged)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> open("zarr.json", GROUP, ".swath-update", ""))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("update");
  }

  @Test
  void aFolderWithoutDocumentsSaysWhatItHas() {
    assertThatThrownBy(() -> open("c/0/0", "x"))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("has chunks but neither zarr.json nor .zarray");
    assertThatThrownBy(() -> open("0.0", "x")).hasMessageContaining("has chunks");
    assertThatThrownBy(() -> open("one/zarr.json", GROUP)).hasMessageContaining("holds [one/]");
    assertThatThrownBy(() -> open("readme", "")).hasMessageContaining("readme");
    assertThatThrownBy(() -> open()).isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> ZarrStore.open(folder.resolve("none")))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void aReplacedDocumentIsNoticed() {
    MemoryStore objects = store("zarr.json", array("[4, 6]", "[2, 3]", "null"));
    try (ZarrStore store = ZarrStore.open(objects, Limits.DEFAULT)) {
      ZarrRaster raster = store.raster();
      raster.checkUnchanged();

      objects.put("zarr.json", GROUP.getBytes(StandardCharsets.UTF_8));

      assertThatThrownBy(raster::checkUnchanged).isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void aFillValueIsNoDataUnlessItIsZero() {
    String image = array("[4, 6]", "[2, 3]", "null");
    try (ZarrStore store =
        open(
            "zarr.json",
            GROUP,
            "a/zarr.json",
            image,
            "b/zarr.json",
            image.replace("\"fill_value\": 7", "\"fill_value\": 0"))) {
      assertThat(store.raster("a").schema().noData())
          .hasValueSatisfying(value -> assertThat(value.value()).isEqualTo(7));
      assertThat(store.raster("b").schema().noData()).isEmpty();
    }
  }

  @Test
  void aReplacedChunkIsNoticed() {
    MemoryStore objects = store("zarr.json", array("[2, 3]", "[2, 3]", "null"), "c/0/0", "123456");
    try (ZarrStore store = ZarrStore.open(objects, Limits.DEFAULT)) {
      ZarrRaster raster = store.raster();
      Reference.whole(raster);
      raster.checkUnchanged();

      objects.put("c/0/0", "123457".getBytes(StandardCharsets.UTF_8));

      assertThatThrownBy(raster::checkUnchanged)
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("c/0/0");
    }
  }

  @Test
  void linksThatLeadOutOfAStoreAreRefused() throws IOException {
    Path root = Files.createDirectories(folder.resolve("s.zarr"));
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("zarr.json"), array("[2, 3]", "[2, 3]", "null"));
    Files.writeString(outside.resolve("0"), "123456");
    Files.createSymbolicLink(root.resolve("zarr.json"), outside.resolve("zarr.json"));

    assertThatThrownBy(() -> ZarrStore.open(root))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("outside the store");

    Files.delete(root.resolve("zarr.json"));
    Files.copy(outside.resolve("zarr.json"), root.resolve("zarr.json"));
    Files.createDirectories(root.resolve("c/0"));
    Files.createSymbolicLink(root.resolve("c/0/0"), outside.resolve("0"));
    try (ZarrStore store = ZarrStore.open(root)) {
      assertThatThrownBy(() -> Reference.whole(store.raster())).isInstanceOf(SwathException.class);
    }

    Files.delete(root.resolve("c/0/0"));
    Files.delete(root.resolve("c/0"));
    Files.createSymbolicLink(root.resolve("c/0"), outside);
    try (ZarrStore store = ZarrStore.open(root)) {
      assertThatThrownBy(() -> Reference.whole(store.raster())).isInstanceOf(SwathException.class);
    }
  }

  @Test
  void linksInACircleEndInAFailure() throws IOException {
    Path root = Files.createDirectories(folder.resolve("s.zarr"));
    Files.writeString(root.resolve("zarr.json"), GROUP);
    Files.createSymbolicLink(root.resolve("again"), root);

    assertThatThrownBy(() -> ZarrStore.open(root)).isInstanceOf(CorruptDataException.class);
  }
}
