package dev.swath.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;

/// The functions of LZ4's own library, called so that the garbage collector need not wait for them.
final class Liblz4 {
  private static final NativeLibrary LIBRARY =
      NativeLibrary.load(
          "lz4",
          List.of(
              "LZ4_sizeofState",
              "LZ4_sizeofStateHC",
              "LZ4_compress_fast_extState",
              "LZ4_compress_HC_extStateHC",
              "LZ4_decompress_safe"));

  private static final FunctionDescriptor SIZE = FunctionDescriptor.of(JAVA_INT);
  private static final FunctionDescriptor COMPRESS =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle FAST_STATE_BYTES = LIBRARY.bind("LZ4_sizeofState", SIZE);
  private static final MethodHandle SMALL_STATE_BYTES = LIBRARY.bind("LZ4_sizeofStateHC", SIZE);
  private static final MethodHandle COMPRESS_FAST =
      LIBRARY.bind("LZ4_compress_fast_extState", COMPRESS);
  private static final MethodHandle COMPRESS_SMALL =
      LIBRARY.bind("LZ4_compress_HC_extStateHC", COMPRESS);
  private static final MethodHandle DECOMPRESS =
      LIBRARY.bind(
          "LZ4_decompress_safe",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));

  private Liblz4() {}

  static boolean isPresent() {
    return LIBRARY.isPresent();
  }

  /// Bytes of the state that compressing quickly works in.
  static int fastStateBytes() {
    try {
      return (int) FAST_STATE_BYTES.invokeExact();
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// Bytes of the state that compressing well works in.
  static int smallStateBytes() {
    try {
      return (int) SMALL_STATE_BYTES.invokeExact();
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// Bytes written; 0 if they do not fit.
  static int compressFast(
      MemorySegment state, MemorySegment from, MemorySegment into, int acceleration) {
    try {
      return (int)
          COMPRESS_FAST.invokeExact(state, from, into, Bytes.size(from), room(into), acceleration);
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// Bytes written; 0 if they do not fit.
  static int compressSmall(MemorySegment state, MemorySegment from, MemorySegment into, int level) {
    try {
      return (int)
          COMPRESS_SMALL.invokeExact(state, from, into, Bytes.size(from), room(into), level);
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  /// Bytes written; negative if the data is damaged or does not fit.
  static int decompress(MemorySegment from, MemorySegment into) {
    try {
      return (int) DECOMPRESS.invokeExact(from, into, Bytes.size(from), Bytes.size(into));
    } catch (Throwable e) {
      throw NativeLibrary.rethrow(e);
    }
  }

  private static int room(MemorySegment into) {
    return Math.toIntExact(Math.min(into.byteSize(), Integer.MAX_VALUE));
  }
}
