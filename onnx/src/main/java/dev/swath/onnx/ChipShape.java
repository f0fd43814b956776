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
/// @param trim input pixels at each side that the result lacks
/// @param margin pixels at each side of the result that are of no use but where nothing else is
/// @param zoom pixels of the result on each axis for one of the input
record ChipShape(int bands, int rows, int cols, int given, int trim, int margin, int zoom) {
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
    boolean givesAll = givesAll(chip, card.chip(), axes.rows(given), axes.cols(given));
    return new ChipShape(
        Math.toIntExact(chip.size(0)),
        Math.toIntExact(chip.size(1)),
        Math.toIntExact(chip.size(2)),
        bands,
        givesAll ? 0 : card.chip().trim(),
        givesAll ? card.chip().trim() * card.chip().zoom() : 0,
        card.chip().zoom());
  }

  /// Whether a model gives all pixels of a chip, and does not leave out its margin itself.
  private static boolean givesAll(Window chip, ChipCard card, long rows, long cols) {
    long cut = 2L * card.trim();
    if (rows == chip.size(1) * card.zoom() && cols == chip.size(2) * card.zoom()) {
      return true;
    }
    if (rows == (chip.size(1) - cut) * card.zoom() && cols == (chip.size(2) - cut) * card.zoom()) {
      return false;
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

  /// Rows of the result.
  int outRows() {
    return (rows - 2 * trim) * zoom;
  }

  /// Columns of the result.
  int outCols() {
    return (cols - 2 * trim) * zoom;
  }
}
