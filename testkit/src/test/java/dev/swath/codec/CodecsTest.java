package dev.swath.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import dev.swath.CorruptDataException;
import dev.swath.testkit.CodecContract;
import dev.swath.testkit.SampleBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every codec against the contract and, where there is one, another implementation.
class CodecsTest {
  @Nested
  class None extends CodecContract {
    @Override
    protected Codec open() {
      return Codecs.open(new CodecSpec.None());
    }
  }

  @Nested
  class Deflate extends CodecContract {
    @Override
    protected Codec open() {
      return Codecs.open(new CodecSpec.Deflate(12));
    }

    @Test
    void theJdkInflatesIt() throws DataFormatException {
      byte[] sample = SampleBytes.all().get("ramp");

      assertThat(inflate(encode(sample), sample.length)).isEqualTo(sample);
    }

    @Test
    void aWrongChecksumIsNoticedBehindTheBytesThatAreWanted() {
      byte[] encoded = encode(SampleBytes.all().get("ramp"));
      encoded[encoded.length - 2] ^= 1;

      try (Codec codec = open();
          Arena arena = Arena.ofConfined()) {
        MemorySegment into = arena.allocate(200_000);
        assertThatThrownBy(() -> codec.decodeStart(segment(encoded), into))
            .isInstanceOf(CorruptDataException.class);
      }
    }

    @Test
    void itInflatesTheJdks() {
      byte[] sample = SampleBytes.all().get("ramp");

      assertThat(decode(deflate(sample), sample.length)).isEqualTo(sample);
    }
  }

  @Nested
  class PortableDeflate extends CodecContract {
    @Override
    protected Codec open() {
      return Codecs.portableDeflate(12);
    }
  }

  @Nested
  class ZstdFrames extends CodecContract {
    @Override
    protected Codec open() {
      return Codecs.open(new CodecSpec.Zstd(3));
    }

    @Test
    void anotherDecoderReadsIt() {
      byte[] sample = SampleBytes.all().get("ramp");

      assertThat(Zstd.decompress(encode(sample), sample.length)).isEqualTo(sample);
    }

    @TestFactory
    Stream<DynamicTest> framesOfOthersDecode() {
      return Vectors.decoded("zstd", this::decode);
    }

    @Test
    void framesWithoutTheirSizeDecode() throws IOException {
      byte[] sample = SampleBytes.all().get("ramp");
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      try (ZstdOutputStream out = new ZstdOutputStream(frame)) {
        out.write(sample);
      }

      byte[] encoded = frame.toByteArray();

      assertThat(Zstd.getFrameContentSize(encoded)).isLessThanOrEqualTo(0);
      assertThat(decode(encoded, sample.length)).isEqualTo(sample);
    }
  }

  @Nested
  class Lzw extends CodecContract {
    @Override
    protected Codec open() {
      return Codecs.open(new CodecSpec.Lzw());
    }

    /// Two codes of nine bits and the end, least significant bit first.
    @Test
    void theOldBitOrderIsRead() {
      int codes = 256 | 'a' << 9 | 258 << 18;
      long more = codes | 257L << 27;
      byte[] old = new byte[5];
      for (int i = 0; i < old.length; i++) {
        old[i] = (byte) (more >>> (8 * i));
      }

      assertThat(decode(old, 3)).containsExactly('a', 'a', 'a');
    }
  }

  @Nested
  class PackBits extends CodecContract {
    @Override
    protected Codec open() {
      return Codecs.open(new CodecSpec.PackBits(CodecSpec.PackBits.NO_ROWS));
    }

    @Test
    void theExampleOfTheSpecificationIsRead() {
      byte[] packed = {-2, -86, 2, -128, 0, 42, -3, -86, 3, -128, 0, 42, 34, -9, -86};

      assertThat(decode(packed, 24))
          .startsWith(-86, -86, -86, -128, 0, 42, -86, -86, -86, -86, -128, 0, 42, 34)
          .endsWith(-86, -86);
    }
  }

  @Nested
  class PackBitsInRows extends CodecContract {
    @Override
    protected Codec open() {
      return Codecs.open(new CodecSpec.PackBits(10));
    }

    @Test
    void runsEndWithTheirRow() {
      assertThat(encode(new byte[25])).containsExactly(-9, 0, -9, 0, -4, 0);
    }
  }

  private static byte[] deflate(byte[] bytes) {
    try (Deflater deflater = new Deflater()) {
      byte[] out = new byte[bytes.length + 1000];
      deflater.setInput(bytes);
      deflater.finish();
      return Arrays.copyOf(out, deflater.deflate(out));
    }
  }

  private static byte[] inflate(byte[] bytes, int size) throws DataFormatException {
    try (Inflater inflater = new Inflater()) {
      byte[] out = new byte[size];
      inflater.setInput(bytes);
      inflater.inflate(out);
      return out;
    }
  }
}
