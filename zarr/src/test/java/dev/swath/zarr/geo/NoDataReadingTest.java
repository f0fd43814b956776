package dev.swath.zarr.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.swath.CorruptDataException;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The base64 texts are xarray's.
final class NoDataReadingTest {
  private static ArrayMeaning read(DType type, String value) {
    JsonObject attributes = new JsonObject();
    attributes.add("_FillValue", JsonParser.parseString(value));
    return MemoryArrays.plane().dtype(type).own(attributes).read();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "INT16   | -32768          | -32768",
        "INT16   | [-9999]         | -9999",
        "INT16   | -9999.0         | -9999",
        "INT16   | 1e3             | 1000",
        "INT16   | \"-9999\"       | -9999",
        "UINT8   | 255             | 255",
        "BOOL    | true            | 1",
        "BOOL    | 0               | 0",
        "FLOAT32 | -9999           | -9999",
        "FLOAT32 | 0.1             | 0.10000000149011612",
        "FLOAT32 | -3.40282347e+38 | -3.4028234663852886e38",
        "FLOAT32 | -3.402823466385289e+38 | -3.4028234663852886e38",
        "FLOAT32 | 3.4028235e38    | 3.4028234663852886e38",
        "FLOAT64 | 1e20            | 1e20",
        "FLOAT64 | \"NaN\"         | NaN",
        "FLOAT32 | \"nan\"         | NaN",
        "FLOAT32 | \"-Infinity\"   | -Infinity",
        "FLOAT32 | \"inf\"         | Infinity",
        "FLOAT32 | \"AAAAAAAA+H8=\" | NaN",
        "FLOAT64 | \"AAAAAAAA+H8=\" | NaN",
        "FLOAT32 | \"AAAAAACHw8A=\" | -9998",
        "FLOAT16 | \"AAAAAADYj0A=\" | 1019",
        "FLOAT32 | \"12.5\"        | 12.5",
        "COMPLEX64 | 7             | 7"
      })
  void valuesHaveManySpellings(DType type, String value, double expected) {
    ArrayMeaning meaning = read(type, value);

    assertThat(meaning.schema().noData().orElseThrow().value()).isEqualTo(Double.valueOf(expected));
    assertThat(meaning.notes()).isEmpty();
  }

  @Test
  void wholeNumbersOfSixtyFourBitsAreExact() {
    assertThat(read(DType.UINT64, "18446744073709551615").schema().noData())
        .contains(new NoData(DType.UINT64, -1));
    assertThat(read(DType.INT64, "-9223372036854775807").schema().noData())
        .contains(new NoData(DType.INT64, -Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "UINT8  | -1",
        "UINT8  | 256",
        "UINT8  | 0.5",
        "UINT8  | \"NaN\"",
        "INT16  | 1e999999999",
        "INT64  | 9223372036854775808",
        "UINT64 | 1e-999999999",
        "BOOL   | 2"
      })
  void aValueNoPixelHasIsANote(DType type, String value) {
    ArrayMeaning meaning = read(type, value);

    assertThat(meaning.schema().noData()).isEmpty();
    assertThat(meaning.notes()).singleElement().asString().contains("_FillValue");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "FLOAT32 | {}",
        "FLOAT32 | [1,2]",
        "FLOAT32 | true",
        "FLOAT32 | \"none\"",
        "FLOAT32 | \"!!!!!!!!!!!=\"",
        "INT16   | \"\"",
        "INT16   | []"
      })
  void aValueThatIsNoneIsNamed(DType type, String value) {
    assertThatThrownBy(() -> read(type, value))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("_FillValue");
  }

  @Test
  void theAttributeWinsOverTheFillValue() {
    MemoryArrays array = MemoryArrays.plane().fill(7);

    assertThat(array.read().schema().noData()).contains(new NoData(DType.INT16, 7));
    assertThat(array.own("{'missing_value':8}").read().schema().noData())
        .contains(new NoData(DType.INT16, 8));
    assertThat(array.own("{'missing_value':8,'_FillValue':9}").read().schema().noData())
        .contains(new NoData(DType.INT16, 9));
    assertThat(array.own("{'_FillValue':null}").read().schema().noData())
        .contains(new NoData(DType.INT16, 7));
  }

  @Test
  void aFillValueOfZeroIsNobodysChoice() {
    assertThat(MemoryArrays.plane().fill(0).read().schema().noData()).isEmpty();
    assertThat(MemoryArrays.plane().fill(0).own("{'_FillValue':0}").read().schema().noData())
        .contains(new NoData(DType.INT16, 0));
    assertThat(
            MemoryArrays.plane().dtype(DType.FLOAT32).fill(0x7fc0_0000L).read().schema().noData())
        .contains(new NoData(DType.FLOAT32, 0x7fc0_0000L));
  }

  @Test
  void whatIsWrittenReadsBack() {
    for (DType type :
        List.of(
            DType.UINT8, DType.INT32, DType.UINT64, DType.INT64, DType.FLOAT16, DType.FLOAT64)) {
      for (double value : new double[] {0, 1, 100}) {
        NoData noData = new NoData(type, Values.fromDouble(type, value));

        String json = FillAttribute.of(noData).orElseThrow().toString();

        assertThat(json.startsWith("\"")).isEqualTo(type.kind() == DType.Kind.FLOAT);
        assertThat(read(type, json).schema().noData()).contains(noData);
      }
    }
    NoData largest = new NoData(DType.UINT64, -1);
    assertThat(FillAttribute.of(largest)).hasToString("Optional[18446744073709551615]");
    assertThat(FillAttribute.of(new NoData(DType.FLOAT32, Values.fromDouble(DType.FLOAT32, -9998))))
        .hasToString("Optional[\"AAAAAACHw8A=\"]");
    assertThat(FillAttribute.of(new NoData(DType.FLOAT32, 0x7fc0_0000L))).isEmpty();
  }
}
