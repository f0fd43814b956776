package dev.swath.cli;

import dev.swath.jobs.request.RequestException;
import dev.swath.jobs.step.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// A pipeline as words: `read FILE… ! step … ! write FILE`.
///
/// The first step may be one that takes several inputs, with them after it.
record PipelineText(List<Path> inputs, List<Step> steps, WriteFlags write) {
  private static final String BAR = "!";

  static PipelineText parse(List<String> words) {
    List<List<String>> parts = parts(words.size() == 1 ? Words.of(words.getFirst()) : words);
    if (parts.size() < 2 || !parts.getLast().getFirst().equals("write")) {
      throw new RequestException(
          "a pipeline reads, does and writes but this one is '" + String.join(" ", words) + "'",
          "write: read INPUT ! STEP ! … ! write OUTPUT");
    }
    List<Step> steps = new ArrayList<>();
    List<Path> inputs = first(parts.getFirst(), steps);
    for (List<String> part : parts.subList(1, parts.size() - 1)) {
      StepFlags flags = Verb.step(part.getFirst()).orElseThrow(() -> unknown(part.getFirst()));
      fill(flags, part, false);
      steps.addAll(flags.steps());
    }
    WriteFlags write = new WriteFlags();
    fill(write, parts.getLast(), false);
    return new PipelineText(inputs, steps, write);
  }

  private static List<List<String>> parts(List<String> words) {
    List<List<String>> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    for (String word : words) {
      if (word.equals(BAR)) {
        parts.add(part);
        part = new ArrayList<>();
      } else {
        part.add(word);
      }
    }
    parts.add(part);
    if (parts.stream().anyMatch(List::isEmpty)) {
      throw new RequestException(
          "there is no step beside one of the ! of '" + String.join(" ", words) + "'",
          "write one step between two !, and none before the first or after the last");
    }
    return parts;
  }

  /// What the first part reads.
  private static List<Path> first(List<String> part, List<Step> steps) {
    String word = part.getFirst();
    if (word.equals("read")) {
      return paths(part.subList(1, part.size()));
    }
    StepFlags flags = Verb.step(word).orElseThrow(() -> unknown(word));
    List<String> rest = fill(flags, part, true);
    steps.addAll(flags.steps());
    return paths(rest);
  }

  private static List<Path> paths(List<String> words) {
    words.stream()
        .filter(word -> word.startsWith("-"))
        .findFirst()
        .ifPresent(
            flag -> {
              throw new RequestException(
                  "'" + flag + "' is no file to read", "write: read FILE… ! STEP ! …");
            });
    return InputPaths.expanded(words.stream().map(Path::of).toList());
  }

  /// Parses a part into its flags.
  ///
  /// @param files whether words that are no flags are left over rather than refused
  private static List<String> fill(Object flags, List<String> part, boolean files) {
    CommandLine line = new CommandLine(flags);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUnmatchedArgumentsAllowed(files);
    try {
      return line.parseArgs(part.subList(1, part.size()).toArray(String[]::new)).unmatched();
    } catch (ParameterException e) {
      String word = part.getFirst();
      throw new RequestException(
          "step '" + word + "': " + e.getMessage().strip().replaceAll("\\s*\\R\\s*", "; "),
          word.equals("write")
              ? "flags of the whole pipeline, such as --memory and --json, stand before its steps"
              : "see " + word + " --help");
    }
  }

  private static RequestException unknown(String word) {
    return new RequestException(
        "'" + word + "' is no step", "the steps are " + String.join(", ", Verb.steps()));
  }
}
