package dev.swath.onnx;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Window;
import dev.swath.onnx.card.Axes;
import dev.swath.onnx.card.ChipCard;
import dev.swath.onnx.card.ModelCard;

/// The pixels of a chip on both sides of a model.
///
/// @param bands of the input
/// @param rows of the input
/// @param cols of the input
/// @param given bands or classes that the model gives for a pixel
/// @param margin pixels at each side of the model's output that are left out
/// @param trim input pixels at each side that the result lacks
/// @param zoom pixels of the result on each axis for one of the input
record ChipShape(int bands, int rows, int cols, int given, int margin, int trim, int zoom) {
  /// What a model gave for some chips, held against its card.
  ///
  /// @param chip bands, rows and columns of a chip
  static ChipShape of(Window chip, ModelCard card, TensorSpec output, long chips) {
    Axes axes = card.output().axes();
    long[] given = output.withRankOf(axes).sizes();
    if (axes.chips(given) != chips) {
      throw new UnsupportedDataException(
          "the model gives " + axes.chips(given) + " chips for " + chips,
          "export it so that its first axis counts chips");
    }
    int bands = Math.toIntExact(axes.bands(given));
    int names = card.output().bands().size();
    if (names != 0 && names != bands) {
      throw new UnsupportedDataException(
          "the model card names " + names + " output bands but the model gives " + bands,
          "mend output.bands in the model card");
    }
    return new ChipShape(
        Math.toIntExact(chip.size(0)),
        Math.toIntExact(chip.size(1)),
        Math.toIntExact(chip.size(2)),
        bands,
        margin(chip, card.chip(), axes.rows(given), axes.cols(given)),
        card.chip().trim(),
        card.chip().zoom());
  }

  /// A model gives all pixels of a chip, of which its margin is left out, or leaves it out itself.
  private static int margin(Window chip, ChipCard card, long rows, long cols) {
    long cut = 2L * card.trim();
    if (rows == chip.size(1) * card.zoom() && cols == chip.size(2) * card.zoom()) {
      return card.trim() * card.zoom();
    }
    if (rows == (chip.size(1) - cut) * card.zoom() && cols == (chip.size(2) - cut) * card.zoom()) {
      return 0;
    }
    throw new UnsupportedDataException(
        "the model gives "
            + rows
            + "×"
            + cols
            + " pixels for a chip of "
            + chip.size(1)
            + "×"
            + chip.size(2)
            + " but its card says trim "
            + card.trim()
            + " and zoom "
            + card.zoom(),
        "tell chip.trim and chip.zoom in the model card");
  }

  int outRows() {
    return (rows - 2 * trim) * zoom;
  }

  int outCols() {
    return (cols - 2 * trim) * zoom;
  }

  /// Rows that the model gives.
  int givenRows() {
    return outRows() + 2 * margin;
  }

  /// Columns that the model gives.
  int givenCols() {
    return outCols() + 2 * margin;
  }
}
