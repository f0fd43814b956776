package dev.swath.zarr.geo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.swath.SwathException;
import dev.swath.grid.Wkt;
import java.util.OptionalInt;

/// The rules of the convention `proj`.
final class ProjRules {
  private ProjRules() {}

  static void check(JsonObject attributes, Findings findings) {
    JsonElement code = attributes.get(CrsSources.CODE);
    JsonElement wkt = attributes.get(CrsSources.WKT2);
    JsonElement json = attributes.get(CrsSources.PROJJSON);
    if (code == null && wkt == null && json == null) {
      findings.error(
          "proj-empty",
          CrsSources.CODE,
          "one of proj:code, proj:wkt2 and proj:projjson must be there");
      return;
    }
    if (wkt == null) {
      findings.advice(
          "proj-wkt2-missing",
          CrsSources.WKT2,
          "proj:wkt2 should always be there, so that no database of codes is needed");
    }
    if (code != null) {
      findings.holds(
          "proj-code",
          CrsSources.CODE,
          code,
          "an authority and a code such as EPSG:32631",
          value -> Findings.isText(value) && value.getAsString().matches("[^:]+:[^:]+"));
    }
    if (json != null) {
      findings.holds(
          "proj-projjson",
          CrsSources.PROJJSON,
          json,
          "an object with a type and a name",
          value -> value instanceof JsonObject o && o.has("type") && o.has("name"));
    }
    if (wkt != null) {
      checkText(wkt, code, findings);
    }
  }

  private static void checkText(JsonElement wkt, JsonElement code, Findings findings) {
    if (!findings.holds("proj-wkt2", CrsSources.WKT2, wkt, "a text", Findings::isText)) {
      return;
    }
    try {
      Wkt tree = Wkt.parse(wkt.getAsString());
      if (!tree.isVersion2()) {
        findings.error(
            "proj-wkt2",
            CrsSources.WKT2,
            "proj:wkt2 must be WKT 2 but " + tree.keyword() + " is a keyword of WKT 1");
      }
      checkAgreement(tree.epsg(), code, findings);
    } catch (SwathException e) {
      findings.error("proj-wkt2", CrsSources.WKT2, e.what());
    }
  }

  private static void checkAgreement(OptionalInt said, JsonElement code, Findings findings) {
    if (said.isPresent()
        && code != null
        && Findings.isText(code)
        && !code.getAsString().equals("EPSG:" + said.getAsInt())) {
      findings.error(
          "proj-conflict",
          CrsSources.CODE,
          "proj:code is "
              + Attributes.brief(code.getAsString())
              + " but proj:wkt2 says EPSG:"
              + said.getAsInt());
    }
  }
}
