package dev.swath.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Byte strings that compressors find easy, hard or odd. The same at every run.
public final class SampleBytes {
  private SampleBytes() {}

  /// By name, smallest first.
  public static Map<String, byte[]> all() {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put("empty", new byte[0]);
    samples.put("one byte", new byte[] {42});
    samples.put("two bytes", new byte[] {-1, 0});
    samples.put("runs of every length", runs());
    samples.put("all zero", new byte[100_000]);
    samples.put("random", random(1, 50_001));
    samples.put("few values", few(2, 70_000));
    samples.put("ramp", ramp(300_000));
    return samples;
  }

  public static byte[] random(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] few(long seed, int size) {
    byte[] bytes = random(seed, size);
    for (int i = 0; i < size; i++) {
      bytes[i] &= 3;
    }
    return bytes;
  }

  private static byte[] ramp(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * (long) i >>> 9);
    }
    return bytes;
  }

  private static byte[] runs() {
    byte[] bytes = new byte[300 * 301 / 2];
    int at = 0;
    for (int length = 1; length <= 300; length++) {
      Arrays.fill(bytes, at, at + length, (byte) length);
      at += length;
    }
    return bytes;
  }

  public static MemorySegment segment(Arena arena, byte[] bytes) {
    MemorySegment segment = arena.allocate(bytes.length);
    MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return segment;
  }
}
