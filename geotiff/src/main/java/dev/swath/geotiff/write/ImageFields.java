package dev.swath.geotiff.write;

import dev.swath.array.DType;
import dev.swath.geotiff.tag.FieldType;
import dev.swath.geotiff.tag.Tag;
import dev.swath.geotiff.tile.Predictor;
import dev.swath.raster.BandInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The fields that describe pixels: their size, type, colours and layout.
final class ImageFields {
  private static final int MIN_IS_WHITE = 0;
  private static final int MIN_IS_BLACK = 1;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int UNASSOCIATED_ALPHA = 2;

  private ImageFields() {}

  static List<Field> of(
      TileLayout layout, TileEncoding encoding, ColorModel photometric, List<BandInfo> bands) {
    List<Field> fields = new ArrayList<>(cells(layout));
    fields.addAll(samples(layout));
    fields.add(Field.shorts(Tag.COMPRESSION, encoding.compression().code()));
    if (encoding.predictor() != Predictor.NONE) {
      fields.add(Field.shorts(Tag.PREDICTOR, encoding.predictor().code()));
    }
    fields.addAll(colours(photometric, layout.samples(), bands));
    return fields;
  }

  /// The size of an image and of its tiles or strips.
  static List<Field> cells(TileLayout layout) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.unsigned(Tag.IMAGE_WIDTH, layout.cols()));
    fields.add(Field.unsigned(Tag.IMAGE_LENGTH, layout.rows()));
    if (layout.tiled()) {
      fields.add(Field.unsigned(Tag.TILE_WIDTH, layout.tileCols()));
      fields.add(Field.unsigned(Tag.TILE_LENGTH, layout.tileRows()));
    } else {
      fields.add(Field.unsigned(Tag.ROWS_PER_STRIP, layout.tileRows()));
    }
    return fields;
  }

  private static List<Field> samples(TileLayout layout) {
    int n = layout.samples();
    return List.of(
        Field.sameShort(Tag.BITS_PER_SAMPLE, n, 8 * layout.dtype().bytes()),
        Field.shorts(Tag.SAMPLES_PER_PIXEL, n),
        Field.shorts(Tag.PLANAR_CONFIGURATION, layout.planar() ? 2 : 1),
        Field.sameShort(Tag.SAMPLE_FORMAT, n, sampleFormat(layout.dtype())));
  }

  private static int sampleFormat(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL, UNSIGNED -> 1;
      case SIGNED -> 2;
      case FLOAT -> 3;
      case COMPLEX -> dtype.component().isInteger() ? 5 : 6;
    };
  }

  private static List<Field> colours(ColorModel photometric, int samples, List<BandInfo> bands) {
    List<Field> fields = new ArrayList<>();
    int code =
        switch (photometric) {
          case ColorModel.Rgb() -> RGB;
          case ColorModel.Palette palette -> {
            short[] colours = palette.colours();
            fields.add(
                new Field(
                    Tag.COLOR_MAP,
                    FieldType.SHORT,
                    colours.length,
                    i -> colours[Math.toIntExact(i)]));
            yield PALETTE;
          }
          case ColorModel.MinIsBlack() -> MIN_IS_BLACK;
          case ColorModel.MinIsWhite() -> MIN_IS_WHITE;
          case ColorModel.ByRole() -> throw new IllegalArgumentException("unresolved photometric");
        };
    fields.add(Field.shorts(Tag.PHOTOMETRIC, code));
    int known = code == RGB ? 3 : 1;
    if (samples > known) {
      int[] extra =
          IntStream.range(known, samples)
              .map(i -> isAlpha(i, bands) ? UNASSOCIATED_ALPHA : 0)
              .toArray();
      fields.add(Field.shorts(Tag.EXTRA_SAMPLES, extra));
    }
    return fields;
  }

  private static boolean isAlpha(int sample, List<BandInfo> bands) {
    return sample < bands.size() && bands.get(sample).role().equals("alpha");
  }
}
