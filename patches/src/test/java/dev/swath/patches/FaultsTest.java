package dev.swath.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.grid.CellIndex;
import dev.swath.patches.fault.Fault;
import dev.swath.patches.fault.FaultPolicy;
import dev.swath.patches.fault.Faults;
import dev.swath.patches.fault.ForgivingUnits;
import dev.swath.patches.fold.Aggregations;
import dev.swath.patches.place.Boundary;
import dev.swath.patches.place.Lattice;
import dev.swath.patches.place.Taper;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.raster.StoredUnits;
import dev.swath.raster.UnitGrid;
import dev.swath.testkit.CountingStored;
import dev.swath.testkit.Reference;
import dev.swath.testkit.TestRasters;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final Raster SOURCE = TestRasters.ramp(32, 32);

  /// Gives back its chips but fails on those that begin with a value, so often.
  private record Failing(double value, AtomicInteger times) implements ChipOperator {
    @Override
    public ChipResult result(List<RasterSchema> chips) {
      return ChipResult.like(chips.getFirst());
    }

    @Override
    public void apply(List<Block> in, MemorySegment scratch, Block out) {
      for (long n = 0; n < out.window().size(0); n++) {
        if (in.getFirst().value(n, 0, 0, 0) == value && times.getAndDecrement() > 0) {
          throw new CorruptDataException("the model gave up", "try another");
        }
      }
      out.paste(in.getFirst());
    }
  }

  private static Stitched stitched(int failures, Faults faults) {
    Lattice lattice = Lattice.square(SOURCE.schema().extent(), 16, 8, Boundary.SNAP);
    Failing operator = new Failing(8 * 32 + 8, new AtomicInteger(failures));
    ChipResults results = new ChipResults(List.of(new Chips(SOURCE, lattice)), operator, 2, faults);
    Stitching stitching = Stitching.of(Taper.BOXCAR, Aggregations.overlapAdd());
    return new Stitched(SOURCE.schema(), results, stitching);
  }

  private static Faults faults(FaultPolicy.Last last, int retries) {
    return new Faults(new FaultPolicy(last, retries, Duration.ofMillis(1)));
  }

  @Test
  void raisedFailureNamesTheChip() {
    Faults faults = faults(FaultPolicy.Last.RAISE, 1);

    assertThatThrownBy(() -> Reference.whole(stitched(1000, faults)))
        .isInstanceOf(CorruptDataException.class)
        .hasMessage("chip 1/1: the model gave up; try another");
  }

  @Test
  void retriedChipIsAsIfNothingHadHappened() {
    Faults faults = faults(FaultPolicy.Last.RAISE, 3);

    Block pixels = Reference.whole(stitched(3, faults));

    assertThat(pixels.value(0, 20, 20)).isEqualTo(20 * 32 + 20);
    assertThat(faults.all()).isEmpty();
  }

  @Test
  void othersStandInForSkippedChipAndItIsListed() {
    Faults faults = faults(FaultPolicy.Last.SKIP, 1);

    Block pixels = Reference.whole(stitched(1000, faults));

    assertThat(pixels.value(0, 20, 20)).isEqualTo(20 * 32 + 20);
    assertThat(faults.all())
        .containsExactly(
            new Fault(
                "chip",
                "1/1",
                SOURCE.schema().extent().with(1, 8, 16).with(2, 8, 16),
                2,
                "the model gave up; try another"));
  }

  @Test
  void maskedChipLeavesNoDataWhateverOthersSay() {
    Faults faults = faults(FaultPolicy.Last.MASK, 0);

    Block pixels = Reference.whole(stitched(1000, faults));

    assertThat(pixels.value(0, 8, 8)).isNaN();
    assertThat(pixels.value(0, 23, 23)).isNaN();
    assertThat(pixels.value(0, 7, 8)).isEqualTo(7 * 32 + 8);
    assertThat(pixels.value(0, 23, 24)).isEqualTo(23 * 32 + 24);
  }

  @Test
  void chunksThatCannotBeReadAreNoDataAndAreListed() {
    RasterSchema schema = RasterSchema.of(DType.FLOAT32, 1, 32, 32);
    CellIndex bad = CellIndex.of(0, 1, 0);
    CountingStored good =
        new CountingStored(schema, at -> Float.floatToIntBits(at[1]), _ -> false, 1, 16, 16);
    Faults faults = faults(FaultPolicy.Last.SKIP, 2);

    Block pixels = Reference.whole(new ForgivingUnits(new Broken(good, bad), faults));

    assertThat(pixels.value(0, 20, 3)).isNaN();
    assertThat(pixels.value(0, 20, 20)).isEqualTo(20);
    assertThat(faults.all()).hasSize(1);
    assertThat(faults.all().getFirst().kind()).isEqualTo("chunk");
    assertThat(faults.all().getFirst().tries()).isEqualTo(3);
  }

  /// Cannot fetch one of its units.
  private record Broken(StoredUnits whole, CellIndex bad) implements StoredUnits {
    @Override
    public RasterSchema schema() {
      return whole.schema();
    }

    @Override
    public UnitGrid units() {
      return whole.units();
    }

    @Override
    public long storedBytes(CellIndex unit) {
      return whole.storedBytes(unit);
    }

    @Override
    public void fetch(CellIndex unit, MemorySegment into) {
      if (unit.equals(bad)) {
        throw new StorageException("the disk is gone", "find it");
      }
      whole.fetch(unit, into);
    }

    @Override
    public void decode(CellIndex unit, MemorySegment stored, MemorySegment room, Block into) {
      whole.decode(unit, stored, room, into);
    }
  }

  @Test
  void emptyChipsAreLeftOutAndAreNoDataWhateverTheBatch() {
    Raster half =
        TestRasters.of(
            SOURCE.schema(),
            at -> Values.fromDouble(DType.FLOAT32, at[2] < 16 ? at[1] : Double.NaN));
    Lattice lattice = Lattice.square(half.schema().extent(), 8, 8, Boundary.SNAP);
    for (int batch : new int[] {1, 2, 3}) {
      Operators.Counting operator = new Operators.Counting();
      ChipResults results =
          new ChipResults(List.of(new Chips(half, lattice)), operator, batch).skippingEmpty();
      Stitching stitching = Stitching.of(Taper.BOXCAR, Aggregations.overlapAdd());

      Block pixels = Reference.whole(new Stitched(half.schema(), results, stitching));

      assertThat(pixels.value(0, 9, 15)).isEqualTo(9);
      assertThat(pixels.value(0, 9, 16)).isNaN();
      if (batch == 1) {
        assertThat(operator.chips.get()).isEqualTo(8);
      }
    }
  }
}
