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
import dev.swath.grid.CellIndex;
import dev.swath.zarr.filter.ByteSwap;
import dev.swath.zarr.filter.Delta;
import dev.swath.zarr.filter.Shuffle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class V2DocumentsTest {
  private static final String ARRAY =
      """
      {"zarr_format": 2, "shape": [20, 30], "chunks": [7, 8], "dtype": ">i2", "order": "F",
       "fill_value": -1, "dimension_separator": "/", "extra": 1,
       "filters": [{"id": "delta", "dtype": ">i2"}, {"id": "shuffle", "elementsize": 2}],
       "compressor": {"id": "zlib", "level": 1}}
      """;

  private static JsonObject json(String text) {
    return JsonText.object(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }

  private static ArrayMetadata array(String text) {
    return V2Documents.array(
        json(text), json("{\"_ARRAY_DIMENSIONS\": [\"lat\", \"lon\"]}"), Limits.DEFAULT);
  }

  @Test
  void everyMemberOfAnArrayIsRead() {
    ArrayMetadata array = array(ARRAY);

    assertThat(array.format()).isEqualTo(2);
    assertThat(array.type()).isEqualTo(ElementType.of(DType.INT16));
    assertThat(array.fill().bits(DType.INT16)).isEqualTo(0xffffL);
    assertThat(array.keys().key(CellIndex.of(2, 1))).isEqualTo("2/1");
    assertThat(array.dimensionNames()).containsExactly(Optional.of("lat"), Optional.of("lon"));
    assertThat(array.codecs().axisOrder()).containsExactly(1, 0);
    assertThat(array.codecs().byteOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
    assertThat(array.codecs().filters())
        .containsExactly(
            new ByteSwap(2), new Delta(DType.INT16, DType.INT16), new ByteSwap(2), new Shuffle(2));
    assertThat(array.codecs().bytes())
        .containsExactly(new ByteCodec.Compressed(new CodecSpec.Deflate(1)));
  }

  @Test
  void anOpenFillValueIsZero() {
    FillValue fill = array(ARRAY.replace("-1", "null")).fill();

    assertThat(fill.declared()).isFalse();
    assertThat(fill.bits(DType.INT16)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "|b1,bool,1,1",
    "|u1,uint8,1,1",
    "<f2,float16,2,2",
    ">c16,complex128,16,8",
    "<M8[10us],int64,8,8",
    ">m8[D],int64,8,8",
    "|S7,,7,1",
    "<U13,,52,4",
    ">U2,,8,4",
    "|V3,,3,1"
  })
  void typesOfNumpyAreRead(String text, String dtype, int bytes, int word) {
    ElementType type =
        array(
                ARRAY
                    .replace("\">i2\", \"order\"", "\"" + text + "\", \"order\"")
                    .replace("-1", "null"))
            .type();

    assertThat(type.dtype().map(DType::label)).isEqualTo(Optional.ofNullable(dtype));
    assertThat(type.bytes()).isEqualTo(bytes);
    assertThat(type.word()).isEqualTo(word);
  }

  @Test
  void structuresOfLittleEndianPartsAreBytes() {
    String fields = "[[\"a\", \"<u2\"], [\"b\", [[\"c\", \"|S3\"], [\"d\", \"|i1\"]]]]";

    ElementType type =
        array(ARRAY.replace("\">i2\", \"order\"", fields + ", \"order\"").replace("-1", "null"))
            .type();

    assertThat(type.bytes()).isEqualTo(6);
    assertThat(type.dtype()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"|O\"",
        "[[\"a\", \"|O\"]]",
        "[[\"a\", \">u2\"]]",
        "[[\"a\", \"<u2\", [2]]]",
        "\"|S0\""
      })
  void objectsAndTheLikeAreNotRead(String dtype) {
    String text = ARRAY.replace("\">i2\", \"order\"", dtype + ", \"order\"");

    assertThatThrownBy(() -> array(text)).isInstanceOf(UnsupportedDataException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"<x9\"", "\"i2\"", "\"<i3\"", "3", "[]", "[[]]", "\"|u2\"", "\"\""})
  void whatIsNoTypeIsRefused(String dtype) {
    String text = ARRAY.replace("\">i2\", \"order\"", dtype + ", \"order\"");

    assertThatThrownBy(() -> array(text)).isInstanceOf(CorruptDataException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[7, 8]|[7, 0]",
        "[7, 8]|[7]",
        "\"F\"|\"K\"",
        "\"dimension_separator\": \"/\"|\"dimension_separator\": \"/../\"",
        "\"elementsize\": 2|\"elementsize\": 0",
        "\"id\": \"zlib\"|\"id\": 5",
        "\"zarr_format\": 2|\"zarr_format\": \"2\""
      })
  void whatBreaksTheSpecificationIsRefused(String part, String instead) {
    String text = ARRAY.replace(part, instead);

    assertThatThrownBy(() -> array(text)).isInstanceOf(CorruptDataException.class);
  }

  @Test
  void hugeElementsAndOtherVersionsAreRefused() {
    assertThatThrownBy(
            () -> array(ARRAY.replace("\">i2\", \"order\"", "\"<U1000000000\", \"order\"")))
        .isInstanceOf(LimitException.class);
    assertThatThrownBy(() -> array(ARRAY.replace("\"zarr_format\": 2", "\"zarr_format\": 4")))
        .isInstanceOf(SwathException.class);
    assertThatThrownBy(() -> array(ARRAY.replace("\"zlib\"", "\"pickle\"")))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("pickle");
  }
}
