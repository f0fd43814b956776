package dev.swath.zarr.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import dev.swath.CorruptDataException;
import dev.swath.array.DType;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FillValuesTest {
  private static JsonElement json(String text) {
    return JsonText.parse(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }

  private static FillValue parse(int version, ElementType type, String text) {
    return new FillValues(version, type).parse(json(text));
  }

  private static String bytes(FillValue value) {
    return HexFormat.of().formatHex(value.element().toArray(ValueLayout.JAVA_BYTE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      value = {
        "bool true 01",
        "bool 0 00",
        "uint8 255 ff",
        "int8 -128 80",
        "uint16 65535 ffff",
        "int16 -2 feff",
        "int32 -2147483648 00000080",
        "int64 -9223372036854775808 0000000000000080",
        "int64 9223372036854775807 ffffffffffffff7f",
        "uint64 18446744073709551615 ffffffffffffffff",
        "uint64 9007199254740993 0100000000002000",
        "float16 1.5 003e",
        "float16 \"NaN\" 007e",
        "float32 -0.0 00000080",
        "float32 0.1 cdcccc3d",
        "float32 \"NaN\" 0000c07f",
        "float32 NaN 0000c07f",
        "float32 \"0x7fc00001\" 0100c07f",
        "float32 \"-Infinity\" 000080ff",
        "float32 Infinity 0000807f",
        "float32 3.4028234663852886e+38 ffff7f7f",
        "float64 \"0x7FF8000000000123\" 230100000000f87f",
        "float64 \"Infinity\" 000000000000f07f",
        "float64 -9999 000000008087c3c0",
        "complex64 [1,\"NaN\"] 0000803f0000c07f",
        "complex128 [-1.5,2] 000000000000f8bf0000000000000040"
      })
  void everySpellingOfANumberIsExact(String type, String text, String expected) {
    assertThat(bytes(parse(3, ElementType.of(DType.of(type)), text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      value = {
        "bool \"true\"",
        "bool 2",
        "uint8 256",
        "uint8 -1",
        "uint8 1.5",
        "uint8 1.0",
        "uint8 1e2",
        "uint8 true",
        "uint8 null",
        "uint8 [1]",
        "int8 128",
        "int64 9223372036854775808",
        "int64 -9223372036854775809",
        "uint64 18446744073709551616",
        "uint64 1e999999999",
        "uint16 \"NaN\"",
        "uint16 \"0x1\"",
        "int32 NaN",
        "float32 \"nan\"",
        "float32 \"0x7fc0\"",
        "float32 \"0x7fc000000\"",
        "float32 1e39",
        "float16 70000",
        "float64 1e309",
        "float64 \"abc\"",
        "float64 {}",
        "complex64 1",
        "complex64 [1]",
        "complex64 [1,2,3]"
      })
  void whatIsNoValueOfTheTypeIsRefused(String type, String text) {
    ElementType element = ElementType.of(DType.of(type));

    assertThatThrownBy(() -> parse(3, element, text))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("fill_value");
  }

  @Test
  void versionTwoTakesWhatNumpyWrites() {
    assertThat(bytes(parse(2, ElementType.of(DType.INT16), "5.0"))).isEqualTo("0500");
    assertThat(bytes(parse(2, ElementType.of(DType.INT16), "false"))).isEqualTo("0000");
    assertThat(bytes(parse(2, ElementType.of(DType.UINT8), "1e2"))).isEqualTo("64");
    assertThat(bytes(parse(2, ElementType.named("<M8[s]", DType.INT64), "\"NaT\"")))
        .isEqualTo("0000000000000080");
    assertThatThrownBy(() -> parse(2, ElementType.of(DType.INT16), "5.5"))
        .isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> parse(2, ElementType.of(DType.INT64), "1e2147483647"))
        .isInstanceOf(CorruptDataException.class);
  }

  @Test
  void bytesAndTextsAreFilledWithZeros() {
    assertThat(bytes(parse(2, ElementType.raw("|S4", 4, 1), "\"YWI=\""))).isEqualTo("61620000");
    assertThat(bytes(parse(2, ElementType.raw("<U2", 8, 4), "\"é\"")))
        .isEqualTo("e900000000000000");
    assertThat(bytes(parse(3, ElementType.raw("r24", 3, 1), "[1,2,255]"))).isEqualTo("0102ff");
    assertThatThrownBy(() -> parse(2, ElementType.raw("|S1", 1, 1), "\"YWI=\""))
        .isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> parse(2, ElementType.raw("|S1", 1, 1), "\"!\""))
        .isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> parse(3, ElementType.raw("r8", 1, 1), "[256]"))
        .isInstanceOf(CorruptDataException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "bool,1",
    "uint8,255",
    "int8,128",
    "uint64,-1",
    "int64,-1",
    "float16,32256",
    "float16,31745",
    "float32,2143289344",
    "float32,2143289345",
    "float32,2147483648",
    "float32,1036831949",
    "float64,9221120237041090560",
    "float64,-4503599627370496",
    "complex64,1065353216"
  })
  void whatIsWrittenReadsBackToTheBit(String type, long bits) {
    DType dtype = DType.of(type);
    FillValue fill = FillValue.of(dtype, bits);

    JsonElement text = FillText.of(dtype, fill);

    assertThat(bytes(parse(3, ElementType.of(dtype), text.toString()))).isEqualTo(bytes(fill));
  }
}
