package dev.swath.jobs.preview;

import dev.swath.StorageException;
import dev.swath.operators.local.SelectBands;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepCounters;
import dev.swath.sweep.SweepListener;
import dev.swath.sweep.SweepOptions;
import java.io.IOException;
import java.io.OutputStream;

/// A small picture of a raster, made in one sweep that reads each of its chunks once.
///
/// Every pixel of the picture is the mean of a square block of pixels, so the picture needs
/// memory for its own pixels and the sweep's budget, however large the raster is.
public final class Preview {
  /// Rows or columns of the largest picture.
  public static final int LARGEST = 4096;

  private final Raster raster;
  private final Style style;
  private final ThumbnailSink sink;

  /// @param style needs as many bands as it names
  /// @param largest the most rows or columns of the picture
  public Preview(Raster raster, Style style, int largest) {
    if (largest < 1 || largest > LARGEST) {
      throw new IllegalArgumentException(
          "a preview has 1 to " + LARGEST + " rows and columns but not " + largest);
    }
    this.style = style;
    this.raster =
        switch (style) {
          case GRAY, TERRAIN -> new SelectBands(raster, 0);
          case RGB -> new SelectBands(raster, 0, 1, 2);
        };
    this.sink = new ThumbnailSink(this.raster.schema(), largest);
  }

  /// The style that suits a raster: colours for three bands or more, relief for one of
  /// floating values in metres, else gray.
  public static Style styleFor(RasterSchema schema) {
    int axis = schema.dimensions().indexOf(RasterSchema.BAND);
    if (axis >= 0 && schema.extent().size(axis) >= 3) {
      return Style.RGB;
    }
    boolean metres = !schema.bands().isEmpty() && schema.bands().getFirst().unit().equals("m");
    return metres ? Style.TERRAIN : Style.GRAY;
  }

  /// Pixels of the raster on each side of one of the picture.
  public int factor() {
    return sink.factor();
  }

  /// Plans the reading of the raster. It is run once, before [#write(OutputStream)].
  public Sweep sweep(SweepOptions options) {
    return new Sweep(raster, sink, options);
  }

  /// Reads the raster. Once, before [#write(OutputStream)].
  public SweepCounters run(SweepOptions options, SweepListener listener) {
    return sweep(options).run(listener);
  }

  Raster raster() {
    return raster;
  }

  ThumbnailSink sink() {
    return sink;
  }

  /// Writes the picture as PNG. The caller closes the stream.
  public void write(OutputStream out) {
    Thumbnail thumbnail = sink.thumbnail();
    Painter painter = Painter.of(style, thumbnail);
    try (PngWriter png =
        new PngWriter(out, thumbnail.cols(), thumbnail.rows(), PngWriter.Colour.RGBA)) {
      for (int row = 0; row < thumbnail.rows(); row++) {
        png.row(painter.row(row));
      }
      png.finish();
    } catch (IOException e) {
      throw new StorageException("the picture cannot be written (" + e.getMessage() + ")", "", e);
    }
  }
}
