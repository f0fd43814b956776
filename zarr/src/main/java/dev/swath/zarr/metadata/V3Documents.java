package dev.swath.zarr.metadata;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.swath.UnsupportedDataException;
import dev.swath.grid.CellGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `zarr.json` documents of version 3.
public final class V3Documents {
  /// The name of the document of a node.
  public static final String NAME = "zarr.json";

  private static final String ATTRIBUTES = "attributes";
  private static final String CONSOLIDATED = "consolidated_metadata";
  private static final Set<String> ARRAY_MEMBERS =
      Set.of(
          "zarr_format",
          "node_type",
          "shape",
          "data_type",
          "chunk_grid",
          "chunk_key_encoding",
          "fill_value",
          "codecs",
          ATTRIBUTES,
          "storage_transformers",
          "dimension_names",
          CONSOLIDATED);
  private static final Set<String> GROUP_MEMBERS =
      Set.of("zarr_format", "node_type", ATTRIBUTES, CONSOLIDATED);

  private V3Documents() {}

  /// Whether a document is that of an array, not of a group.
  public static boolean isArray(JsonObject document) {
    Fields fields = new Fields(document, "");
    long format = fields.integer("zarr_format");
    if (format != 3) {
      throw new UnsupportedDataException(
          "\"zarr_format\" is " + format + " in a " + NAME, "versions 2 and 3 are read");
    }
    String type = fields.text("node_type");
    return switch (type) {
      case "array" -> true;
      case "group" -> false;
      default -> throw fields.wrong("node_type", "must be array or group but is " + type);
    };
  }

  /// Reads the document of a group.
  public static GroupMetadata group(JsonObject document) {
    Fields fields = new Fields(document, "");
    refuseUnknown(fields, GROUP_MEMBERS);
    Optional<JsonObject> consolidated =
        fields.optionalObject(CONSOLIDATED).map(V3Documents::consolidated);
    return new GroupMetadata(3, attributes(fields), consolidated);
  }

  private static JsonObject consolidated(Fields fields) {
    String kind = fields.text("kind", "inline");
    if (!kind.equals("inline")) {
      throw new UnsupportedDataException(
          "consolidated metadata of the kind \"" + JsonText.shorten(kind) + "\" is not read",
          "only inline metadata is");
    }
    return fields.object("metadata").object();
  }

  /// Reads the document of an array.
  public static ArrayMetadata array(JsonObject document, Limits limits) {
    Fields fields = new Fields(document, "");
    refuseUnknown(fields, ARRAY_MEMBERS);
    refuseTransformers(fields);
    ElementType type = V3Types.of(fields, limits);
    CellGrid chunks = chunks(fields);
    JsonElement value = fields.required("fill_value");
    // The specification wants a value; GDAL writes null where a band has none.
    FillValue fill =
        value.isJsonNull() ? FillValue.open(type) : new FillValues(3, type).parse(value);
    JsonObject attributes = attributes(fields);
    return new ArrayMetadata(
        3,
        chunks,
        type,
        fill,
        keys(fields),
        V3Codecs.parse(fields, "codecs", type, chunks.cell().sizes(), limits, 0),
        names(fields, chunks.rank()).orElse(DimensionNames.of(attributes, chunks.rank())),
        attributes);
  }

  private static void refuseUnknown(Fields fields, Set<String> known) {
    for (String name : fields.object().keySet()) {
      if (!known.contains(name) && !isIgnorable(fields.object().get(name))) {
        throw new UnsupportedDataException(
            "the unknown member \"" + JsonText.shorten(name) + "\" must be understood",
            "only members with \"must_understand\": false may be passed over");
      }
    }
  }

  private static boolean isIgnorable(JsonElement extension) {
    return extension instanceof JsonObject object
        && object.get("must_understand") instanceof JsonPrimitive value
        && value.isBoolean()
        && !value.getAsBoolean();
  }

  private static void refuseTransformers(Fields fields) {
    if (fields.optional("storage_transformers").isEmpty()) {
      return;
    }
    for (JsonElement value : fields.list("storage_transformers")) {
      Extension transformer = Extension.of(fields, "storage_transformers", value);
      if (transformer.mustUnderstand()) {
        throw new UnsupportedDataException(
            "the storage transformer \"" + JsonText.shorten(transformer.name()) + "\" is not read",
            "write the store without it");
      }
    }
  }

  private static CellGrid chunks(Fields fields) {
    long[] shape = fields.sizes("shape");
    Extension grid = Extension.of(fields, "chunk_grid", fields.required("chunk_grid"));
    if (!grid.name().equals("regular")) {
      throw new UnsupportedDataException(
          "the chunk grid \"" + JsonText.shorten(grid.name()) + "\" is not read",
          "only \"regular\" is");
    }
    return ChunkShapes.grid(shape, grid.configuration().sizes("chunk_shape"), fields);
  }

  private static ChunkKeys keys(Fields fields) {
    Extension keys =
        Extension.of(fields, "chunk_key_encoding", fields.required("chunk_key_encoding"));
    ChunkKeys.Style style =
        switch (keys.name()) {
          case "default" -> ChunkKeys.Style.DEFAULT;
          case "v2" -> ChunkKeys.Style.V2;
          default ->
              throw new UnsupportedDataException(
                  "the chunk keys \"" + JsonText.shorten(keys.name()) + "\" are not read",
                  "only \"default\" and \"v2\" are");
        };
    String separator =
        keys.configuration().text("separator", style == ChunkKeys.Style.DEFAULT ? "/" : ".");
    if (!separator.equals("/") && !separator.equals(".")) {
      throw keys.configuration().wrong("separator", "must be / or . but is " + separator);
    }
    return new ChunkKeys(style, separator.charAt(0));
  }

  private static Optional<List<Optional<String>>> names(Fields fields, int rank) {
    if (fields.optional("dimension_names").isEmpty()) {
      return Optional.empty();
    }
    List<Optional<String>> names = new ArrayList<>();
    for (JsonElement value : fields.list("dimension_names")) {
      if (!value.isJsonNull() && !(value instanceof JsonPrimitive text && text.isString())) {
        throw fields.wrong(
            "dimension_names", "must be texts or null but has " + Fields.show(value));
      }
      names.add(value.isJsonNull() ? Optional.empty() : Optional.of(value.getAsString()));
    }
    if (names.size() != rank) {
      throw fields.wrong("dimension_names", "must be " + rank + " names but are " + names.size());
    }
    return Optional.of(names);
  }

  private static JsonObject attributes(Fields fields) {
    return fields.optionalObject(ATTRIBUTES).map(Fields::object).orElseGet(JsonObject::new);
  }
}
