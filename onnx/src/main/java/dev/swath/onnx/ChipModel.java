package dev.swath.onnx;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.onnx.card.Axes;
import dev.swath.onnx.card.ModelCard;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A model for chips of one size and type: from pixels to pixels. Any threads.
final class ChipModel {
  private static final long ALIGNMENT = 64;

  private final Session session;
  private final ModelCard card;
  private final ChipShape shape;
  private final DType dtype;
  private final Optional<NoData> noData;
  private final InputPacking packing;
  private final OutputMapping mapping;
  private final RunCounts counts;
  private final long runBytes;

  private ChipModel(
      Session session,
      ModelCard card,
      RasterSchema chip,
      ChipShape shape,
      RunCounts counts,
      long runBytes) {
    this.session = session;
    this.card = card;
    this.shape = shape;
    this.dtype = OutputMapping.dtype(card.output(), session.output().dtype());
    this.noData = OutputNoData.of(card, chip, dtype, shape.given());
    this.packing = new InputPacking(card.input(), chip.noData(), shape);
    this.mapping = new OutputMapping(card.output(), noData, shape);
    this.counts = counts;
    this.runBytes = runBytes;
  }

  /// Runs the model once on chips of zeros, to learn what it gives.
  ///
  /// @param chip bands, rows and columns
  static ChipModel of(Session session, ModelCard card, RasterSchema chip, RunCounts counts) {
    Window size = chip.extent();
    int fixed = session.chips(card.input().axes());
    long[] in =
        card.input().axes().shape(Math.max(fixed, 1), size.size(0), size.size(1), size.size(2));
    try (Arena arena = Arena.ofConfined()) {
      long bytes = Session.tensorBytes(session.input().dtype(), in);
      Session.Trial trial = session.trial(arena.allocate(bytes, ALIGNMENT), in);
      ChipShape shape = ChipShape.of(chip.extent(), card, trial.output(), in[0]);
      return new ChipModel(session, card, chip, shape, counts, trial.bytes() / in[0]);
    }
  }

  ChipShape shape() {
    return shape;
  }

  /// The type of the pixels that come out.
  DType dtype() {
    return dtype;
  }

  Optional<NoData> noData() {
    return noData;
  }

  /// Bands that come out.
  int bands() {
    return mapping.bands();
  }

  /// Bytes that the runtime takes for some chips at once, of its own memory; 0 if not known.
  long runBytes(long count) {
    return Math.multiplyExact(runBytes, places(count));
  }

  /// Bytes of working memory for some chips at once.
  long scratchBytes(long count) {
    long places = places(count);
    return Math.addExact(
        Math.addExact(aligned(places * inBytes()), aligned(places * outBytes())),
        Math.addExact(aligned(count * pixels()), ALIGNMENT));
  }

  /// Chips of tensors for some chips: a model with a fixed number of them is run on that many.
  private long places(long count) {
    int fixed = session.chips(card.input().axes());
    return fixed == 0 ? count : Math.ceilDiv(count, fixed) * fixed;
  }

  private long inBytes() {
    return Session.tensorBytes(session.input().dtype(), inShape(1));
  }

  private long outBytes() {
    return Session.tensorBytes(session.output().dtype(), outShape(1));
  }

  private long[] inShape(long count) {
    return card.input().axes().shape(count, shape.bands(), shape.rows(), shape.cols());
  }

  private long[] outShape(long count) {
    return card.output().axes().shape(count, shape.given(), shape.outRows(), shape.outCols());
  }

  private long pixels() {
    return Math.multiplyExact((long) shape.rows(), shape.cols());
  }

  private static long aligned(long bytes) {
    return Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT;
  }

  /// Computes chips. The model does not see those without any data.
  ///
  /// @param from chips, bands, rows, columns
  /// @param scratch as many bytes as [#scratchBytes(long)]
  /// @param into chips and the axes of the result
  void compute(Block from, MemorySegment scratch, Block into) {
    if (scratch.isNative()) {
      work(from, scratch, into);
      return;
    }
    try (Arena arena = Arena.ofShared()) {
      work(from, arena.allocate(scratch.byteSize(), ALIGNMENT), into);
    }
  }

  private void work(Block from, MemorySegment scratch, Block into) {
    int count = Math.toIntExact(from.window().size(0));
    long start = -scratch.address() & (ALIGNMENT - 1);
    long places = places(count);
    long outStart = start + aligned(places * inBytes());
    long missingStart = outStart + aligned(places * outBytes());
    MemorySegment in = scratch.asSlice(start, places * inBytes());
    MemorySegment out = scratch.asSlice(outStart, places * outBytes());
    MemorySegment missing = scratch.asSlice(missingStart, count * pixels());

    boolean[] there = new boolean[count];
    int packed = 0;
    for (int i = 0; i < count; i++) {
      Block tensor = in(in.asSlice(packed * inBytes(), inBytes()));
      there[i] = packing.pack(chip(from, i), tensor, missing(missing, i));
      packed += there[i] ? 1 : 0;
    }
    run(in, out, packed);
    int next = 0;
    for (int i = 0; i < count; i++) {
      Block pixels = chip(into, i);
      if (there[i]) {
        mapping.map(out(out.asSlice(next * outBytes(), outBytes())), missing(missing, i), pixels);
        next++;
      } else {
        mapping.clear(pixels);
      }
    }
    counts.add(packed, count - packed);
  }

  private void run(MemorySegment in, MemorySegment out, int packed) {
    long places = places(packed);
    in.asSlice(packed * inBytes(), (places - packed) * inBytes()).fill((byte) 0);
    int fixed = session.chips(card.input().axes());
    long each = fixed == 0 ? places : fixed;
    for (long at = 0; at < places; at += each) {
      session.run(
          in.asSlice(at * inBytes(), each * inBytes()),
          inShape(each),
          out.asSlice(at * outBytes(), each * outBytes()),
          outShape(each));
      counts.addRun();
    }
  }

  private MemorySegment missing(MemorySegment all, int chip) {
    return all.asSlice(chip * pixels(), pixels());
  }

  /// One of some chips, without their axis.
  private static Block chip(Block chips, int index) {
    Window all = chips.window();
    long at = all.start(0) + index;
    Window one =
        Window.of(
            new long[] {all.start(1), all.start(2), all.start(3)},
            new long[] {all.size(1), all.size(2), all.size(3)});
    return chips.view(all.with(0, at, 1)).withAxesOf(one);
  }

  private Block in(MemorySegment memory) {
    return tensor(session.input().dtype(), card.input().axes(), inShape(1), memory);
  }

  private Block out(MemorySegment memory) {
    return tensor(session.output().dtype(), card.output().axes(), outShape(1), memory);
  }

  /// A tensor as a block of chips, bands, rows and columns, whatever its axes are.
  private static Block tensor(DType dtype, Axes axes, long[] sizes, MemorySegment memory) {
    Window window =
        Window.ofSize(axes.chips(sizes), axes.bands(sizes), axes.rows(sizes), axes.cols(sizes));
    return switch (axes) {
      case NCHW, NHW -> Block.of(dtype, window, memory, 0, 1, 2, 3);
      case NHWC -> Block.of(dtype, window, memory, 0, 2, 3, 1);
    };
  }
}
