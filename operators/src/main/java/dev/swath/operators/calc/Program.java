package dev.swath.operators.calc;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Runs;
import dev.swath.array.ValueRuns;
import dev.swath.array.Values;
import dev.swath.raster.NoData;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A compiled expression: loads, steps, and where the result is. Any thread.
final class Program {
  private final Emitter emitter;
  private final List<Load> loads;
  private final List<Step> start;
  private final List<Step> steps;
  private final Value result;
  private final DType type;
  private final Optional<NoData> noData;

  private Program(Compiler compiler, Value result, DType type, Optional<NoData> noData) {
    this.emitter = compiler.emitter();
    this.loads = compiler.loads();
    this.start = emitter.start();
    this.steps = emitter.steps();
    this.result = result;
    this.type = type;
    this.noData = noData;
  }

  /// @param value what the compiler made, before it is given the output's type
  static Program of(Compiler compiler, Value value, DType type, Optional<NoData> noData) {
    int register = isWide(type) ? wideBits(compiler, value, type) : compiler.doubles(value);
    int absent =
        noData.isPresent()
            ? compiler.emitter().either(value.absent(), compiler.notNumbers(value))
            : Value.NEVER;
    Value result = new Value(value.type(), register, absent);
    return new Program(compiler, result, type, noData);
  }

  /// Whether values of a type are written from longs.
  private static boolean isWide(DType type) {
    return type.isInteger() && type.bytes() == Long.BYTES;
  }

  private static int wideBits(Compiler compiler, Value value, DType type) {
    int from = value.register();
    if (type == DType.INT64) {
      return compiler.longs(value);
    }
    return value.type().isLong()
        ? compiler
            .emitter()
            .toLong(
                List.of("unsigned", from),
                to -> (at, n) -> LongSteps.hold(at.longs[from], 0, Long.MAX_VALUE, at.longs[to], n))
        : compiler
            .emitter()
            .toLong(
                List.of("unsigned of double", from),
                to -> (at, n) -> unsigned(at.doubles[from], at.longs[to], n));
  }

  private static void unsigned(double[] values, long[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Values.fromDouble(DType.UINT64, values[i]);
    }
  }

  /// The bands that it reads.
  List<BandPlace> places() {
    return loads.stream().map(Load::place).toList();
  }

  /// Computes all pixels of a plane.
  ///
  /// @param bands the pixels of a band under the same window
  void run(Function<BandPlace, Block> bands, Block into) {
    Block[] blocks = new Block[loads.size() + 1];
    for (int i = 0; i < loads.size(); i++) {
      blocks[i] = bands.apply(loads.get(i).place());
    }
    blocks[loads.size()] = into;
    Registers registers = emitter.registers();
    start.forEach(step -> step.run(registers, Registers.LONGEST));
    Output output = new Output(registers, into);
    Runs runs = new Runs(Registers.LONGEST, blocks);
    runs.forEach(
        (at, n) -> {
          for (int i = 0; i < loads.size(); i++) {
            loads.get(i).run(registers, blocks[i], at[i], runs.stride(i), n);
          }
          for (Step step : steps) {
            step.run(registers, n);
          }
          output.write(at[loads.size()], runs.stride(loads.size()), n);
        });
  }

  /// Writes runs of the result, with no data where there is none.
  private final class Output {
    private final Registers registers;
    private final Block into;
    private final double[] values = new double[Registers.LONGEST];
    private final long[] bits = new long[Registers.LONGEST];

    Output(Registers registers, Block into) {
      this.registers = registers;
      this.into = into;
    }

    void write(long at, long stride, int n) {
      boolean patched =
          noData.isPresent() && result.absent() != Value.NEVER && registers.any[result.absent()];
      if (isWide(type)) {
        long[] from = registers.longs[result.register()];
        ValueRuns.writeBits(patched ? patched(from, n) : from, n, into, at, stride);
      } else {
        double[] from = registers.doubles[result.register()];
        ValueRuns.write(patched ? patched(from, n) : from, n, into, at, stride);
      }
    }

    private double[] patched(double[] from, int n) {
      byte[] absent = registers.absent[result.absent()];
      double missing = noData.map(NoData::value).orElse(Double.NaN);
      for (int i = 0; i < n; i++) {
        values[i] = absent[i] != 0 ? missing : from[i];
      }
      return values;
    }

    private long[] patched(long[] from, int n) {
      byte[] absent = registers.absent[result.absent()];
      long missing = noData.map(NoData::bits).orElse(0L);
      for (int i = 0; i < n; i++) {
        bits[i] = absent[i] != 0 ? missing : from[i];
      }
      return bits;
    }
  }
}
