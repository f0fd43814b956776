package dev.swath.zarr.geo;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.raster.NoData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An array to be described, with its group and siblings in memory.
final class MemoryArrays implements Siblings {
  private final Map<String, JsonObject> attributes = new HashMap<>();
  private final Map<String, double[]> numbers = new HashMap<>();
  private final Map<String, List<String>> texts = new HashMap<>();
  private final List<JsonObject> groups = new ArrayList<>();
  private final Window extent;
  private List<Optional<String>> names;
  private JsonObject ownAttributes = new JsonObject();
  private String path = "data";
  private DType dtype = DType.INT16;
  private DType coordinates = DType.FLOAT64;
  private Optional<NoData> fill = Optional.empty();

  private MemoryArrays(Window extent, List<Optional<String>> names) {
    this.extent = extent;
    this.names = names;
  }

  /// An array of 4 rows and 5 columns, called `y` and `x`.
  static MemoryArrays plane() {
    return named(Window.ofSize(4, 5), "y", "x");
  }

  static MemoryArrays named(Window extent, String... names) {
    return new MemoryArrays(extent, Arrays.stream(names).map(Optional::of).toList());
  }

  MemoryArrays withoutNames() {
    names = names.stream().map(_ -> Optional.<String>empty()).toList();
    return this;
  }

  static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  /// The array's attributes, as JSON with single quotes.
  MemoryArrays own(String text) {
    ownAttributes = json(text);
    return this;
  }

  MemoryArrays own(JsonObject object) {
    ownAttributes = object;
    return this;
  }

  /// The next group outwards.
  MemoryArrays group(String text) {
    groups.add(json(text));
    return this;
  }

  MemoryArrays group(JsonObject object) {
    groups.add(object);
    return this;
  }

  MemoryArrays at(String place) {
    path = place;
    return this;
  }

  MemoryArrays dtype(DType type) {
    dtype = type;
    return this;
  }

  MemoryArrays fill(long bits) {
    fill = Optional.of(new NoData(dtype, bits));
    return this;
  }

  MemoryArrays sibling(String name, String text, double... values) {
    return sibling(name, json(text), values);
  }

  MemoryArrays sibling(String name, JsonObject object, double... values) {
    attributes.put(name, object);
    if (values.length > 0) {
      numbers.put(name, values);
    }
    return this;
  }

  MemoryArrays textSibling(String name, String... values) {
    attributes.put(name, new JsonObject());
    texts.put(name, List.of(values));
    return this;
  }

  MemoryArrays coordinatesOf(DType type) {
    coordinates = type;
    return this;
  }

  DescribedArray described() {
    return new DescribedArray(path, extent, dtype, fill, names, ownAttributes, groups, this);
  }

  ArrayMeaning read() {
    return GeoAttributes.read(described());
  }

  @Override
  public Optional<JsonObject> attributes(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  @Override
  public Optional<List<String>> texts(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  @Override
  public Optional<Numbers> numbers(String name) {
    return Optional.ofNullable(numbers.get(name)).map(values -> new Values(values, coordinates));
  }

  private record Values(double[] values, DType dtype) implements Numbers {
    @Override
    public long length() {
      return values.length;
    }

    @Override
    public void read(long from, double[] into) {
      System.arraycopy(values, Math.toIntExact(from), into, 0, into.length);
    }
  }
}
