package dev.swath.jobs.preview;

/// Filters rows before they are compressed: of none, Sub, Up and Paeth, the one whose bytes
/// are closest to 0.
final class PngFilter {
  private static final int NONE = 0;
  private static final int SUB = 1;
  private static final int UP = 2;
  private static final int PAETH = 4;

  private final int pixel;
  private final byte[][] candidates;
  private byte[] above;

  /// @param pixel bytes of a pixel
  PngFilter(int rowBytes, int pixel) {
    this.pixel = pixel;
    this.above = new byte[rowBytes];
    this.candidates = new byte[PAETH + 1][];
    for (int type : new int[] {NONE, SUB, UP, PAETH}) {
      candidates[type] = new byte[rowBytes + 1];
      candidates[type][0] = (byte) type;
    }
  }

  /// The filter's number and the filtered row; valid until the next call.
  byte[] apply(byte[] row) {
    for (int i = 0; i < row.length; i++) {
      int left = i < pixel ? 0 : row[i - pixel] & 0xff;
      int up = above[i] & 0xff;
      int corner = i < pixel ? 0 : above[i - pixel] & 0xff;
      candidates[NONE][i + 1] = row[i];
      candidates[SUB][i + 1] = (byte) (row[i] - left);
      candidates[UP][i + 1] = (byte) (row[i] - up);
      candidates[PAETH][i + 1] = (byte) (row[i] - paeth(left, up, corner));
    }
    above = row.clone();
    byte[] best = candidates[NONE];
    for (int type : new int[] {SUB, UP, PAETH}) {
      best = weight(candidates[type]) < weight(best) ? candidates[type] : best;
    }
    return best;
  }

  /// Whichever neighbour is nearest to left + up − corner; ties go left, then up.
  private static int paeth(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }

  private static long weight(byte[] filtered) {
    long sum = 0;
    for (int i = 1; i < filtered.length; i++) {
      sum += Math.abs(filtered[i]);
    }
    return sum;
  }
}
