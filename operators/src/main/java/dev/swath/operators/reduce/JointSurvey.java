package dev.swath.operators.reduce;

import dev.swath.raster.RasterSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Several questions about one raster, asked in the same sweeps. Whoever asks looks up the answers
/// where the questions are.
///
/// @param questions whose sinks have the same cells
public record JointSurvey(List<Survey<?>> questions) implements Survey<List<Survey<?>>> {
  public JointSurvey {
    questions = List.copyOf(questions);
  }

  @Override
  public Optional<RasterSink> next() {
    List<RasterSink> sinks = new ArrayList<>();
    for (Survey<?> question : questions) {
      question.next().ifPresent(sinks::add);
    }
    return sinks.size() > 1 ? Optional.of(new JointSink(sinks)) : sinks.stream().findFirst();
  }

  @Override
  public int sweeps() {
    return questions.stream().mapToInt(Survey::sweeps).max().orElse(0);
  }

  @Override
  public List<Survey<?>> result() {
    return questions;
  }
}
