package dev.swath.benchmarks;

import dev.swath.array.Block;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.geotiff.GeoTiff;
import dev.swath.geotiff.GeoTiffFile;
import dev.swath.raster.Raster;
import dev.swath.sweep.RasterReader;
import dev.swath.zarr.ZarrStore;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads windows of 256 rows and columns at random places, as `jobs/zarr_peers.py` does with other
/// programs: `WindowReads RASTER COUNT THREADS`. Prints the sum of the pixels.
final class WindowReads {
  private static final int SIDE = 256;
  private static final long BUDGET = 256L << 20;

  private WindowReads() {}

  public static void main(String[] arguments) throws Exception {
    Path path = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    if (Files.isDirectory(path)) {
      try (ZarrStore store = ZarrStore.open(path)) {
        System.out.println(sum(store.raster("data"), count, threads));
      }
    } else {
      try (GeoTiffFile file = GeoTiff.open(path)) {
        System.out.println(sum(file.raster(), count, threads));
      }
    }
  }

  private static double sum(Raster raster, int count, int threads) throws Exception {
    try (RasterReader reader = new RasterReader(raster, BUDGET);
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Double>> sums = new ArrayList<>();
      for (Window window : windows(raster.schema().extent(), count)) {
        sums.add(pool.submit(() -> sum(reader, raster, window)));
      }
      double sum = 0;
      for (Future<Double> part : sums) {
        sum += part.get();
      }
      return sum;
    }
  }

  private static List<Window> windows(Window extent, int count) {
    List<Window> windows = new ArrayList<>();
    int y = extent.rank() - 2;
    long state = 1;
    for (int i = 0; i < count; i++) {
      state = next(state);
      long row = (state >>> 33) % (extent.size(y) - SIDE);
      state = next(state);
      long col = (state >>> 33) % (extent.size(y + 1) - SIDE);
      windows.add(extent.with(y, row, SIDE).with(y + 1, col, SIDE));
    }
    return windows;
  }

  private static long next(long state) {
    return state * 6364136223846793005L + 1442695040888963407L;
  }

  private static double sum(RasterReader reader, Raster raster, Window window) {
    try (Arena arena = Arena.ofConfined()) {
      long bytes = Block.byteSize(raster.schema().dtype(), window);
      Block block =
          Block.planar(raster.schema().dtype(), window, arena.allocate(bytes, Long.BYTES));
      reader.read(window, block);
      double sum = 0;
      for (long at = 0; at < bytes; at += raster.schema().dtype().bytes()) {
        sum += Values.toDouble(raster.schema().dtype(), block.bits(at));
      }
      return sum;
    }
  }
}
