package dev.swath.operators.focal;

import java.util.Arrays;

/// Which pixels around one count: a mask of odd height and width, the pixel in its middle.
public final class Footprint {
  /// The most rows or columns of a footprint.
  public static final int LARGEST_SIDE = 255;

  private final int rows;
  private final int cols;
  private final boolean[] cells;

  private Footprint(int rows, int cols, boolean[] cells) {
    this.rows = side(rows);
    this.cols = side(cols);
    this.cells = cells;
  }

  private static int side(int side) {
    if (side < 1 || side > LARGEST_SIDE || side % 2 == 0) {
      throw new IllegalArgumentException(
          "a footprint's side must be odd and 1 to " + LARGEST_SIDE + " but was " + side);
    }
    return side;
  }

  static Footprint of(int rows, int cols, boolean[] cells) {
    return new Footprint(rows, cols, cells.clone());
  }

  public static Footprint rectangle(int rows, int cols) {
    boolean[] cells = new boolean[Math.multiplyExact(side(rows), side(cols))];
    Arrays.fill(cells, true);
    return new Footprint(rows, cols, cells);
  }

  public static Footprint square(int side) {
    return rectangle(side, side);
  }

  /// Pixels whose centres are no farther than half the side, rounded down, from the middle.
  public static Footprint circle(int side) {
    return annulus(side, 0);
  }

  /// A circle without a smaller one in its middle.
  ///
  /// @param hole side of the circle that is left out; 0 for none
  public static Footprint annulus(int side, int hole) {
    int radius = side(side) / 2;
    if (hole < 0 || hole >= side || hole > 0 && hole % 2 == 0) {
      throw new IllegalArgumentException(
          "the hole's side must be odd and smaller than " + side + " but was " + hole);
    }
    int inner = hole == 0 ? -1 : (hole / 2) * (hole / 2);
    boolean[] cells = new boolean[Math.multiplyExact(side, side)];
    for (int row = -radius; row <= radius; row++) {
      for (int col = -radius; col <= radius; col++) {
        int square = row * row + col * col;
        cells[(row + radius) * side + col + radius] = square <= radius * radius && square > inner;
      }
    }
    return new Footprint(side, side, cells);
  }

  public int rows() {
    return rows;
  }

  public int cols() {
    return cols;
  }

  /// Whether a cell counts, by its place from the top left.
  public boolean has(int row, int col) {
    return cells[row * cols + col];
  }

  /// Number of cells that count.
  public int count() {
    int count = 0;
    for (boolean cell : cells) {
      count += cell ? 1 : 0;
    }
    return count;
  }

  boolean isRectangle() {
    return count() == cells.length;
  }

  @Override
  public String toString() {
    return rows + "x" + cols + " of " + count() + " cells";
  }
}
