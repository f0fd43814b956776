package dev.swath.geotiff.gdal;

import dev.swath.raster.BandInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// GDAL's metadata of a dataset: `<GDALMetadata>` with `<Item name= sample= role= domain=>`.
///
/// A text that is not well formed gives nothing but a warning: pixels do not depend on it.
///
/// @param dataset items of the whole dataset; those of a domain as `domain:name`
/// @param warnings what was left out, in sentences
public record GdalMetadata(
    Map<String, String> dataset, Map<Integer, BandInfo> bands, List<String> warnings) {
  public static final GdalMetadata NONE = new GdalMetadata(Map.of(), Map.of(), List.of());

  public GdalMetadata {
    dataset = java.util.Collections.unmodifiableMap(new TreeMap<>(dataset));
    bands = java.util.Collections.unmodifiableMap(new TreeMap<>(bands));
    warnings = List.copyOf(warnings);
  }

  public static GdalMetadata parse(String xml) {
    List<MetadataItem> items;
    try {
      items = new MetadataScanner(xml).scan();
    } catch (MetadataScanner.Broken e) {
      return new GdalMetadata(
          Map.of(), Map.of(), List.of("GDAL's metadata were left out: " + e.getMessage()));
    }
    Map<String, String> dataset = new TreeMap<>();
    Map<Integer, List<MetadataItem>> bySample = new TreeMap<>();
    for (MetadataItem item : items) {
      if (item.sample() == MetadataItem.DATASET) {
        dataset.putIfAbsent(item.key(), item.value());
      } else {
        bySample.computeIfAbsent(item.sample(), _ -> new ArrayList<>()).add(item);
      }
    }
    List<String> warnings = new ArrayList<>();
    Map<Integer, BandInfo> bands = new TreeMap<>();
    bySample.forEach((sample, own) -> bands.put(sample, band(own, warnings)));
    return new GdalMetadata(dataset, bands, warnings);
  }

  private static BandInfo band(List<MetadataItem> items, List<String> warnings) {
    String name = "";
    double scale = 1;
    double offset = 0;
    String unit = "";
    String role = "";
    Map<String, String> metadata = new TreeMap<>();
    for (MetadataItem item : items) {
      switch (item.role()) {
        case "description" -> name = item.value();
        case "scale" -> scale = number(item, 1, warnings);
        case "offset" -> offset = number(item, 0, warnings);
        case "unittype" -> unit = item.value();
        case "colorinterp" -> role = item.value().toLowerCase(Locale.ROOT);
        default -> metadata.putIfAbsent(item.key(), item.value());
      }
    }
    return new BandInfo(name, scale, offset, unit, role, metadata);
  }

  private static double number(MetadataItem item, double absent, List<String> warnings) {
    var number = NumberText.parse(item.value());
    if (number.isEmpty()) {
      warnings.add(
          "the "
              + item.role()
              + " of band "
              + (item.sample() + 1)
              + " is no number and was left"
              + " out");
    }
    return number.orElse(absent);
  }
}
