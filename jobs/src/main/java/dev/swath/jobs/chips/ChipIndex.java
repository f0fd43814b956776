package dev.swath.jobs.chips;

import dev.swath.grid.Affine;
import dev.swath.grid.CellIndex;
import dev.swath.grid.GridGeometry;
import dev.swath.patches.place.Anchor;
import dev.swath.patches.place.Placement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which chips there are, what each is for and where it lies.
///
/// As a document it is GeoJSON: a feature for each chip, whose area is in the raster's own
/// coordinates, or in rows and columns where the raster has none.
public final class ChipIndex {
  /// One chip.
  ///
  /// @param place among the chips of its split, from 0
  public record Entry(long chip, Anchor anchor, Split split, long place) {}

  private final List<Entry> entries;
  private final Map<Split, Long> counts = new EnumMap<>(Split.class);
  private final long rows;
  private final long cols;

  /// @param placement with one index
  public ChipIndex(Placement placement, SpatialSplit split) {
    long[] size = placement.size();
    this.rows = size[size.length - 2];
    this.cols = size[size.length - 1];
    List<Entry> all = new ArrayList<>();
    for (long n = 0; n < placement.indices().count(); n++) {
      long[] at = placement.anchor(CellIndex.in(placement.indices(), n));
      Anchor anchor = new Anchor(at[at.length - 2], at[at.length - 1]);
      Split of = split.of(anchor, rows, cols);
      long place = counts.merge(of, 1L, Long::sum) - 1;
      all.add(new Entry(n, anchor, of, place));
    }
    this.entries = List.copyOf(all);
  }

  public Entry entry(long chip) {
    return entries.get(Math.toIntExact(chip));
  }

  /// Chips of a split.
  public long count(Split split) {
    return counts.getOrDefault(split, 0L);
  }

  public long count() {
    return entries.size();
  }

  /// The document.
  public String geoJson(Optional<GridGeometry> geometry) {
    StringBuilder text = new StringBuilder("{\"type\": \"FeatureCollection\",\n");
    String crs = geometry.flatMap(GridGeometry::crs).map(system -> system.label()).orElse("");
    if (crs.matches("EPSG:[0-9]+")) {
      text.append(
              "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::")
          .append(crs.substring(5))
          .append("\"}},\n");
    }
    text.append("\"rows\": ").append(rows).append(", \"cols\": ").append(cols);
    text.append(",\n\"features\": [");
    Affine place = geometry.map(GridGeometry::transform).orElse(Affine.IDENTITY);
    for (Entry entry : entries) {
      text.append(entry.chip == 0 ? "\n" : ",\n");
      feature(text, entry, place);
    }
    return text.append("\n]}\n").toString();
  }

  private void feature(StringBuilder text, Entry entry, Affine place) {
    text.append("{\"type\": \"Feature\", \"id\": ").append(entry.chip);
    text.append(", \"properties\": {\"split\": \"").append(entry.split);
    text.append("\", \"place\": ").append(entry.place);
    text.append(", \"row\": ").append(entry.anchor.row());
    text.append(", \"col\": ").append(entry.anchor.col());
    text.append("}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[");
    long top = entry.anchor.row();
    long left = entry.anchor.col();
    corner(text, place, top, left).append(", ");
    corner(text, place, top + rows, left).append(", ");
    corner(text, place, top + rows, left + cols).append(", ");
    corner(text, place, top, left + cols).append(", ");
    corner(text, place, top, left).append("]]}}");
  }

  private static StringBuilder corner(StringBuilder text, Affine place, long row, long col) {
    text.append('[').append(place.x(col, row)).append(", ").append(place.y(col, row));
    return text.append(']');
  }
}
