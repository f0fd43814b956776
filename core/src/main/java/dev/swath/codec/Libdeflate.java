package dev.swath.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.airlift.compress.v3.internal.NativeLoader;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;

/// The functions of libdeflate, called so that the garbage collector need not wait for them.
///
/// The library comes out of the aircompressor jar, which has it for Linux and macOS.
final class Libdeflate {
  static final int SUCCESS = 0;
  static final int INSUFFICIENT_SPACE = 3;

  private static final List<String> FUNCTIONS =
      List.of(
          "libdeflate_alloc_compressor",
          "libdeflate_free_compressor",
          "libdeflate_zlib_compress_bound",
          "libdeflate_zlib_compress",
          "libdeflate_alloc_decompressor",
          "libdeflate_free_decompressor",
          "libdeflate_zlib_decompress");

  private static final Optional<SymbolLookup> LIBRARY = load();

  /// The functions that compress, bound when they are needed: each takes a while to set up.
  private static final class Compression {
    static final MethodHandle ALLOC =
        bind("libdeflate_alloc_compressor", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    static final MethodHandle FREE =
        bind("libdeflate_free_compressor", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle BOUND =
        bind(
            "libdeflate_zlib_compress_bound", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
    static final MethodHandle COMPRESS =
        bind(
            "libdeflate_zlib_compress",
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG));
  }

  /// The functions that decompress.
  private static final class Decompression {
    static final MethodHandle ALLOC =
        bind("libdeflate_alloc_decompressor", FunctionDescriptor.of(ADDRESS));
    static final MethodHandle FREE =
        bind("libdeflate_free_decompressor", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle DECOMPRESS =
        bind(
            "libdeflate_zlib_decompress",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
  }

  private Libdeflate() {}

  private static Optional<SymbolLookup> load() {
    try {
      SymbolLookup library = NativeLoader.loadLibrary("deflate");
      return FUNCTIONS.stream().allMatch(name -> library.find(name).isPresent())
          ? Optional.of(library)
          : Optional.empty();
    } catch (LinkageError | IllegalCallerException _) {
      return Optional.empty();
    }
  }

  /// A function, or one that does nothing where there is no library.
  private static MethodHandle bind(String name, FunctionDescriptor function) {
    return LIBRARY
        .map(library -> Linker.nativeLinker().downcallHandle(library.findOrThrow(name), function))
        .orElseGet(() -> MethodHandles.empty(function.toMethodType()));
  }

  static boolean isPresent() {
    return LIBRARY.isPresent();
  }

  static MemorySegment allocCompressor(int level) {
    try {
      return checkAllocated((MemorySegment) Compression.ALLOC.invokeExact(level));
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static void freeCompressor(MemorySegment compressor) {
    try {
      Compression.FREE.invokeExact(compressor);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /// The most bytes any compressor gives for that many.
  static long compressBound(long bytes) {
    try {
      return (long) Compression.BOUND.invokeExact(MemorySegment.NULL, bytes);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /// Bytes written; 0 if they do not fit.
  static long compress(MemorySegment compressor, MemorySegment from, MemorySegment into) {
    try {
      return (long)
          Compression.COMPRESS.invokeExact(
              compressor, from, from.byteSize(), into, into.byteSize());
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static MemorySegment allocDecompressor() {
    try {
      return checkAllocated((MemorySegment) Decompression.ALLOC.invokeExact());
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static void freeDecompressor(MemorySegment decompressor) {
    try {
      Decompression.FREE.invokeExact(decompressor);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /// [#SUCCESS], [#INSUFFICIENT_SPACE] or another failure; `written` gets the size.
  static int decompress(
      MemorySegment decompressor, MemorySegment from, MemorySegment into, MemorySegment written) {
    try {
      return (int)
          Decompression.DECOMPRESS.invokeExact(
              decompressor, from, from.byteSize(), into, into.byteSize(), written);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  private static MemorySegment checkAllocated(MemorySegment context) {
    if (context.equals(MemorySegment.NULL)) {
      throw new OutOfMemoryError("no native memory for a deflate context");
    }
    return context;
  }

  private static RuntimeException rethrow(Throwable e) {
    return switch (e) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(e);
    };
  }
}
