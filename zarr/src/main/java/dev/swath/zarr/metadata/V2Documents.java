package dev.swath.zarr.metadata;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.swath.UnsupportedDataException;
import dev.swath.array.Block;
import dev.swath.grid.CellGrid;
import java.nio.ByteOrder;
import java.util.Optional;

/// Reads `.zarray`, `.zgroup` and `.zattrs` documents of version 2.
public final class V2Documents {
  public static final String ARRAY = ".zarray";
  public static final String GROUP = ".zgroup";
  public static final String ATTRIBUTES = ".zattrs";

  /// The name of the document that holds copies of all others.
  public static final String CONSOLIDATED = ".zmetadata";

  private V2Documents() {}

  /// Reads the document of a group.
  public static GroupMetadata group(JsonObject document, JsonObject attributes) {
    checkFormat(new Fields(document, ""));
    return new GroupMetadata(2, attributes, Optional.empty());
  }

  /// The documents by their path that a `.zmetadata` holds.
  public static JsonObject consolidated(JsonObject document) {
    return new Fields(document, "").object("metadata").object();
  }

  private static void checkFormat(Fields fields) {
    long format = fields.integer("zarr_format");
    if (format != 2) {
      throw new UnsupportedDataException(
          "\"zarr_format\" is " + format + " in a document of version 2",
          "versions 2 and 3 are read");
    }
  }

  /// Reads the document of an array.
  public static ArrayMetadata array(JsonObject document, JsonObject attributes, Limits limits) {
    Fields fields = new Fields(document, "");
    checkFormat(fields);
    CellGrid chunks = ChunkShapes.grid(fields.sizes("shape"), fields.sizes("chunks"), fields);
    V2Types type = V2Types.of(fields.required("dtype"), limits);
    JsonElement fill = fields.required("fill_value");
    return new ArrayMetadata(
        2,
        chunks,
        type.type(),
        fill.isJsonNull()
            ? FillValue.open(type.type())
            : new FillValues(2, type.type()).parse(fill),
        new ChunkKeys(ChunkKeys.Style.V2, separator(fields)),
        V2Codecs.parse(
            fields,
            axisOrder(fields, chunks.rank()),
            type.order().orElse(ByteOrder.LITTLE_ENDIAN),
            limits),
        DimensionNames.of(attributes, chunks.rank()),
        attributes);
  }

  private static char separator(Fields fields) {
    String separator = fields.text("dimension_separator", ".");
    if (!separator.equals("/") && !separator.equals(".")) {
      throw fields.wrong("dimension_separator", "must be / or . but is " + separator);
    }
    return separator.charAt(0);
  }

  private static int[] axisOrder(Fields fields, int rank) {
    return switch (fields.text("order")) {
      case "C" -> Block.axes(rank);
      case "F" -> CodecAxes.reversed(rank);
      default -> throw fields.wrong("order", "must be C or F but is " + fields.text("order"));
    };
  }
}
