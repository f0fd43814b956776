package dev.swath.zarr.metadata;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The members of a JSON object, each of the type that the format asks for.
///
/// @param where the place of the object in its document, for messages; empty for the document
record Fields(JsonObject object, String where) {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

  boolean has(String name) {
    return object.has(name);
  }

  /// A member that is there and not null.
  Optional<JsonElement> optional(String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(value);
  }

  JsonElement required(String name) {
    JsonElement value = object.get(name);
    if (value == null) {
      throw wrong(name, "is missing");
    }
    return value;
  }

  Fields object(String name) {
    return object(required(name), name);
  }

  Optional<Fields> optionalObject(String name) {
    return optional(name).map(value -> object(value, name));
  }

  private Fields object(JsonElement value, String name) {
    if (value instanceof JsonObject member) {
      return new Fields(member, place(name));
    }
    throw wrong(name, "must be an object but is " + show(value));
  }

  List<JsonElement> list(String name) {
    if (required(name) instanceof JsonArray array) {
      return array.asList();
    }
    throw wrong(name, "must be a list but is " + show(required(name)));
  }

  String text(String name) {
    if (required(name) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw wrong(name, "must be a text but is " + show(required(name)));
  }

  String text(String name, String absent) {
    return optional(name).isPresent() ? text(name) : absent;
  }

  boolean flag(String name, boolean absent) {
    if (optional(name).isEmpty()) {
      return absent;
    }
    if (required(name) instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw wrong(name, "must be true or false but is " + show(required(name)));
  }

  long integer(String name) {
    return integer(required(name), name);
  }

  long integer(String name, long absent) {
    return optional(name).map(value -> integer(value, name)).orElse(absent);
  }

  /// An integer between two others.
  int integer(String name, long absent, int low, int high) {
    long value = integer(name, absent);
    if (value < low || value > high) {
      throw wrong(name, "must be " + low + " to " + high + " but is " + value);
    }
    return Math.toIntExact(value);
  }

  double number(String name) {
    if (required(name) instanceof JsonPrimitive value && value.isNumber()) {
      return Double.parseDouble(value.getAsString());
    }
    throw wrong(name, "must be a number but is " + show(required(name)));
  }

  /// A list of integers that are not negative.
  long[] sizes(String name) {
    List<JsonElement> list = list(name);
    long[] sizes = new long[list.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = integer(list.get(i), name);
      if (sizes[i] < 0) {
        throw wrong(name, "must not be negative but is " + show(required(name)));
      }
    }
    return sizes;
  }

  private long integer(JsonElement value, String name) {
    if (value instanceof JsonPrimitive number
        && number.isNumber()
        && INTEGER.matcher(number.getAsString()).matches()) {
      try {
        return Long.parseLong(number.getAsString());
      } catch (NumberFormatException e) {
        throw new LimitException(
            "\"" + place(name) + "\" of " + number.getAsString() + " does not fit into 64 bits",
            "use a smaller value");
      }
    }
    throw wrong(name, "must be an integer of 64 bits but is " + show(value));
  }

  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    for (JsonElement value : list(name)) {
      objects.add(object(value, name));
    }
    return objects;
  }

  CorruptDataException wrong(String name, String how) {
    return new CorruptDataException(
        "\"" + place(name) + "\" " + how, "the document breaks the Zarr specification");
  }

  private String place(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }

  static String show(JsonElement value) {
    return JsonText.shorten(value.toString());
  }
}
