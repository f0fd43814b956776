package dev.swath.operators.pass;

import dev.swath.array.Window;
import dev.swath.operators.reduce.Survey;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSink;
import java.util.Optional;
import java.util.function.Function;

/// What has to be known of all pixels of a raster before another can be made of it.
///
/// Planning needs no answer; whoever plans the passes decides whether the pixels are kept, once and
/// before anything is planned.
///
/// @param <T> the answer
public final class FirstLook<T> {
  private final String text;
  private final Raster raster;
  private final Window cell;
  private final Function<Window, Survey<T>> surveys;
  private Survey<T> survey;
  private Optional<KeptPixels> kept = Optional.empty();
  private volatile Optional<T> answer = Optional.empty();

  /// @param text what is looked for, for plans
  /// @param survey opens the question for cells of a size
  public FirstLook(String text, Raster raster, Function<Window, Survey<T>> survey) {
    this.text = text;
    this.raster = raster;
    this.cell = ReadingCells.of(raster).cell();
    this.surveys = survey;
    this.survey = survey.apply(cell);
  }

  /// What is looked for.
  public String text() {
    return text;
  }

  /// What the operator reads: the raster that is looked at, or its pixels if they are kept.
  public Raster source() {
    return kept.isPresent() ? kept.get() : raster;
  }

  /// What was found. Any thread, after the passes.
  public T answer() {
    return answer.orElseThrow(
        () -> new IllegalStateException("a first pass for " + text + " has not run"));
  }

  /// The raster that is looked at.
  Raster raster() {
    return raster;
  }

  Window cell() {
    return cell;
  }

  /// Begins anew, and decides whether the pixels are kept.
  void begin(Optional<KeptPixels> pixels) {
    kept = pixels;
    survey = surveys.apply(cell);
    answer = Optional.empty();
  }

  Optional<KeptPixels> kept() {
    return kept;
  }

  int sweeps() {
    return survey.sweeps();
  }

  /// The sink of the next sweep; once there is none, the answer is there.
  Optional<RasterSink> next() {
    Optional<RasterSink> sink = survey.next();
    if (sink.isEmpty()) {
      answer = Optional.of(survey.result());
    }
    return sink;
  }
}
