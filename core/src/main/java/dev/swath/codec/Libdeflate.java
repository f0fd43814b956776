package dev.swath.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;

/// The functions of libdeflate, called so that the garbage collector need not wait for them.
final class Libdeflate {
  static final int SUCCESS = 0;
  static final int INSUFFICIENT_SPACE = 3;

  private static final List<String> FUNCTIONS =
      List.of(
          "libdeflate_alloc_compressor",
          "libdeflate_free_compressor",
          "libdeflate_zlib_compress_bound",
          "libdeflate_zlib_compress",
          "libdeflate_gzip_compress_bound",
          "libdeflate_gzip_compress",
          "libdeflate_alloc_decompressor",
          "libdeflate_free_decompressor",
          "libdeflate_zlib_decompress",
          "libdeflate_gzip_decompress_ex");

  private static final NativeLibrary LIBRARY = NativeLibrary.load("deflate", FUNCTIONS);

  /// The functions that compress, bound when they are needed: each takes a while to set up.
  private static final class Compression {
    static final MethodHandle ALLOC =
        LIBRARY.bind("libdeflate_alloc_compressor", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    static final MethodHandle FREE =
        LIBRARY.bind("libdeflate_free_compressor", FunctionDescriptor.ofVoid(ADDRESS));
    static final FunctionDescriptor BOUND_OF = FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG);
    static final FunctionDescriptor FROM_INTO =
        FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);
  }

  /// Those of the zlib wrapper.
  private static final class ZlibCompression {
    static final MethodHandle BOUND =
        LIBRARY.bind("libdeflate_zlib_compress_bound", Compression.BOUND_OF);
    static final MethodHandle COMPRESS =
        LIBRARY.bind("libdeflate_zlib_compress", Compression.FROM_INTO);
  }

  /// Those of the gzip wrapper.
  private static final class GzipCompression {
    static final MethodHandle BOUND =
        LIBRARY.bind("libdeflate_gzip_compress_bound", Compression.BOUND_OF);
    static final MethodHandle COMPRESS =
        LIBRARY.bind("libdeflate_gzip_compress", Compression.FROM_INTO);
  }

  /// The functions that decompress.
  private static final class Decompression {
    static final MethodHandle ALLOC =
        LIBRARY.bind("libdeflate_alloc_decompressor", FunctionDescriptor.of(ADDRESS));
    static final MethodHandle FREE =
        LIBRARY.bind("libdeflate_free_decompressor", FunctionDescriptor.ofVoid(ADDRESS));
  }

  private static final class ZlibDecompression {
    static final MethodHandle DECOMPRESS =
        LIBRARY.bind(
            "libdeflate_zlib_decompress",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
  }

  private static final class GzipDecompression {
    static final MethodHandle DECOMPRESS =
        LIBRARY.bind(
            "libdeflate_gzip_decompress_ex",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
  }

  private Libdeflate() {}

  static boolean isPresent() {
    return LIBRARY.isPresent();
  }

  static MemorySegment allocCompressor(int level) {
    try {
      return checkAllocated((MemorySegment) Compression.ALLOC.invokeExact(level));
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  static void freeCompressor(MemorySegment compressor) {
    try {
      Compression.FREE.invokeExact(compressor);
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// The most bytes any compressor gives for that many.
  static long compressBound(long bytes) {
    try {
      return (long) ZlibCompression.BOUND.invokeExact(MemorySegment.NULL, bytes);
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// Bytes written; 0 if they do not fit.
  static long compress(MemorySegment compressor, MemorySegment from, MemorySegment into) {
    try {
      return (long)
          ZlibCompression.COMPRESS.invokeExact(
              compressor, from, from.byteSize(), into, into.byteSize());
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// The most bytes any compressor gives for that many, as one gzip member.
  static long gzipCompressBound(long bytes) {
    try {
      return (long) GzipCompression.BOUND.invokeExact(MemorySegment.NULL, bytes);
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// Bytes of the gzip member written; 0 if they do not fit.
  static long gzipCompress(MemorySegment compressor, MemorySegment from, MemorySegment into) {
    try {
      return (long)
          GzipCompression.COMPRESS.invokeExact(
              compressor, from, from.byteSize(), into, into.byteSize());
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  static MemorySegment allocDecompressor() {
    try {
      return checkAllocated((MemorySegment) Decompression.ALLOC.invokeExact());
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  static void freeDecompressor(MemorySegment decompressor) {
    try {
      Decompression.FREE.invokeExact(decompressor);
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// [#SUCCESS], [#INSUFFICIENT_SPACE] or another failure; `written` gets the size.
  static int decompress(
      MemorySegment decompressor, MemorySegment from, MemorySegment into, MemorySegment written) {
    try {
      return (int)
          ZlibDecompression.DECOMPRESS.invokeExact(
              decompressor, from, from.byteSize(), into, into.byteSize(), written);
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// Decodes the gzip member at the start of `from`: [#SUCCESS], [#INSUFFICIENT_SPACE] or another
  /// failure; `read` and `written` get the sizes.
  static int gzipDecompress(
      MemorySegment decompressor,
      MemorySegment from,
      MemorySegment into,
      MemorySegment read,
      MemorySegment written) {
    try {
      return (int)
          GzipDecompression.DECOMPRESS.invokeExact(
              decompressor, from, from.byteSize(), into, into.byteSize(), read, written);
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  private static MemorySegment checkAllocated(MemorySegment context) {
    if (context.equals(MemorySegment.NULL)) {
      throw new OutOfMemoryError("no native memory for a deflate context");
    }
    return context;
  }
}
