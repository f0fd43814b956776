package dev.swath.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.testkit.CodecContract;
import dev.swath.testkit.SampleBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Both gzip codecs against the contract and the members that others write.
class GzipTest {
  @Nested
  class Native extends Members {
    @Override
    protected Codec open() {
      return Codecs.open(new CodecSpec.Gzip(CodecSpec.Gzip.DEFAULT_LEVEL));
    }
  }

  @Nested
  class Stored extends Members {
    @Override
    protected Codec open() {
      return Codecs.open(new CodecSpec.Gzip(0));
    }
  }

  @Nested
  class Portable extends Members {
    @Override
    protected Codec open() {
      return Codecs.portableGzip(9);
    }
  }

  abstract static class Members extends CodecContract {
    @TestFactory
    Stream<DynamicTest> membersOfOthersDecode() {
      return Vectors.decoded("gzip", this::decode);
    }

    @Test
    void theJdkReadsIt() throws IOException {
      byte[] sample = SampleBytes.all().get("ramp");

      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(encode(sample)))) {
        assertThat(in.readAllBytes()).isEqualTo(sample);
      }
    }

    @Test
    void aWrongChecksumIsRefused() {
      byte[] encoded = encode(SampleBytes.random(1, 500));
      encoded[encoded.length - 8] ^= 1;

      assertThatThrownBy(() -> decode(encoded, 500)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void aWrongSizeIsRefused() {
      byte[] encoded = encode(SampleBytes.random(1, 500));
      encoded[encoded.length - 4] ^= 1;

      assertThatThrownBy(() -> decode(encoded, 500)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void bytesBehindTheLastMemberAreRefused() {
      byte[] encoded = encode(new byte[500]);
      byte[] longer = Arrays.copyOf(encoded, encoded.length + 3);
      longer[longer.length - 1] = 7;

      assertThatThrownBy(() -> decode(longer, 500)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void theLastMemberMayBeCutWhereOnlyTheStartIsWanted() {
      byte[] member = encode(SampleBytes.random(1, 500));
      byte[] two = Arrays.copyOf(member, member.length + 20);
      System.arraycopy(member, 0, two, member.length, 20);

      assertThatThrownBy(() -> decode(two, 1000)).isInstanceOf(CorruptDataException.class);
    }
  }
}
