package dev.swath.jobs.chips;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The beginning of a numpy file: magic, version, and a Python dictionary of type, order and shape,
/// filled with spaces so that values begin at a multiple of 64 bytes. Little-endian, C order.
///
/// Version 1.0 while the dictionary has less than 64 KiB, else 2.0.
final class NpyHeader {
  private static final int ALIGNMENT = 64;
  private static final int MAGIC = 6;
  private static final int LONGEST_OF_1 = 0xffff;

  private NpyHeader() {}

  static byte[] of(DType dtype, long... shape) {
    String sizes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String text =
        "{'descr': '"
            + code(dtype)
            + "', 'fortran_order': False, 'shape': ("
            + sizes
            + (shape.length == 1 ? ",)" : ")")
            + ", }";
    int version = text.length() + ALIGNMENT > LONGEST_OF_1 ? 2 : 1;
    int before = MAGIC + 2 + (version == 1 ? Short.BYTES : Integer.BYTES);
    int whole = Math.ceilDiv(before + text.length() + 1, ALIGNMENT) * ALIGNMENT;
    String padded = text + " ".repeat(whole - before - text.length() - 1) + "\n";
    ByteBuffer header = ByteBuffer.allocate(whole).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    header.put((byte) version).put((byte) 0);
    if (version == 1) {
      header.putShort((short) padded.length());
    } else {
      header.putInt(padded.length());
    }
    return header.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
  }

  private static String code(DType dtype) {
    return switch (dtype) {
      case BOOL -> "|b1";
      case UINT8 -> "|u1";
      case INT8 -> "|i1";
      case UINT16 -> "<u2";
      case INT16 -> "<i2";
      case UINT32 -> "<u4";
      case INT32 -> "<i4";
      case UINT64 -> "<u8";
      case INT64 -> "<i8";
      case FLOAT16 -> "<f2";
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case COMPLEX64 -> "<c8";
      case COMPLEX128 -> "<c16";
      case COMPLEX_INT16, COMPLEX_INT32 ->
          throw new UnsupportedDataException(
              "numpy has no type for " + dtype, "convert to complex64 first");
    };
  }
}
