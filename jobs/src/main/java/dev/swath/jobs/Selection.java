package dev.swath.jobs;

import java.util.List;
import java.util.Optional;

/// Which part of the input is meant.
///
/// @param bands numbers from 1 or names, in the order wanted; none means all
/// @param box only pixels that touch it; all if empty
/// @param boxCrs the system that the box is given in; the input's own if empty
public record Selection(List<String> bands, Optional<Box> box, Optional<String> boxCrs) {
  public static final Selection ALL = new Selection(List.of(), Optional.empty(), Optional.empty());

  public Selection {
    if (boxCrs.isPresent() && box.isEmpty()) {
      throw new RequestException("--bbox-crs needs a --bbox", "give the box too");
    }
    bands = List.copyOf(bands);
  }
}
