package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One creation option of an output format.
///
/// @param name in upper case; GDAL's where GDAL has the option
/// @param values what it takes
/// @param meaning what it is for, in a few words
/// @param standard what happens without it
public record CreationOption(String name, Values values, String meaning, String standard) {
  /// What an option takes.
  public sealed interface Values {
    /// One of some words, in any case. Where one is yes or true, so are all words for yes and no.
    record Choice(List<String> words) implements Values {
      public Choice {
        words = List.copyOf(words);
      }
    }

    /// A whole number.
    record Number(int least, int most) implements Values {}

    /// Whole numbers from 1, separated by commas.
    record Sizes() implements Values {}

    /// The same, or none at all.
    record SizesOrNone() implements Values {}

    /// Names, separated by commas.
    record Names() implements Values {}

    /// A name.
    record Name() implements Values {}
  }

  private static final int LARGEST = 1 << 20;

  static CreationOption choice(String name, String words, String meaning, String standard) {
    return new CreationOption(
        name, new Values.Choice(List.of(words.split("\\|"))), meaning, standard);
  }

  static CreationOption number(String name, int most, String meaning, String standard) {
    return new CreationOption(name, new Values.Number(1, most), meaning, standard);
  }

  static CreationOption number(String name, String meaning, String standard) {
    return number(name, LARGEST, meaning, standard);
  }

  /// The values it takes, for people.
  public String accepted() {
    return switch (values) {
      case Values.Choice(List<String> words) -> String.join("|", words);
      case Values.Number(_, int most) when most == LARGEST -> "N";
      case Values.Number(int least, int most) -> least + "…" + most;
      case Values.Sizes() -> "N,N";
      case Values.SizesOrNone() -> "N,N|NONE";
      case Values.Names() -> "NAME,NAME";
      case Values.Name() -> "NAME";
    };
  }

  /// Refuses a value that it does not take.
  void check(String value) {
    switch (values) {
      case Values.Choice(List<String> words) -> check(value, words);
      case Values.Number _ -> number(value);
      case Values.Sizes() -> sizes(value);
      case Values.SizesOrNone() -> {
        if (!isNone(value)) {
          sizes(value);
        }
      }
      case Values.Names() -> names(value);
      case Values.Name() -> names(value);
    }
  }

  private void check(String value, List<String> words) {
    Stream<String> more =
        words.contains("YES") || words.contains("TRUE")
            ? Stream.of("YES", "NO", "TRUE", "FALSE", "ON", "OFF")
            : Stream.of();
    List<String> taken = Stream.concat(words.stream(), more).distinct().toList();
    if (!taken.contains(value.strip().toUpperCase(Locale.ROOT))) {
      throw mistake(value, "one of " + taken);
    }
  }

  /// Reads a value that must be a whole number within this option's bounds.
  int number(String value) {
    Values.Number bounds =
        values instanceof Values.Number number ? number : new Values.Number(1, LARGEST);
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= bounds.least() && number <= bounds.most()) {
        return number;
      }
    } catch (NumberFormatException _) {
      // the message below says what is wanted
    }
    throw mistake(value, "a whole number from " + bounds.least() + " to " + bounds.most());
  }

  static boolean isNone(String value) {
    return value.strip().equalsIgnoreCase("NONE");
  }

  /// Reads whole numbers from 1, separated by commas.
  long[] sizes(String value) {
    String[] parts = value.split("[,x×]", -1);
    long[] sizes = new long[parts.length];
    for (int i = 0; i < sizes.length; i++) {
      String part = parts[i].strip();
      if (!part.matches("[0-9]{1,15}") || Long.parseLong(part) < 1) {
        throw mistake(value, "whole numbers from 1, such as 512,512");
      }
      sizes[i] = Long.parseLong(part);
    }
    return sizes;
  }

  /// Reads names, separated by commas.
  List<String> names(String value) {
    List<String> names = Stream.of(value.split(",", -1)).map(String::strip).toList();
    if (names.stream().anyMatch(String::isEmpty)) {
      throw mistake(value, "names that are not empty");
    }
    return names;
  }

  RequestException mistake(String value, String wanted) {
    return new RequestException(
        "creation option " + name + " cannot be '" + value + "'", "give " + wanted);
  }
}
