package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.warp.WantedGrid.Resolution;
import dev.swath.operators.warp.WantedGrid.Size;

/// Reads sizes and numbers of pixels.
final class PixelText {
  private static final String NUMBER = "[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?";

  private PixelText() {}

  /// Width and height of a pixel; one number says both.
  static Resolution resolution(String text) {
    String[] parts = text.strip().split("\\s*[,\\s]\\s*");
    boolean numbers = parts.length <= 2;
    for (String part : parts) {
      numbers &= part.matches(NUMBER);
    }
    if (numbers) {
      double width = Double.parseDouble(parts[0]);
      double height = Double.parseDouble(parts[parts.length - 1]);
      if (width > 0 && height > 0 && Double.isFinite(width) && Double.isFinite(height)) {
        return new Resolution(width, height);
      }
    }
    throw new RequestException(
        "--resolution '" + text + "' is no size of a pixel", "write a positive number, or X,Y");
  }

  /// Columns and rows; one of them may be 0.
  static Size size(String text) {
    String[] parts = text.strip().split("\\s*[,xX\\s]\\s*");
    if (parts.length == 2 && parts[0].matches("[0-9]{1,10}") && parts[1].matches("[0-9]{1,10}")) {
      long cols = Long.parseLong(parts[0]);
      long rows = Long.parseLong(parts[1]);
      if (cols + rows > 0 && Math.max(cols, rows) <= Integer.MAX_VALUE) {
        return new Size(cols, rows);
      }
    }
    throw new RequestException(
        "--size '" + text + "' is no number of pixels", "write COLS,ROWS; one may be 0");
  }
}
