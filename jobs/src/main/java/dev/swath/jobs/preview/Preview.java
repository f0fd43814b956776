package dev.swath.jobs.preview;

import dev.swath.StorageException;
import dev.swath.operators.local.SelectBands;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.store.AtomicFile;
import dev.swath.sweep.Output;
import dev.swath.sweep.Sweep;
import dev.swath.sweep.SweepOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

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

  /// The sweep that reads the raster. Run it once, then write.
  public Sweep sweep(SweepOptions options) {
    return new Sweep(raster, sink, options);
  }

  /// The picture as one of the outputs of a sweep over the raster. Run that once, then write.
  public Output output() {
    return new Output(raster, sink);
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

  /// Writes the picture as a PNG file that is visible only when it is whole.
  ///
  /// @param overwrite whether an existing file is replaced; else it is refused
  public void write(Path target, boolean overwrite) {
    try (AtomicFile file = AtomicFile.create(target, overwrite);
        OutputStream out = new AppendingStream(file)) {
      write(out);
      file.commit();
    } catch (IOException e) {
      throw new StorageException("cannot be closed (" + e.getMessage() + ")", "", e)
          .in(target.toString());
    }
  }
}
