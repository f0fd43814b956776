package dev.swath.jobs;

import dev.swath.jobs.request.RequestException;
import dev.swath.operators.reduce.BandStatistics;
import dev.swath.operators.vector.Polygons;
import dev.swath.operators.vector.Shape;
import dev.swath.operators.zonal.ValueSummary;
import dev.swath.operators.zonal.Zone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What zones are called, and which there are.
sealed interface ZoneNames {
  String name(Zone zone);

  /// All zones in their order, those without a pixel too as far as they are known.
  List<Zone> all(List<Zone> found, int bands);

  /// Labels in ascending order.
  ///
  /// @param unsigned whether they are without a sign and fill 64 bits
  record Labels(boolean unsigned) implements ZoneNames {
    @Override
    public String name(Zone zone) {
      return unsigned ? Long.toUnsignedString(zone.number()) : Long.toString(zone.number());
    }

    @Override
    public List<Zone> all(List<Zone> found, int bands) {
      if (!unsigned) {
        return found;
      }
      List<Zone> sorted = new ArrayList<>(found);
      sorted.sort((a, b) -> Long.compareUnsigned(a.number(), b.number()));
      return sorted;
    }
  }

  /// Polygons in the order of their file.
  record Shapes(Polygons polygons, List<String> names) implements ZoneNames {
    /// @param field the property with their names
    static Shapes of(Path file, Polygons polygons, Optional<String> field) {
      List<String> names = new ArrayList<>();
      for (Shape shape : polygons.shapes()) {
        Optional<String> text =
            field.isPresent()
                ? Optional.ofNullable(shape.properties().get(field.get()))
                : shape.id();
        if (field.isPresent() && text.isEmpty()) {
          throw new RequestException(
              "polygon "
                  + (names.size() + 1)
                  + " of "
                  + file
                  + " has no property '"
                  + field.get()
                  + "' but "
                  + shape.properties().keySet(),
              "name one that all have, or leave --field out");
        }
        names.add(text.map(Shapes::plain).orElse(Integer.toString(names.size() + 1)));
      }
      return new Shapes(polygons, names);
    }

    /// A JSON text without its quotes, where there is nothing else to undo.
    private static String plain(String json) {
      boolean quoted = json.length() > 1 && json.startsWith("\"") && json.endsWith("\"");
      return quoted && json.indexOf('\\') < 0 ? json.substring(1, json.length() - 1) : json;
    }

    @Override
    public String name(Zone zone) {
      return names.get(Math.toIntExact(zone.number()));
    }

    @Override
    public List<Zone> all(List<Zone> found, int bands) {
      Map<List<Long>, Zone> known = new HashMap<>();
      found.forEach(zone -> known.put(List.of(zone.number(), (long) zone.band()), zone));
      List<Zone> all = new ArrayList<>();
      for (long shape = 0; shape < names.size(); shape++) {
        for (int band = 0; band < bands; band++) {
          Zone zone = known.get(List.of(shape, (long) band));
          all.add(zone == null ? empty(shape, band) : zone);
        }
      }
      return all;
    }

    private static Zone empty(long shape, int band) {
      BandStatistics none = new BandStatistics(0, 0, Double.NaN, Double.NaN, 0, 0);
      return new Zone(shape, band, none, Optional.of(ValueSummary.NONE));
    }
  }
}
