package dev.swath.geotiff.cog;

import dev.swath.geotiff.tag.SourceReader;
import dev.swath.geotiff.tag.TiffHeader;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text behind the header that says how a file is laid out: lines of `KEY=VALUE`.
///
/// @param end position after it
record Promises(Map<String, String> items, long end) {
  private static final String LAYOUT = "LAYOUT";
  private static final Pattern FIRST_LINE =
      Pattern.compile("GDAL_STRUCTURAL_METADATA_SIZE=([0-9]{6}) bytes\n");
  private static final int FIRST_LINE_BYTES = 43;

  Promises {
    items = Map.copyOf(items);
  }

  /// The text of a file, if it has any.
  static Optional<Promises> read(SourceReader source, TiffHeader header) {
    long start = header.bytes();
    if (!source.contains(start, FIRST_LINE_BYTES)) {
      return Optional.empty();
    }
    Matcher line = FIRST_LINE.matcher(text(source, start, FIRST_LINE_BYTES));
    if (!line.matches()) {
      return Optional.empty();
    }
    long bytes = Long.parseLong(line.group(1));
    start += FIRST_LINE_BYTES;
    if (!source.contains(start, bytes)) {
      return Optional.empty();
    }
    return Optional.of(new Promises(items(text(source, start, bytes)), start + bytes));
  }

  private static String text(SourceReader source, long position, long bytes) {
    return new String(
        source.bytes(position, bytes).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII);
  }

  private static Map<String, String> items(String text) {
    Map<String, String> items = new LinkedHashMap<>();
    for (String line : text.split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        items.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return items;
  }

  boolean has(String key, String value) {
    return value.equals(items.get(key));
  }

  boolean claimsLayout() {
    return has(LAYOUT, "IFDS_BEFORE_DATA");
  }

  boolean hasLeaders() {
    return has("BLOCK_LEADER", "SIZE_AS_UINT4");
  }

  boolean hasTrailers() {
    return has("BLOCK_TRAILER", "LAST_4_BYTES_REPEATED");
  }

  boolean isRowMajor() {
    return has("BLOCK_ORDER", "ROW_MAJOR");
  }

  boolean hasMasksBehindTiles() {
    return has("MASK_INTERLEAVED_WITH_IMAGERY", "YES");
  }

  boolean isBroken() {
    return has("KNOWN_INCOMPATIBLE_EDITION", "YES");
  }
}
