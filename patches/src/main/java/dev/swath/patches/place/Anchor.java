package dev.swath.patches.place;

/// The row and column at which a patch begins.
public record Anchor(long row, long col) implements Comparable<Anchor> {
  @Override
  public int compareTo(Anchor other) {
    int byRow = Long.compare(row, other.row);
    return byRow != 0 ? byRow : Long.compare(col, other.col);
  }
}
