package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The rules of the convention `multiscales`.
final class MultiscalesRules {
  private MultiscalesRules() {}

  static void check(GeoZarrNode node, Findings findings) {
    if (!(node instanceof GeoZarrNode.Group group)) {
      findings.error(
          "multiscales-on-array", Multiscales.ATTRIBUTE, "only groups have several sizes");
      return;
    }
    JsonElement value = node.attributes().get(Multiscales.ATTRIBUTE);
    if (!(value instanceof JsonObject object)
        || !(object.get("layout") instanceof JsonArray layout)
        || layout.isEmpty()) {
      findings.error(
          "multiscales-layout",
          Multiscales.ATTRIBUTE,
          "multiscales must be an object with a layout of at least one level");
      return;
    }
    checkText(object, "resampling_method", Multiscales.ATTRIBUTE, findings);
    Set<String> assets = new HashSet<>();
    layout.forEach(
        level -> {
          if (level instanceof JsonObject entry) {
            new Attributes(entry).tryText("asset").ifPresent(assets::add);
          }
        });
    for (int i = 0; i < layout.size(); i++) {
      String at = "multiscales.layout[" + i + "]";
      if (findings.holds(
          "multiscales-layout", at, layout.get(i), "an object", JsonElement::isJsonObject)) {
        checkLevel(layout.get(i).getAsJsonObject(), at, assets, group, findings);
      }
    }
  }

  private static void checkLevel(
      JsonObject level, String at, Set<String> assets, GeoZarrNode.Group group, Findings findings) {
    Optional<String> asset = path(level, "asset", at, findings);
    Optional<String> source = path(level, "derived_from", at, findings);
    if (!level.has("asset")) {
      findings.error("multiscales-asset", at, "a level must have an asset");
    }
    asset
        .filter(a -> !group.contains().test(a))
        .ifPresent(
            a ->
                findings.error(
                    "multiscales-asset-missing", at + ".asset", "there is no group or array " + a));
    source
        .filter(s -> !assets.contains(s))
        .ifPresent(
            s ->
                findings.advice(
                    "multiscales-source-unknown",
                    at + ".derived_from",
                    "no level has the asset " + Attributes.brief(s)));
    checkTransform(level, at, findings);
    checkText(level, "resampling_method", at, findings);
  }

  private static Optional<String> path(JsonObject level, String key, String at, Findings findings) {
    JsonElement value = level.get(key);
    boolean good =
        value != null
            && findings.holds(
                key.equals("asset") ? "multiscales-asset" : "multiscales-derived-from",
                at + "." + key,
                value,
                "a path of names below the group",
                v -> Findings.isText(v) && Multiscales.isPath(v.getAsString()));
    return good ? Optional.of(value.getAsString()) : Optional.empty();
  }

  private static void checkTransform(JsonObject level, String at, Findings findings) {
    JsonElement value = level.get("transform");
    if (value == null) {
      if (level.has("derived_from")) {
        findings.error(
            "multiscales-transform", at, "a level with derived_from must have a transform");
      }
      return;
    }
    if (findings.holds(
        "multiscales-transform",
        at + ".transform",
        value,
        "an object",
        JsonElement::isJsonObject)) {
      for (String key : new String[] {"scale", "translation"}) {
        JsonElement numbers = value.getAsJsonObject().get(key);
        if (numbers != null) {
          findings.holds(
              "multiscales-" + key,
              at + ".transform." + key,
              numbers,
              "a list of numbers",
              v -> Findings.isNumbers(v, -1));
        }
      }
    }
  }

  private static void checkText(JsonObject in, String key, String at, Findings findings) {
    JsonElement value = in.get(key);
    if (value != null) {
      findings.holds("multiscales-resampling", at + "." + key, value, "a text", Findings::isText);
    }
  }
}
