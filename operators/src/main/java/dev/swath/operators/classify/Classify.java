package dev.swath.operators.classify;

import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.operators.pass.FirstLook;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.List;
import java.util.Optional;

/// Classes of values, numbered from 1 by what is found in each band: uint8, 0 is no data.
public final class Classify extends Looked<List<Breaks>> {
  private Classify(FirstLook<List<Breaks>> look, RasterSchema schema) {
    super(look, schema, 0);
  }

  public static Classify of(Raster source, Scheme scheme) {
    RasterSchema schema = source.schema();
    if (schema.dtype().kind() == DType.Kind.COMPLEX) {
      throw new UnsupportedDataException(
          schema.dtype() + " pixels have no classes", "take real ones");
    }
    FirstLook<List<Breaks>> look =
        new FirstLook<>(scheme.text(), source, cell -> BreakSurveys.of(scheme, schema, cell));
    NoData none = new NoData(DType.UINT8, 0);
    return new Classify(look, MadeBands.named(schema).withDType(DType.UINT8, Optional.of(none)));
  }

  /// The breaks of each band, after the passes.
  public List<Breaks> breaks() {
    return look().answer();
  }

  @Override
  Rule rule(List<Breaks> found, int band) {
    return found.get(band)::apply;
  }
}
