package dev.swath.operators.calc;

import dev.swath.raster.BandInfo;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Finds the bands that an expression names.
///
/// A name is looked up among the caller's own names, then the inputs' names and roles, then
/// read as `B3`, or as the letter of an input with one band.
final class Bands {
  private static final Pattern NUMBERED = Pattern.compile("[Bb]?([1-9][0-9]{0,5})");
  private static final int SHOWN = 20;

  /// Other words for a role.
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "nir", List.of("near infrared", "nir08", "near_infrared", "nearinfrared"),
          "swir1", List.of("swir16", "swir 1", "short wave infrared 1"),
          "swir2", List.of("swir22", "swir 2", "short wave infrared 2"),
          "rededge", List.of("rededge071", "red edge", "red_edge", "rededge1"));

  private final List<RasterSchema> inputs;
  private final Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String text;

  /// @param given the caller's names for bands, such as `nir` for `4` or `A.B4`
  Bands(List<RasterSchema> inputs, Map<String, String> given, String text) {
    this.inputs = inputs;
    this.given.putAll(given);
    this.text = text;
  }

  BandPlace find(Syntax.Band band) {
    if (band.input().isPresent()) {
      return in(input(band, band.input().get()), band, band.name());
    }
    String meant = given.getOrDefault(band.name(), band.name());
    int dot = meant.indexOf('.');
    if (!meant.equals(band.name()) && dot == 1) {
      return in(input(band, meant.substring(0, 1)), band, meant.substring(2));
    }
    return anywhere(band, meant);
  }

  private int input(Syntax.Band band, String letter) {
    int index = letter.length() == 1 ? Character.toUpperCase(letter.charAt(0)) - 'A' : -1;
    if (index < 0 || index >= inputs.size()) {
      throw new ExpressionException(
          "there is no input '" + letter + "'",
          "inputs are " + letters() + " in the order given",
          text,
          band.at());
    }
    return index;
  }

  private String letters() {
    return inputs.size() == 1 ? "A" : "A to " + letter(inputs.size() - 1);
  }

  private static char letter(int input) {
    return (char) ('A' + input);
  }

  private BandPlace in(int input, Syntax.Band band, String name) {
    List<BandPlace> named = named(List.of(input), name);
    if (!named.isEmpty()) {
      return only(named, band);
    }
    return numbered(input, name).orElseThrow(() -> unknown(band, name));
  }

  private BandPlace anywhere(Syntax.Band band, String name) {
    List<BandPlace> named = named(IntStream.range(0, inputs.size()).boxed().toList(), name);
    if (!named.isEmpty()) {
      return only(named, band);
    }
    if (name.length() == 1
        && Character.toUpperCase(name.charAt(0)) - 'A' < inputs.size()
        && Character.isLetter(name.charAt(0))) {
      return whole(band, input(band, name));
    }
    if (inputs.size() > 1 && NUMBERED.matcher(name).matches()) {
      throw new ExpressionException(
          "of which input '" + name + "' is cannot be told",
          "write A." + name + " for a band of the first, B." + name + " of the second",
          text,
          band.at());
    }
    return numbered(0, name).orElseThrow(() -> unknown(band, name));
  }

  /// An input by its letter alone.
  private BandPlace whole(Syntax.Band band, int input) {
    if (count(input) > 1) {
      throw new ExpressionException(
          letter(input) + " has " + count(input) + " bands",
          "write which, such as " + letter(input) + ".B1",
          text,
          band.at());
    }
    return new BandPlace(input, 0);
  }

  private Optional<BandPlace> numbered(int input, String name) {
    Matcher matcher = NUMBERED.matcher(name);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > count(input)) {
      return Optional.empty();
    }
    return Optional.of(new BandPlace(input, Integer.parseInt(matcher.group(1)) - 1));
  }

  private long count(int input) {
    RasterSchema schema = inputs.get(input);
    return schema.extent().size(schema.dimensions().indexOf(RasterSchema.BAND));
  }

  /// Bands of that name; else of it in other letters; else of that role; else of a word for it.
  private List<BandPlace> named(List<Integer> among, String name) {
    List<String> words = WORDS.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    List<BiPredicate<BandInfo, String>> ways =
        List.of(
            (info, wanted) -> info.name().equals(wanted),
            (info, wanted) -> info.name().equalsIgnoreCase(wanted),
            (info, wanted) -> info.role().equalsIgnoreCase(wanted),
            (info, _) ->
                words.stream()
                    .anyMatch(
                        word ->
                            word.equalsIgnoreCase(info.name())
                                || word.equalsIgnoreCase(info.role())));
    for (BiPredicate<BandInfo, String> way : ways) {
      List<BandPlace> found = new ArrayList<>();
      for (int input : among) {
        List<BandInfo> infos = inputs.get(input).bands();
        for (int band = 0; band < infos.size(); band++) {
          if (way.test(infos.get(band), name)) {
            found.add(new BandPlace(input, band));
          }
        }
      }
      if (!found.isEmpty() && !name.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private BandPlace only(List<BandPlace> found, Syntax.Band band) {
    if (found.size() > 1) {
      List<String> places =
          found.stream().map(p -> letter(p.input()) + ".B" + (p.band() + 1)).limit(SHOWN).toList();
      throw new ExpressionException(
          "'" + band.name() + "' is the name of " + found.size() + " bands",
          "write one of " + places,
          text,
          band.at());
    }
    return found.getFirst();
  }

  private ExpressionException unknown(Syntax.Band band, String name) {
    List<String> known = new ArrayList<>();
    for (int input = 0; input < inputs.size(); input++) {
      String before = inputs.size() > 1 ? letter(input) + "." : "";
      long count = count(input);
      known.add(count == 1 ? before + "B1" : before + "B1 to " + before + "B" + count);
      inputs.get(input).bands().stream()
          .flatMap(info -> java.util.stream.Stream.of(info.name(), info.role()))
          .filter(word -> !word.isEmpty())
          .distinct()
          .limit(SHOWN)
          .forEach(word -> known.add(before + quoted(word)));
    }
    known.addAll(given.keySet());
    return new ExpressionException(
        "there is no band '" + name + "'",
        "known are " + String.join(", ", known),
        text,
        band.at());
  }

  private static String quoted(String name) {
    return name.matches("[\\p{L}_][\\p{L}\\p{N}_]*") ? name : '"' + name + '"';
  }
}
