package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/// The GeoZarr conventions that are written. Each is known by its UUID; names and addresses have
/// changed from draft to draft, and those of version 0.1 are fixed by its schemas.
enum Convention {
  PROJ(
      "f17cb550-5864-4468-aeb7-f3180cfb622f",
      "proj",
      "Coordinate reference system information for geospatial data"),
  SPATIAL("689b58e2-cf7b-45e0-9fff-9cfc0883d6b4", "spatial", "Spatial coordinate information"),
  MULTISCALES(
      "d35379db-88df-4056-af3a-620245f8e347", "multiscales", "Multiscale layout of zarr datasets");

  /// The attribute that lists the conventions of a node.
  static final String LIST = "zarr_conventions";

  private final String uuid;
  private final String label;
  private final String description;

  Convention(String uuid, String label, String description) {
    this.uuid = uuid;
    this.label = label;
    this.description = description;
  }

  String uuid() {
    return uuid;
  }

  String label() {
    return label;
  }

  /// What the list of a node has for this convention.
  JsonObject entry() {
    JsonObject entry = new JsonObject();
    entry.addProperty(
        "schema_url",
        "https://raw.githubusercontent.com/zarr-conventions/"
            + label
            + "/refs/tags/v0.1/schema.json");
    entry.addProperty(
        "spec_url", "https://github.com/zarr-conventions/" + label + "/blob/v0.1/README.md");
    entry.addProperty("uuid", uuid);
    entry.addProperty("name", label);
    entry.addProperty("description", description);
    return entry;
  }

  /// Whether an entry of a list stands for this convention, in whatever version.
  boolean isNamedBy(JsonElement entry) {
    if (!(entry instanceof JsonObject named)) {
      return false;
    }
    Attributes fields = new Attributes(named);
    Optional<String> id = fields.tryText("uuid");
    return id.isPresent()
        ? id.get().equalsIgnoreCase(uuid)
        : fields.tryText("name").map(this::isCalled).orElse(false);
  }

  /// Drafts ended the name with a colon, or began it with `geo`.
  private boolean isCalled(String name) {
    return name.equals(label)
        || name.equals(label + ":")
        || name.equals("geo-" + label)
        || name.equals("geo:" + label);
  }

  /// Whether the list of some attributes has this convention.
  boolean isDeclaredBy(JsonObject attributes) {
    if (!(attributes.get(LIST) instanceof JsonArray entries)) {
      return false;
    }
    return entries.asList().stream().anyMatch(this::isNamedBy);
  }

  /// The convention that an entry stands for.
  static Optional<Convention> of(JsonElement entry) {
    for (Convention convention : values()) {
      if (convention.isNamedBy(entry)) {
        return Optional.of(convention);
      }
    }
    return Optional.empty();
  }
}
