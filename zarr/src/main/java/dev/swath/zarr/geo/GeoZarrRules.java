package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules of the GeoZarr conventions `proj`, `spatial` and `multiscales`, version 0.1: all that
/// their schemas ask for, what their texts ask for beyond, and what common readers stumble over.
///
/// A node that neither declares nor uses a convention has no findings.
public final class GeoZarrRules {
  private GeoZarrRules() {}

  /// What a node breaks.
  public static List<Finding> check(GeoZarrNode node) {
    Findings findings = new Findings(node.path());
    Set<Convention> declared = declared(node, findings);
    for (Convention convention : Convention.values()) {
      if (isUsed(convention, node.attributes())) {
        checkDeclared(convention, declared, findings);
      } else if (!declared.contains(convention)) {
        continue;
      }
      switch (convention) {
        case PROJ -> ProjRules.check(node.attributes(), findings);
        case SPATIAL -> SpatialRules.check(node, declared, findings);
        case MULTISCALES -> MultiscalesRules.check(node, findings);
      }
    }
    if (node instanceof GeoZarrNode.Array
        && !node.attributes().asMap().getOrDefault(Convention.LIST, JsonNull.INSTANCE).isJsonNull()
        && !declared.contains(Convention.PROJ)) {
      findings.advice(
          "convention-on-array",
          Convention.LIST,
          "GDAL looks for a coordinate system no further than an array that declares conventions;"
              + " declare none or proj too");
    }
    return findings.list();
  }

  private static boolean isUsed(Convention convention, JsonObject attributes) {
    return switch (convention) {
      case PROJ, SPATIAL ->
          attributes.keySet().stream().anyMatch(key -> key.startsWith(convention.label() + ":"));
      case MULTISCALES ->
          attributes.get(Multiscales.ATTRIBUTE) instanceof JsonObject object
              && object.has("layout");
    };
  }

  private static void checkDeclared(
      Convention convention, Set<Convention> declared, Findings findings) {
    if (!declared.contains(convention)) {
      findings.error(
          "convention-undeclared",
          Convention.LIST,
          "attributes of the convention "
              + convention.label()
              + " are there but it is not declared");
    }
  }

  private static Set<Convention> declared(GeoZarrNode node, Findings findings) {
    Set<Convention> declared = EnumSet.noneOf(Convention.class);
    JsonElement list = node.attributes().get(Convention.LIST);
    if (list == null) {
      return declared;
    }
    if (findings.holds("conventions", Convention.LIST, list, "a list", JsonElement::isJsonArray)) {
      for (JsonElement entry : (JsonArray) list) {
        Convention.of(entry)
            .ifPresent(
                convention -> {
                  checkEntry(convention, (JsonObject) entry, findings);
                  if (!declared.add(convention)) {
                    findings.error(
                        "convention-twice",
                        Convention.LIST,
                        "the convention " + convention.label() + " is declared twice");
                  }
                });
        checkIdentified(entry, findings);
      }
    }
    return declared;
  }

  private static void checkIdentified(JsonElement entry, Findings findings) {
    findings.holds(
        "convention-entry",
        Convention.LIST,
        entry,
        "objects with uuid, schema_url or spec_url",
        value ->
            value instanceof JsonObject object
                && (object.has("uuid") || object.has("schema_url") || object.has("spec_url")));
  }

  /// The schemas fix every value of an entry.
  private static void checkEntry(Convention convention, JsonObject entry, Findings findings) {
    JsonObject fixed = convention.entry();
    for (Map.Entry<String, JsonElement> field : entry.entrySet()) {
      JsonElement expected = fixed.get(field.getKey());
      String name = Convention.LIST + " " + convention.label() + " " + field.getKey();
      if (expected == null) {
        findings.error("convention-field", name, "an entry has no field of this name");
      } else if (!expected.equals(field.getValue())) {
        findings.error(
            "convention-version",
            name,
            Attributes.wrong(
                    field.getKey(), expected.toString() + " in version 0.1", field.getValue())
                .what());
      }
    }
  }
}
