package dev.swath.operators.calc;

import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.ValueRuns;
import dev.swath.raster.NoData;
import java.util.Optional;

/// Brings a run of a band into registers.
///
/// @param register of the values
/// @param bits a long register for the bits of uint64 values, which doubles do not tell apart
/// @param absent says where the values are no data, or [Value#NEVER]
record Load(
    BandPlace place, DType type, Optional<NoData> noData, int register, int bits, int absent) {
  void run(Registers at, Block block, long offset, long stride, int n) {
    boolean wide = type == DType.INT64;
    if (wide) {
      ValueRuns.readBits(block, offset, stride, n, at.longs[register]);
    } else {
      ValueRuns.read(block, offset, stride, n, at.doubles[register]);
    }
    if (absent == Value.NEVER || noData.isEmpty()) {
      return;
    }
    NoData missing = noData.get();
    if (wide) {
      AbsentSteps.equal(at, at.longs[register], missing.bits(), absent, n);
    } else if (type == DType.UINT64) {
      ValueRuns.readBits(block, offset, stride, n, at.longs[bits]);
      AbsentSteps.equal(at, at.longs[bits], missing.bits(), absent, n);
    } else if (missing.isNaN()) {
      AbsentSteps.notNumbers(at, at.doubles[register], absent, n);
    } else {
      AbsentSteps.equal(at, at.doubles[register], missing.value(), absent, n);
    }
  }
}
