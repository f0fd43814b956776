package dev.swath.operators.reduce;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/// Merges numbered parts two by two in a fixed binary tree, whatever order they come in:
/// the result is the same to the bit.
///
/// A pair is merged as soon as both are there, so that parts that come roughly in order
/// leave few waiting. Not for several threads.
public final class MergeTree<T> {
  private record Node(int level, long index) {}

  private final long parts;
  private final BinaryOperator<T> merge;
  private final Map<Node, T> waiting = new HashMap<>();

  public MergeTree(long parts, BinaryOperator<T> merge) {
    this.parts = parts;
    this.merge = merge;
  }

  public void add(long index, T part) {
    T merged = part;
    long at = index;
    int level = 0;
    for (long nodes = parts; nodes > 1; nodes = (nodes + 1) / 2) {
      boolean alone = at == nodes - 1 && at % 2 == 0;
      if (!alone) {
        T other = waiting.remove(new Node(level, at ^ 1));
        if (other == null) {
          break;
        }
        merged = at % 2 == 0 ? merge.apply(merged, other) : merge.apply(other, merged);
      }
      at /= 2;
      level++;
    }
    waiting.put(new Node(level, at), merged);
  }

  /// Parts and merged pairs that wait for their neighbour.
  int waiting() {
    return waiting.size();
  }

  /// The merged whole, once every part was added.
  public T result() {
    if (waiting.size() != 1) {
      throw new IllegalStateException(
          "of " + parts + " parts some are missing: " + waiting.size() + " pieces wait");
    }
    return waiting.values().iterator().next();
  }
}
