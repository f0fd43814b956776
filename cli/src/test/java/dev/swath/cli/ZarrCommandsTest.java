package dev.swath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZarrCommandsTest {
  @TempDir Path folder;
  private final CommandLineUnderTest swath = new CommandLineUnderTest();
  private Path scene;
  private Path store;

  @BeforeEach
  void scene() {
    scene = folder.resolve("scene.tif");
    store = folder.resolve("scene.zarr");
    int code =
        swath.run(
            "synth", "scene", scene, "--size", "300x200", "--bands", "3", "--co", "BLOCKSIZE=64");
    assertThat(code).isZero();
  }

  private int convert(Object... more) {
    Object[] words = {"convert", scene, store, "--chunk", "32,32", "--shard", "64,64"};
    Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return swath.run(all);
  }

  private static Map<String, List<Byte>> objects(Path store) throws IOException {
    Map<String, List<Byte>> objects = new TreeMap<>();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        List<Byte> content = new java.util.ArrayList<>();
        for (byte value : bytes) {
          content.add(value);
        }
        objects.put(store.relativize(file).toString(), content);
      }
    }
    return objects;
  }

  @Test
  void pixelsAndPlaceSurviveTheWayToZarrAndBack() {
    Path back = folder.resolve("back.tif");

    assertThat(convert()).isZero();

    assertThat(swath.run("compare", scene, store)).isZero();
    assertThat(swath.run("convert", store, back)).isZero();
    assertThat(swath.run("compare", scene, back)).isZero();
    assertThat(swath.run("validate", "--strict", "--deep", store)).isZero();
    assertThat(swath.run("preview", store, folder.resolve("view.png"))).isZero();
  }

  @Test
  void rechunkedStoreHoldsTheSamePixelsInOtherChunks() {
    Path other = folder.resolve("other.zarr");
    convert();

    int code =
        swath.run(
            "convert",
            store,
            other,
            "--chunk",
            "50,100,3",
            "--shard",
            "100,100,3",
            "--co",
            "DIMENSIONS=y,x,band",
            "--co",
            "CHECKSUM=YES",
            "--json");

    assertThat(code).isZero();
    JsonObject counters = swath.json().getAsJsonObject("counters");
    assertThat(counters.get("maxExecutionsPerUnit").getAsInt()).isEqualTo(1);
    assertThat(counters.get("maxWritesPerWriteUnit").getAsInt()).isEqualTo(1);
    assertThat(swath.run("compare", store, other)).isZero();
    swath.run("info", "--tree", "--json", other);
    assertThat(array("data").get("shape").toString()).isEqualTo("[200,300,3]");
    assertThat(array("data").get("chunk").toString()).isEqualTo("[50,100,3]");
    assertThat(array("data").get("codecs").toString()).isEqualTo("[\"zstd-3\",\"crc32c\"]");
  }

  private JsonObject array(String path) {
    for (var node : swath.json().getAsJsonArray("nodes")) {
      if (node.getAsJsonObject().get("path").getAsString().equals(path)) {
        return node.getAsJsonObject();
      }
    }
    throw new AssertionError("no array " + path);
  }

  @Test
  void chunksAndShardsAreCounted() {
    convert();

    swath.run("info", store, "--chunks", "--json");

    JsonObject stored = swath.json().getAsJsonObject("stored");
    assertThat(stored.getAsJsonObject("chunks").get("total").getAsInt()).isEqualTo(3 * 7 * 10);
    assertThat(stored.getAsJsonObject("shards").get("total").getAsInt()).isEqualTo(3 * 4 * 5);
    assertThat(stored.get("compressionRatio").getAsDouble()).isGreaterThan(1);
    assertThat(swath.run("info", store, "--tree", "--chunks")).isZero();
    assertThat(swath.out()).contains("data  uint16 (band 3, y 200, x 300)", "in shards 1×64×64");
  }

  @Test
  void truncatedShardIsNamedWithChunkAndBytes() throws IOException {
    convert();
    Path shard = store.resolve("data/c/1/2/3");
    long size = Files.size(shard);
    try (FileChannel channel = FileChannel.open(shard, StandardOpenOption.WRITE)) {
      channel.truncate(size / 2);
    }

    int code = swath.run("convert", store, folder.resolve("back.tif"));

    assertThat(code).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).contains("scene.zarr", "shard data/c/1/2/3", "bytes 0 to " + size / 2);
    assertThat(folder.resolve("back.tif")).doesNotExist();
    assertThat(swath.run("validate", store, "--json")).isEqualTo(ExitCode.INVALID);
    assertThat(swath.json().getAsJsonArray("findings").toString()).contains("data/c/1/2/3");
  }

  @Test
  void innerChunkThatCannotBeDecodedIsFoundByValidatingDeep() throws IOException {
    convert("--co", "CHECKSUM=YES");
    Path shard = store.resolve("data/c/1/2/3");
    try (RandomAccessFile bytes = new RandomAccessFile(shard.toFile(), "rw")) {
      bytes.seek(20);
      bytes.write(new byte[] {1, 2, 3, 4});
    }

    assertThat(swath.run("validate", store)).isZero();
    assertThat(swath.run("validate", store, "--deep")).isEqualTo(ExitCode.INVALID);
    assertThat(swath.out()).contains("SW-V002", "data/c/1/2/3", "inner chunk");
  }

  @Test
  void interruptedConversionGoesOnToTheSameBytes() throws IOException {
    convert();
    Map<String, List<Byte>> whole = objects(store);
    Path unfinished = folder.resolve("resumed.zarr");
    FileTime time = Files.getLastModifiedTime(scene);
    byte[] sound = damage(scene, time);
    Object[] words = {
      "convert", scene, unfinished, "--chunk", "32,32", "--shard", "64,64", "--resume", "--json"
    };

    assertThat(swath.run(words)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).contains("--resume");
    assertThat(swath.run("info", unfinished)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).contains("unfinished");
    Files.write(scene, sound, StandardOpenOption.WRITE);
    Files.setLastModifiedTime(scene, time);
    assertThat(swath.run(words)).isZero();

    JsonObject counters = swath.json().getAsJsonObject("counters");
    assertThat(counters.get("writeUnitsKept").getAsLong()).isPositive();
    assertThat(
            counters.get("writeUnitsKept").getAsLong()
                + counters.get("writeUnitWrites").getAsLong())
        .isEqualTo(counters.get("writeUnitsTotal").getAsLong());
    assertThat(objects(unfinished)).isEqualTo(whole);
  }

  /// Makes the last tile undecodable; answers the bytes as they were.
  private static byte[] damage(Path file, FileTime time) throws IOException {
    byte[] sound = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
    int directory = header.getInt(4);
    byte[] bad = sound.clone();
    java.util.Arrays.fill(bad, directory - 2000, directory - 100, (byte) 0);
    Files.write(file, bad, StandardOpenOption.WRITE);
    Files.setLastModifiedTime(file, time);
    return sound;
  }

  @Test
  void startingAnewForgetsWhatAnEarlierRunLeft() throws IOException {
    FileTime time = Files.getLastModifiedTime(scene);
    byte[] sound = damage(scene, time);
    assertThat(convert("--resume")).isEqualTo(ExitCode.UNREADABLE);
    Files.write(scene, sound, StandardOpenOption.WRITE);
    Files.setLastModifiedTime(scene, time);

    assertThat(convert("--json")).isZero();

    assertThat(swath.json().getAsJsonObject("counters").get("writeUnitsKept").getAsLong()).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(scene, store);
    }
  }

  @Test
  void failedRunLeavesNothingUnlessItIsToBeResumed() throws IOException {
    damage(scene, Files.getLastModifiedTime(scene));

    assertThat(convert()).isEqualTo(ExitCode.UNREADABLE);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(scene);
    }
  }

  @Test
  void existingStoreIsRefusedAndReplacedOnlyIfAsked() throws IOException {
    convert();

    assertThat(convert()).isEqualTo(ExitCode.REFUSED);
    assertThat(swath.err()).contains("exists already");
    assertThat(convert("--overwrite", "--co", "COMPRESS=GZIP")).isZero();
    Path precious = Files.createDirectory(folder.resolve("precious.zarr"));
    Files.writeString(precious.resolve("notes.txt"), "precious");
    assertThat(swath.run("convert", scene, precious, "--overwrite")).isEqualTo(ExitCode.REFUSED);
    assertThat(precious.resolve("notes.txt")).hasContent("precious");
  }

  @Test
  void planOfAStoreIsMadeWithoutWriting() throws IOException {
    assertThat(swath.run("explain", scene, store)).isZero();

    assertThat(swath.out()).contains("Zarr shards", "zstd-3");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(scene);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.tif b.zarr --chunk 0,3",
        "a.tif b.zarr --chunk big",
        "a.tif b.zarr --co COMPRESS=LZW",
        "a.tif b.zarr --co TILED=YES",
        "a.tif b.zarr --append time --overwrite",
        "a.tif b.zarr --region y=5:5",
        "a.tif b.zarr --region y=a:5",
        "a.tif b.tif --chunk 64,64",
        "a.tif b.tif --append time",
        "a.tif b.tif --region y=0:5",
        "a.tif b.xyz",
        "a.tif b"
      })
  void commandLinesThatMakeNoSenseEndWithTwo(String words) {
    int code = swath.run((Object[]) ("convert " + words).split(" "));

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(swath.err()).startsWith("error: ").hasLineCount(1);
  }

  @Test
  void arrayIsNamedWhereThereAreSeveral() throws IOException {
    convert();
    copy(store.resolve("data"), store.resolve("more"));
    Files.delete(store.resolve("zarr.json"));
    Files.writeString(store.resolve("zarr.json"), "{\"zarr_format\":3,\"node_type\":\"group\"}");

    assertThat(swath.run("info", store)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).contains("data, more");
    assertThat(swath.run("info", store.resolve("more"))).isZero();
    assertThat(swath.run("info", store + "#data")).isZero();
    assertThat(swath.run("compare", store + "#data", store.resolve("more"))).isZero();
    assertThat(swath.run("info", "--tree", store)).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  @Test
  void folderThatIsNoStoreEndsWithFour() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty.zarr"));

    assertThat(swath.run("info", empty)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).startsWith("error: " + empty).hasLineCount(1);
    assertThat(swath.run("info", folder.resolve("missing.zarr"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(swath.err()).contains("does not exist");
  }

  @Test
  void timesNameBandsAndAreKeptWhenAStoreIsRewritten() throws IOException {
    Path cube = folder.resolve("cube.zarr");
    ByteBuffer pixels = ByteBuffer.allocate(8 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 8; i++) {
      pixels.putFloat(i);
    }
    ByteBuffer times = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    times.putDouble(3.5).putDouble(11);
    Files.createDirectories(cube);
    Files.writeString(cube.resolve("zarr.json"), "{\"zarr_format\":3,\"node_type\":\"group\"}");
    write(cube.resolve("t"), "float32", "2,2,2", "\"time\",\"y\",\"x\"", "0/0/0", pixels);
    write(cube.resolve("time"), "float64", "2", "\"time\"", "0", times);
    Path tiff = folder.resolve("cube.tif");
    Path other = folder.resolve("other.zarr");

    assertThat(swath.run("convert", cube, tiff)).isZero();
    assertThat(swath.run("convert", cube, other, "--chunk", "1,2,1", "--shard", "NONE")).isZero();

    swath.run("info", "--json", tiff);
    assertThat(swath.json().getAsJsonArray("bands").toString()).contains("time=3.5", "time=11");
    assertThat(swath.run("compare", cube, other)).isZero();
    assertThat(swath.run("compare", tiff, other)).isZero();
    swath.run("convert", other, folder.resolve("again.tif"));
    swath.run("info", "--json", folder.resolve("again.tif"));
    assertThat(swath.json().getAsJsonArray("bands").toString()).contains("time=3.5", "time=11");
  }

  private static void write(
      Path array, String type, String shape, String names, String chunk, ByteBuffer values)
      throws IOException {
    Path file = array.resolve("c").resolve(chunk);
    Files.createDirectories(file.getParent());
    Files.write(file, values.array());
    Files.writeString(
        array.resolve("zarr.json"),
        """
        {"zarr_format": 3, "node_type": "array", "shape": [%2$s], "data_type": "%1$s",
         "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [%2$s]}},
         "chunk_key_encoding": {"name": "default"}, "fill_value": 0,
         "codecs": [{"name": "bytes", "configuration": {"endian": "little"}}],
         "dimension_names": [%3$s], "attributes": {}}
        """
            .formatted(type, shape, names));
  }
}
