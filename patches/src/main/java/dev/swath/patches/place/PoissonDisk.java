package dev.swath.patches.place;

import dev.swath.LimitException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Places on a plane that keep a distance from each other, found from place to place: around one
/// that is there, some others are tried between one and two distances away.
final class PoissonDisk {
  private static final long MOST_PLACES = 10_000_000;

  private final long height;
  private final long width;
  private final double distance;
  private final int tries;
  private final SplitMix64 random;
  private final double cell;
  private final Map<Anchor, double[]> cells = new HashMap<>();
  private final List<double[]> active = new ArrayList<>();
  private final List<Anchor> places = new ArrayList<>();

  PoissonDisk(long height, long width, double distance, int tries, long seed) {
    if (!(distance >= 1) || tries < 1) {
      throw new IllegalArgumentException(
          "places must be at least 1 pixel apart and be tried once, but got "
              + distance
              + " and "
              + tries);
    }
    double most = (height / distance + 1) * (width / distance + 1) * 2;
    if (most > MOST_PLACES) {
      throw new LimitException(
          "places " + distance + " pixels apart are more than " + MOST_PLACES,
          "keep a larger distance");
    }
    this.height = height;
    this.width = width;
    this.distance = distance;
    this.tries = tries;
    this.random = new SplitMix64(seed);
    this.cell = distance / Math.sqrt(2);
  }

  List<Anchor> places() {
    if (height > 0 && width > 0) {
      take(new double[] {random.unit() * height, random.unit() * width});
    }
    while (!active.isEmpty()) {
      int chosen = Math.toIntExact(random.below(active.size()));
      if (!grow(active.get(chosen))) {
        active.set(chosen, active.getLast());
        active.removeLast();
      }
    }
    return places;
  }

  /// Finds one more place around another, if there is room.
  private boolean grow(double[] from) {
    for (int i = 0; i < tries; i++) {
      double angle = 2 * Math.PI * random.unit();
      double away = distance * Math.sqrt(1 + 3 * random.unit());
      double[] place = {
        Math.floor(from[0] + away * StrictMath.sin(angle)),
        Math.floor(from[1] + away * StrictMath.cos(angle))
      };
      if (isFree(place)) {
        take(place);
        return true;
      }
    }
    return false;
  }

  private void take(double[] place) {
    double[] pixel = {Math.floor(place[0]), Math.floor(place[1])};
    cells.put(cellOf(pixel), pixel);
    active.add(pixel);
    places.add(new Anchor((long) pixel[0], (long) pixel[1]));
  }

  private Anchor cellOf(double[] place) {
    return new Anchor((long) Math.floor(place[0] / cell), (long) Math.floor(place[1] / cell));
  }

  private boolean isFree(double[] place) {
    if (place[0] < 0 || place[1] < 0 || place[0] >= height || place[1] >= width) {
      return false;
    }
    Anchor at = cellOf(place);
    for (int i = 0; i < 25; i++) {
      double[] other = cells.get(new Anchor(at.row() + i / 5 - 2, at.col() + i % 5 - 2));
      if (other != null && Math.hypot(other[0] - place[0], other[1] - place[1]) < distance) {
        return false;
      }
    }
    return true;
  }
}
