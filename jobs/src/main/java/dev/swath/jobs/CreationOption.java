package dev.swath.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The creation options of GeoTIFF output, under GDAL's names.
public enum CreationOption {
  COMPRESS("NONE|LZW|DEFLATE|PACKBITS|ZSTD", "how tiles are compressed", "DEFLATE"),
  LEVEL("1…22", "effort: DEFLATE 1…12, ZSTD 1…22", "6 for DEFLATE, 3 for ZSTD"),
  ZLEVEL("1…12", "effort of DEFLATE", "6"),
  ZSTD_LEVEL("1…22", "effort of ZSTD", "3"),
  PREDICTOR("NO|STANDARD|FLOATING_POINT|1|2|3|AUTO", "differences instead of values", "AUTO"),
  TILED("YES|NO", "tiles or strips", "YES"),
  BLOCKSIZE("N", "edge of a tile, a multiple of 16", "512"),
  BLOCKXSIZE("N", "width of a tile, a multiple of 16", "BLOCKSIZE"),
  BLOCKYSIZE("N", "height of a tile, a multiple of 16, or rows of a strip", "BLOCKSIZE"),
  INTERLEAVE(
      "PIXEL|BAND", "samples of a pixel together, or bands apart", "as the input, else PIXEL"),
  BIGTIFF(
      "YES|NO|IF_NEEDED|IF_SAFER", "64-bit offsets, which older programs cannot read", "IF_NEEDED"),
  SPARSE_OK("TRUE|FALSE", "leave out tiles that hold no data", "FALSE"),
  PHOTOMETRIC("MINISBLACK|RGB", "what samples mean", "as the input");

  private final String values;
  private final String meaning;
  private final String standard;

  CreationOption(String values, String meaning, String standard) {
    this.values = values;
    this.meaning = meaning;
    this.standard = standard;
  }

  /// The values it takes, for people.
  public String accepted() {
    return values;
  }

  public String meaning() {
    return meaning;
  }

  /// What happens without it.
  public String standard() {
    return standard;
  }

  /// Refuses names and values that are not known.
  static void check(Map<String, String> options) {
    options.forEach((name, value) -> named(name).check(value));
  }

  /// The option of that name.
  public static CreationOption named(String name) {
    for (CreationOption option : values()) {
      if (option.name().equalsIgnoreCase(name)) {
        return option;
      }
    }
    throw new RequestException(
        "unknown creation option '" + name + "'",
        "known are " + Arrays.toString(values()) + "; --co=? explains them");
  }

  private void check(String value) {
    if (values.equals("N") || values.contains("…")) {
      number(value);
    } else if (!choices().contains(value.toUpperCase(Locale.ROOT))) {
      throw mistake(value, "one of " + choices());
    }
  }

  private List<String> choices() {
    List<String> choices = Arrays.asList(values.split("\\|"));
    if (!choices.contains("YES") && !choices.contains("TRUE")) {
      return choices;
    }
    return java.util.stream.Stream.concat(
            choices.stream(), java.util.stream.Stream.of("YES", "NO", "TRUE", "FALSE", "ON", "OFF"))
        .distinct()
        .toList();
  }

  /// Reads a value that must be a whole number within this option's bounds.
  int number(String value) {
    int least = 1;
    int most = values.equals("N") ? 1 << 20 : Integer.parseInt(values.split("…")[1]);
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // the message below says what is wanted
    }
    throw mistake(value, "a whole number from " + least + " to " + most);
  }

  RequestException mistake(String value, String wanted) {
    return new RequestException(
        "creation option " + name() + " cannot be '" + value + "'", "give " + wanted);
  }
}
