package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.raster.Raster;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One operation of a pipeline. Most take one raster; some take all that were read, or further ones
/// beside it.
///
/// A step is a description: it opens no file and reads no pixel. What its arguments alone make
/// impossible it refuses when it is made, what they make impossible for some raster when it is
/// applied.
public interface Step {
  /// What it does, as a text that tells it from every step with other arguments. It shows in plans.
  String text();

  /// A text that tells it from every step with another result: part of the output's identity. It
  /// says the content of files that are not rasters.
  default String identity() {
    return text();
  }

  /// Files that it needs beside the rasters before it. Their rasters are handed in after those, in
  /// this order.
  default List<Path> beside() {
    return List.of();
  }

  /// Whether it speaks of spectral bands, so that rasters without that dimension get one.
  default boolean needsBands() {
    return false;
  }

  /// Whether it makes new values. If not, the output compresses about as well as the input.
  default boolean computes() {
    return true;
  }

  /// What becomes of the mask of its only input, a raster of one band on the same grid: where the
  /// pixels that it makes are not valid. Nothing if the mask does not tell.
  default Optional<Raster> mask(Raster mask) {
    return Optional.empty();
  }

  /// What the user should know, in sentences.
  default List<String> notes() {
    return List.of();
  }

  /// The raster that it makes of others.
  ///
  /// @throws RequestException if it makes no sense of them
  Raster apply(List<Raster> rasters);

  /// The raster that it makes of others, which messages may call by name.
  ///
  /// @param names what each raster is called, such as a file
  default Raster apply(List<Raster> rasters, List<String> names) {
    return apply(rasters);
  }

  /// The step with what must be open while its job runs; itself if that is nothing.
  ///
  /// @param memoryBytes what the job may take from the machine
  /// @param threads that compute
  default Step opened(long memoryBytes, int threads) {
    return this;
  }

  /// Whether the output may take over from the first input what a schema does not say, such as
  /// colours; else only if that is the only input.
  default boolean continuesFirst() {
    return false;
  }

  /// A step that makes a raster of one other: how an operator of one's own takes its place in
  /// a pipeline.
  ///
  /// @param text what it does and with which arguments
  static Step of(String text, UnaryOperator<Raster> operator) {
    return new Step() {
      @Override
      public String text() {
        return text;
      }

      @Override
      public Raster apply(List<Raster> rasters) {
        return operator.apply(only(this, rasters));
      }
    };
  }

  /// The raster of a step that takes one.
  static Raster only(Step step, List<Raster> rasters) {
    if (rasters.size() != 1) {
      throw new RequestException(
          "'" + step.text() + "' takes one raster but got " + rasters.size(),
          "read one, or make one of them before, with stack, mosaic or calc");
    }
    return rasters.getFirst();
  }
}
