package dev.swath.onnx.card;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.swath.CorruptDataException;
import dev.swath.array.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// The members of a card's object, each of the type that it must have.
///
/// @param place of the object in the card, with a dot at its end; empty for the card itself
record CardFields(JsonObject object, String place) {
  static final String REMEDY = "mend the model card; docs/reference/models.md lists its members";

  /// What a whole card says.
  static ModelCard card(JsonObject root) {
    CardFields fields = new CardFields(root, "");
    fields.allow("description", "input", "chip", "output");
    try {
      return new ModelCard(
          fields.text("description").orElse(""),
          input(fields.object("input")),
          chip(fields.object("chip")),
          output(fields.object("output")));
    } catch (IllegalArgumentException e) {
      throw new CorruptDataException(e.getMessage(), REMEDY, e);
    }
  }

  private static InputCard input(CardFields fields) {
    fields.allow("tensor", "axes", "bands", "scale", "offset", "mean", "std", "fill", "gaps");
    InputCard plain = InputCard.PLAIN;
    Normalisation none = Normalisation.NONE;
    return new InputCard(
        fields.text("tensor"),
        fields.text("axes").map(Axes::of).orElse(plain.axes()),
        fields.texts("bands"),
        new Normalisation(
            fields.number("scale").orElse(none.scale()),
            fields.number("offset").orElse(none.offset()),
            fields.numbers("mean").orElse(none.mean()),
            fields.numbers("std").orElse(none.std())),
        fields.number("fill").orElse(plain.fill()),
        fields.text("gaps").map(Gaps::of).orElse(plain.gaps()));
  }

  private static ChipCard chip(CardFields fields) {
    fields.allow("rows", "cols", "trim", "zoom");
    return new ChipCard(
        fields.integer("rows"),
        fields.integer("cols"),
        fields.integer("trim").orElse(ChipCard.ANY.trim()),
        fields.integer("zoom").orElse(ChipCard.ANY.zoom()));
  }

  private static OutputCard output(CardFields fields) {
    fields.allow("tensor", "axes", "mapping", "scale", "offset", "bands", "dtype", "nodata");
    OutputCard plain = OutputCard.PLAIN;
    return new OutputCard(
        fields.text("tensor"),
        fields.text("axes").map(Axes::of).orElse(plain.axes()),
        fields.text("mapping").map(Mapping::of).orElse(plain.mapping()),
        fields.number("scale").orElse(plain.scale()),
        fields.number("offset").orElse(plain.offset()),
        fields.texts("bands"),
        fields.text("dtype").map(DType::of),
        fields.noData("nodata"));
  }

  private void allow(String... names) {
    for (String name : object.keySet()) {
      if (!Set.of(names).contains(name)) {
        throw new CorruptDataException(
            "unknown member \"" + place + shorten(name) + "\"; known are " + List.of(names),
            REMEDY);
      }
    }
  }

  private CardFields object(String name) {
    return member(
            name,
            "an object",
            value -> value instanceof JsonObject o ? Optional.of(o) : Optional.empty())
        .map(found -> new CardFields(found, place + name + "."))
        .orElseGet(() -> new CardFields(new JsonObject(), place + name + "."));
  }

  private Optional<String> text(String name) {
    return member(name, "a text", CardFields::text);
  }

  private Optional<Double> number(String name) {
    return member(name, "a number", CardFields::number);
  }

  /// A number, or the text `nan`.
  private Optional<Double> noData(String name) {
    return member(
        name,
        "a number or \"nan\"",
        value -> number(value).or(() -> text(value).filter("nan"::equals).map(_ -> Double.NaN)));
  }

  private OptionalInt integer(String name) {
    return member(
            name,
            "an integer",
            value ->
                number(value).filter(v -> v == Math.rint(v) && Math.abs(v) <= Integer.MAX_VALUE))
        .map(value -> OptionalInt.of(Math.toIntExact(Math.round(value))))
        .orElseGet(OptionalInt::empty);
  }

  /// Names, where a number stands for itself.
  private List<String> texts(String name) {
    return member(
            name,
            "a list of names or numbers",
            value ->
                list(value, item -> text(item).or(() -> number(item).map(_ -> item.getAsString()))))
        .orElse(List.of());
  }

  /// One number or a list of them.
  private Optional<List<Double>> numbers(String name) {
    return member(
        name,
        "a number or a list of numbers",
        value -> number(value).map(List::of).or(() -> list(value, CardFields::number)));
  }

  private <T> Optional<T> member(
      String name, String kind, Function<JsonElement, Optional<T>> reader) {
    JsonElement value = object.get(name);
    if (value == null || value.isJsonNull()) {
      return Optional.empty();
    }
    Optional<T> read = reader.apply(value);
    if (read.isEmpty()) {
      throw new CorruptDataException(
          "\"" + place + name + "\" must be " + kind + " but is " + shorten(value.toString()),
          REMEDY);
    }
    return read;
  }

  private static <T> Optional<List<T>> list(
      JsonElement value, Function<JsonElement, Optional<T>> reader) {
    if (!(value instanceof JsonArray array)) {
      return Optional.empty();
    }
    List<T> items = new ArrayList<>();
    for (JsonElement item : array) {
      Optional<T> read = reader.apply(item);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      items.add(read.get());
    }
    return Optional.of(items);
  }

  private static Optional<String> text(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString()
        ? Optional.of(primitive.getAsString())
        : Optional.empty();
  }

  private static Optional<Double> number(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isNumber()
        ? Optional.of(Double.parseDouble(primitive.getAsString()))
        : Optional.empty();
  }

  private static String shorten(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
