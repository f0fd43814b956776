package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The creation options that a user gave, each known and with a value that it takes. Whether they
/// go together is their format's to say.
///
/// @param given values by the option's upper-case name
record CreationOptions(Map<String, String> given) {
  CreationOptions {
    given = Collections.unmodifiableMap(new TreeMap<>(given));
  }

  /// Refuses names and values that a format does not know.
  static CreationOptions of(Format format, Map<String, String> given) {
    Map<String, String> checked = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          CreationOption option = named(format, name);
          option.check(value);
          checked.put(option.name(), value);
        });
    return new CreationOptions(checked);
  }

  private static CreationOption named(Format format, String name) {
    return format.options().stream()
        .filter(option -> option.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RequestException(
                    "unknown creation option '" + name + "' of " + format.label(),
                    "known are "
                        + format.options().stream().map(CreationOption::name).toList()
                        + "; --co=? explains them"));
  }

  boolean has(CreationOption option) {
    return given.containsKey(option.name());
  }

  /// The value in upper case.
  Optional<String> word(CreationOption option) {
    return text(option).map(text -> text.toUpperCase(Locale.ROOT));
  }

  /// The value as it was given.
  Optional<String> text(CreationOption option) {
    return Optional.ofNullable(given.get(option.name())).map(String::strip);
  }

  Optional<Integer> number(CreationOption option) {
    return text(option).map(option::number);
  }

  Optional<long[]> sizes(CreationOption option) {
    return text(option).map(option::sizes);
  }

  List<String> names(CreationOption option) {
    return text(option).map(option::names).orElse(List.of());
  }

  boolean isOn(CreationOption option, boolean standard) {
    return word(option)
        .map(text -> text.equals("YES") || text.equals("TRUE") || text.equals("ON"))
        .orElse(standard);
  }
}
