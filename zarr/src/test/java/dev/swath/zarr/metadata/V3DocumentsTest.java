package dev.swath.zarr.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.codec.CodecSpec;
import dev.swath.grid.CellGrid;
import dev.swath.grid.CellIndex;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class V3DocumentsTest {
  private static final String SHARDED =
      """
      {"zarr_format": 3, "node_type": "array", "shape": [100, 70], "data_type": "float32",
       "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [40, 30]}},
       "chunk_key_encoding": {"name": "default", "configuration": {"separator": "."}},
       "fill_value": "NaN",
       "codecs": [
         {"name": "transpose", "configuration": {"order": [1, 0]}},
         {"name": "sharding_indexed", "configuration": {
           "chunk_shape": [15, 20],
           "codecs": [{"name": "bytes", "configuration": {"endian": "big"}},
                      {"name": "gzip", "configuration": {"level": 5}}, "crc32c"],
           "index_codecs": [{"name": "bytes", "configuration": {"endian": "little"}}, "crc32c"],
           "index_location": "start"}}],
       "attributes": {"a": [1, 2]},
       "dimension_names": ["y", null],
       "new": {"must_understand": false}}
      """;

  private static final String PLAIN =
      """
      {"zarr_format": 3, "node_type": "array", "shape": [8, 8], "data_type": "uint16",
       "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [4, 4]}},
       "chunk_key_encoding": "default", "fill_value": 0,
       "codecs": [{"name": "bytes", "configuration": {"endian": "little"}}]}
      """;

  private static JsonObject json(String text) {
    return JsonText.object(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }

  private static ArrayMetadata array(String text) {
    return V3Documents.array(json(text), Limits.DEFAULT);
  }

  @Test
  void everyMemberOfAnArrayIsRead() {
    ArrayMetadata array = array(SHARDED);

    assertThat(array.chunks()).isEqualTo(CellGrid.of(new long[] {100, 70}, new long[] {40, 30}));
    assertThat(array.type()).isEqualTo(ElementType.of(DType.FLOAT32));
    assertThat(array.fill().bits(DType.FLOAT32)).isEqualTo(0x7fc00000L);
    assertThat(array.keys().key(CellIndex.of(2, 1))).isEqualTo("c.2.1");
    assertThat(array.dimensionNames()).containsExactly(Optional.of("y"), Optional.empty());
    assertThat(array.attributes()).hasToString("{\"a\":[1,2]}");
    assertThat(array.codecs().axisOrder()).containsExactly(1, 0);
    Sharding sharding = array.codecs().sharding().orElseThrow();
    assertThat(sharding.innerShape()).containsExactly(15, 20);
    assertThat(sharding.location()).isEqualTo(Sharding.Location.START);
    assertThat(sharding.inner().byteOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
    assertThat(sharding.inner().bytes())
        .containsExactly(new ByteCodec.Compressed(new CodecSpec.Gzip(5)), new ByteCodec.Crc32c());
    assertThat(sharding.index().bytes()).containsExactly(new ByteCodec.Crc32c());
  }

  @Test
  void keysHaveTheSeparatorOfTheirStyle() {
    String older = PLAIN.replace("\"default\"", "{\"name\": \"v2\"}");

    assertThat(array(PLAIN).keys().key(CellIndex.of(1, 2))).isEqualTo("c/1/2");
    assertThat(array(older).keys().key(CellIndex.of(1, 2))).isEqualTo("1.2");
    assertThat(ChunkKeys.DEFAULT.key(CellIndex.of())).isEqualTo("c");
    assertThat(new ChunkKeys(ChunkKeys.Style.V2, '.').key(CellIndex.of())).isEqualTo("0");
  }

  @Test
  void fillValueThatIsNullIsZeroAndSaysNothing() {
    FillValue fill = array(PLAIN.replace("\"fill_value\": 0", "\"fill_value\": null")).fill();

    assertThat(fill.declared()).isFalse();
    assertThat(fill.bits(DType.UINT16)).isZero();
  }

  @Test
  void transposesInARowAreOne() {
    String twice =
        """
        [{"name": "transpose", "configuration": {"order": [1, 2, 0]}},
         {"name": "transpose", "configuration": {"order": [2, 1, 0]}}, "bytes"]
        """;
    String text =
        PLAIN
            .replace("[8, 8]", "[8, 8, 8]")
            .replace("[4, 4]", "[4, 4, 4]")
            .replace("uint16", "uint8")
            .replaceAll("\\[\\{\"name\": \"bytes\".*}}]", twice.replace("$", "\\$"));

    assertThat(array(text).codecs().axisOrder()).containsExactly(0, 2, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[8, 8]|[8]|axes",
        "[8, 8]|[8, -1]|negative",
        "[8, 8]|[8, 1.5]|integer",
        "[8, 8]|[8, true]|integer",
        "[8, 8]|null|list",
        "[8, 8]|\"8\"|list",
        "[4, 4]|[4, 0]|positive",
        "[4, 4]|[4, 4, 4]|axes",
        "\"endian\": \"little\"|\"endian\": \"middle\"|endian",
        "\"configuration\": {\"endian\": \"little\"}|\"configuration\": {}|endian",
        "\"codecs\": [|\"codecs\": [\"bytes\", |endian",
        "\"codecs\": [|\"codecs\": [\"crc32c\", |before",
        "\"fill_value\": 0,||fill_value",
        "\"default\"|{\"name\": \"default\", \"configuration\": {\"separator\": \"../\"}}|separator",
        "\"node_type\"|\"dimension_names\": [\"x\"], \"node_type\"|dimension_names",
        "\"node_type\"|\"dimension_names\": [1, 2], \"node_type\"|dimension_names",
        "\"node_type\"|\"attributes\": [], \"node_type\"|attributes"
      })
  void whatBreaksTheSpecificationIsRefused(String part, String instead, String message) {
    String text = PLAIN.replace(part, instead == null ? "" : instead);

    assertThatThrownBy(() -> array(text))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"uint16\"|\"string\"|data type",
        "\"regular\"|\"rectilinear\"|chunk grid",
        "\"default\"|\"hash\"|chunk keys",
        "\"node_type\"|\"extra\": {\"name\": \"x\"}, \"node_type\"|extra",
        "\"node_type\"|\"extra\": 1, \"node_type\"|extra",
        "\"node_type\"|\"storage_transformers\": [{\"name\": \"x\"}], \"node_type\"|transformer",
        "\"codecs\": [|\"codecs\": [{\"name\": \"pcodec\"}, |pcodec"
      })
  void whatIsNotReadIsRefusedByName(String part, String instead, String message) {
    String text = PLAIN.replace(part, instead);

    assertThatThrownBy(() -> array(text))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining(message);
  }

  @Test
  void absurdSizesAreRefused() {
    long most = Long.MAX_VALUE;
    for (String shape :
        List.of("[" + most + ", 2]", "[4294967296, 4294967296]", "[" + most + "0]")) {
      assertThatThrownBy(() -> array(PLAIN.replace("[8, 8]", shape)))
          .isInstanceOf(SwathException.class);
    }
    assertThatThrownBy(
            () ->
                array(SHARDED.replace("[15, 20]", "[1, 1]").replace("[40, 30]", "[40000, 30000]")))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("indexBytes");
  }

  @Test
  void innerChunksDivideTheirShard() {
    assertThatThrownBy(() -> array(SHARDED.replace("[15, 20]", "[20, 15]")))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("divide");
    assertThatThrownBy(() -> array(SHARDED.replace("[15, 20]", "[15]")))
        .isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> array(SHARDED.replace("[15, 20]", "[15, 0]")))
        .isInstanceOf(CorruptDataException.class);
  }

  @Test
  void anIndexThatIsCompressedIsRefused() {
    String text =
        SHARDED.replace(
            "{\"endian\": \"little\"}}, \"crc32c\"]", "{\"endian\": \"little\"}}, \"zstd\"]");

    assertThatThrownBy(() -> array(text))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("index_codecs");
  }

  @Test
  void groupsKeepTheirConsolidatedDocuments() {
    GroupMetadata group =
        V3Documents.group(
            json(
                """
                {"zarr_format": 3, "node_type": "group", "attributes": {"b": 2},
                 "consolidated_metadata":
                   {"kind": "inline", "must_understand": false, "metadata": {"x": {}}}}
                """));

    assertThat(group.attributes()).hasToString("{\"b\":2}");
    assertThat(group.consolidated()).hasValueSatisfying(c -> assertThat(c.keySet()).contains("x"));
  }

  @Test
  void whatIsWrittenReadsBack() {
    ArrayMetadata array = array(SHARDED);

    JsonObject written = V3Writer.array(array);

    assertThat(V3Writer.array(array(written.toString()))).isEqualTo(written);
    assertThat(written.get("codecs")).isEqualTo(codecsWithSettings());
    assertThat(written.get("fill_value").getAsString()).isEqualTo("NaN");
    assertThat(written.get("dimension_names")).hasToString("[\"y\",null]");
  }

  private static com.google.gson.JsonElement codecsWithSettings() {
    return json(SHARDED.replace("\"crc32c\"", "{\"name\": \"crc32c\"}")).get("codecs");
  }

  @Test
  void damagedDocumentsFailWithATypedFailure() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? SHARDED : PLAIN);
      int at = random.nextInt(text.length());
      text.setCharAt(at, "0123456789-[]{}\",:.abcnut".charAt(random.nextInt(25)));
      try {
        JsonObject document = json(text.toString());
        if (V3Documents.isArray(document)) {
          V3Documents.array(document, Limits.DEFAULT);
        }
      } catch (SwathException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }
}
