package dev.swath.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes `explain` read like the command that it explains: the same verb and arguments, with
/// `--dry-run`.
///
/// `explain A B` means `explain convert A B`. `--format text` and `--format json` speak of
/// the plan,
/// any other `--format` of the output; `--json` is `--format json`.
final class ExplainArguments {
  private static final Set<String> ABOUT_ITSELF = Set.of("-h", "--help", "-V", "--version");
  private static final String FORMAT = "--format";

  private ExplainArguments() {}

  /// The words to run instead.
  static List<String> rewritten(List<String> words) {
    if (words.size() < 2
        || !words.getFirst().equals("explain")
        || ABOUT_ITSELF.contains(words.get(1))) {
      return words;
    }
    List<String> rest = new ArrayList<>();
    String format = "text";
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      String value =
          word.equals(FORMAT) && i + 1 < words.size()
              ? words.get(i + 1)
              : word.startsWith(FORMAT + "=") ? word.substring(FORMAT.length() + 1) : "";
      if (word.equals("--json")) {
        format = "json";
      } else if (value.equals("text") || value.equals("json")) {
        format = value;
        i += word.equals(FORMAT) ? 1 : 0;
      } else {
        rest.add(word);
      }
    }
    if (rest.isEmpty() || !Verb.hasPlan(rest.getFirst())) {
      rest.addFirst("convert");
    }
    rest.add(1, "--dry-run");
    rest.add(2, "--plan-format=" + format);
    return rest;
  }
}
