package dev.swath.zarr.metadata;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/// A named thing with its settings, such as a codec: `"crc32c"` or `{"name": …,
/// "configuration": …}`.
record Extension(String name, Fields configuration, boolean mustUnderstand) {
  static Extension of(Fields owner, String member, JsonElement value) {
    if (value instanceof JsonPrimitive text && text.isString()) {
      return new Extension(
          text.getAsString(), new Fields(new JsonObject(), text.getAsString()), true);
    }
    if (value instanceof JsonObject object) {
      Fields fields = new Fields(object, member);
      String name = fields.text("name");
      Fields settings =
          fields
              .optionalObject("configuration")
              .map(s -> new Fields(s.object(), name))
              .orElse(new Fields(new JsonObject(), name));
      return new Extension(name, settings, fields.flag("must_understand", true));
    }
    throw owner.wrong(member, "must be a name or an object but is " + Fields.show(value));
  }
}
