package dev.swath.geotiff;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Tag;

/// How a sample is stored and what it becomes in memory.
///
/// Odd integer widths are widened to the next type, unscaled; 24-bit floats become float32.
///
/// @param bits of a stored sample
/// @param format TIFF's sample format: 1 unsigned, 2 signed, 3 float, 4 undefined, 5 complex
///     integer, 6 complex float
public record SampleType(int bits, int format, DType dtype) {
  private static final int UNSIGNED = 1;
  private static final int SIGNED = 2;
  private static final int FLOAT = 3;
  private static final int UNDEFINED = 4;
  private static final int COMPLEX_INTEGER = 5;
  private static final int COMPLEX_FLOAT = 6;

  static SampleType of(Directory directory, int samples) {
    long bits = same(directory, Tag.BITS_PER_SAMPLE, samples, 1);
    long format = same(directory, Tag.SAMPLE_FORMAT, samples, UNSIGNED);
    if (bits < 1 || bits > 128) {
      throw directory.corrupt(Tag.BITS_PER_SAMPLE, "must be 1 to 128 but is " + bits);
    }
    if (format < UNSIGNED || format > COMPLEX_FLOAT) {
      throw directory.corrupt(Tag.SAMPLE_FORMAT, "must be 1 to 6 but is " + format);
    }
    int width = Math.toIntExact(bits);
    int kind = format == UNDEFINED ? UNSIGNED : Math.toIntExact(format);
    return new SampleType(width, Math.toIntExact(format), dtype(directory, width, kind));
  }

  private static long same(Directory directory, int tag, int samples, long absent) {
    long[] values = directory.integers(tag);
    if (values.length == 0) {
      return absent;
    }
    for (int i = 1; i < Math.min(values.length, samples); i++) {
      if (values[i] != values[0]) {
        throw new UnsupportedDataException(
                Tag.name(tag)
                    + " differs from sample to sample ("
                    + values[0]
                    + " and "
                    + values[i]
                    + ")",
                "samples of one kind are read; split the bands into files")
            .in(directory.name());
      }
    }
    return values[0];
  }

  private static DType dtype(Directory directory, int bits, int format) {
    return switch (format) {
      case SIGNED -> signed(directory, bits);
      case FLOAT -> real(directory, bits);
      case COMPLEX_INTEGER, COMPLEX_FLOAT -> complex(directory, bits, format);
      default -> unsigned(directory, bits);
    };
  }

  private static DType unsigned(Directory directory, int bits) {
    if (bits <= 8) {
      return DType.UINT8;
    }
    if (bits <= 16) {
      return DType.UINT16;
    }
    if (bits <= 32) {
      return DType.UINT32;
    }
    return wide(directory, bits, DType.UINT64);
  }

  private static DType signed(Directory directory, int bits) {
    if (bits <= 8) {
      return DType.INT8;
    }
    if (bits <= 16) {
      return DType.INT16;
    }
    if (bits <= 32) {
      return DType.INT32;
    }
    return wide(directory, bits, DType.INT64);
  }

  private static DType wide(Directory directory, int bits, DType type) {
    if (bits > 64) {
      throw unsupported(directory, bits, "integers", "1 to 64");
    }
    return type;
  }

  private static DType real(Directory directory, int bits) {
    return switch (bits) {
      case 16 -> DType.FLOAT16;
      case 24, 32 -> DType.FLOAT32;
      case 64 -> DType.FLOAT64;
      default -> throw unsupported(directory, bits, "floating-point numbers", "16, 24, 32, 64");
    };
  }

  private static DType complex(Directory directory, int bits, int format) {
    boolean integer = format == COMPLEX_INTEGER;
    return switch (bits) {
      case 32 -> {
        if (!integer) {
          throw unsupported(directory, bits, "complex floating-point numbers", "64, 128");
        }
        yield DType.COMPLEX_INT16;
      }
      case 64 -> integer ? DType.COMPLEX_INT32 : DType.COMPLEX64;
      case 128 -> {
        if (integer) {
          throw unsupported(directory, bits, "complex integers", "32, 64");
        }
        yield DType.COMPLEX128;
      }
      default -> throw unsupported(directory, bits, "complex numbers", "32, 64, 128");
    };
  }

  private static RuntimeException unsupported(
      Directory directory, int bits, String what, String known) {
    return new UnsupportedDataException(
            what + " of " + bits + " bits are not supported", "supported are " + known + " bits")
        .in(directory.name());
  }
}
