package dev.swath.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ValuesTest {
  private static final double[] ODD = {
    0.0,
    -0.0,
    0.5,
    -0.5,
    1.5,
    2.5,
    127.5,
    128,
    254.5,
    255.5,
    256,
    -129,
    32767.5,
    65535.5,
    65504,
    65520,
    1e-8,
    3e9,
    -3e9,
    9e18,
    1e19,
    2e19,
    -1e19,
    1e300,
    -1e300,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    0x1p53 + 2
  };

  @ParameterizedTest
  @CsvSource({
    "UINT8,0.5,0",
    "UINT8,1.5,2",
    "UINT8,2.5,2",
    "UINT8,254.5,254",
    "UINT8,256,255",
    "UINT8,-1,0",
    "UINT8,NaN,0",
    "INT8,-128.5,-128",
    "INT8,-1.5,-2",
    "INT8,1000,127",
    "UINT16,65535.5,65535",
    "INT16,-40000,-32768",
    "UINT32,4294967296,4294967295",
    "INT32,-3e9,-2147483648",
    "INT64,1e19,9.223372036854775807e18",
    "INT64,NaN,0",
    "UINT64,-5,0",
    "UINT64,NaN,0",
    "UINT64,1.0e19,1.0e19",
    "UINT64,2e19,18446744073709551615",
    "UINT64,0.5,0",
    "UINT64,1.5,2",
    "BOOL,0.25,1",
    "BOOL,0,0",
    "FLOAT16,65519,65504",
    "FLOAT16,65520,Infinity",
    "FLOAT32,1e300,Infinity",
    "FLOAT16,NaN,NaN",
  })
  void doublesBecomeTheNearestValueOfTheType(DType type, double value, double stored) {
    assertThat(Values.toDouble(type, Values.fromDouble(type, value)))
        .isEqualTo(Double.valueOf(stored));
  }

  @Test
  void halvesAreRoundedOnceNotTwice() {
    double justAboveTheTie = 1 + 0x1p-11 + 0x1p-40;
    double justBelowTheTie = 1 + 0x1p-10 + 0x1p-11 - 0x1p-40;

    assertThat(Values.toDouble(DType.FLOAT16, Values.fromDouble(DType.FLOAT16, justAboveTheTie)))
        .isEqualTo(1 + 0x1p-10);
    assertThat(Values.toDouble(DType.FLOAT16, Values.fromDouble(DType.FLOAT16, -justAboveTheTie)))
        .isEqualTo(-1 - 0x1p-10);
    assertThat(Values.toDouble(DType.FLOAT16, Values.fromDouble(DType.FLOAT16, justBelowTheTie)))
        .isEqualTo(1 + 0x1p-10);
    assertThat(Values.fromDouble(DType.FLOAT16, 1e300)).isEqualTo(0x7c00);
    assertThat(Values.fromDouble(DType.FLOAT16, -1e-300)).isEqualTo(0x8000);
  }

  @Test
  void everyHalfKeepsItsBits() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      double value = Values.toDouble(DType.FLOAT16, bits);
      if (!Double.isNaN(value)) {
        assertThat(Values.fromDouble(DType.FLOAT16, value)).isEqualTo(bits);
      }
    }
  }

  @Test
  void unsignedValuesBeyondTheSignedRangeKeepTheirSize() {
    assertThat(Values.toDouble(DType.UINT64, -1)).isEqualTo(0x1p64);
    assertThat(Values.toDouble(DType.UINT64, Long.MIN_VALUE)).isEqualTo(0x1p63);
    assertThat(Values.toDouble(DType.UINT64, Long.MIN_VALUE + 1025)).isEqualTo(0x1p63 + 2048);
    assertThat(Values.toDouble(DType.UINT32, 0xffff_ffffL)).isEqualTo(4294967295.0);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void runsReadAndWriteWhatSingleValuesDo(DType type) {
    int n = ODD.length;
    for (long gap : new long[] {0, 3}) {
      long stride = type.bytes() + gap;
      Block single = bytes(type, n * stride);
      Block run = bytes(type, n * stride);
      for (int i = 0; i < n; i++) {
        single.setBits(i * stride, Values.fromDouble(type.component(), ODD[i]));
      }

      ValueRuns.write(ODD, n, run, 0, stride);

      assertThat(run.segment().mismatch(single.segment())).isEqualTo(-1);
      double[] values = new double[n];
      long[] bits = new long[n];
      ValueRuns.read(run, 0, stride, n, values);
      ValueRuns.readBits(run, 0, stride, n, bits);
      for (int i = 0; i < n; i++) {
        assertThat(bits[i]).isEqualTo(single.bits(i * stride));
        assertThat(values[i]).isEqualTo(Double.valueOf(Values.toDouble(type.component(), bits[i])));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void bitsPassThroughUnchanged(DType type) {
    long[] bits = new Random(9).longs(50).toArray();
    for (long stride : new long[] {type.bytes(), type.bytes() + 5}) {
      Block block = bytes(type, 50 * stride);
      long[] back = new long[50];
      double[] values = new double[50];

      ValueRuns.writeBits(bits, 50, block, 0, stride);
      ValueRuns.readBits(block, 0, stride, 50, back);
      ValueRuns.read(block, 0, stride, 50, values);

      long mask = -1L >>> (64 - 8 * type.component().bytes());
      for (int i = 0; i < 50; i++) {
        assertThat(back[i]).isEqualTo(bits[i] & mask);
        assertThat(values[i]).isEqualTo(Double.valueOf(Values.toDouble(type.component(), back[i])));
      }
    }
  }

  private static Block bytes(DType type, long size) {
    MemorySegment memory = MemorySegment.ofArray(new byte[Math.toIntExact(size)]);
    return Block.planar(type, Window.ofSize(1, size / type.bytes()), memory);
  }
}
