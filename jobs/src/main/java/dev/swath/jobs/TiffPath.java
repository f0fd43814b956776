package dev.swath.jobs;

import dev.swath.geotiff.GeoTiffFile;
import dev.swath.geotiff.GeoTiffRaster;
import dev.swath.jobs.request.RequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A path to a TIFF, or to one of its images: what follows a `#` is `overview=N`, `image=N`, both
/// counted from 0, or `mask`.
///
/// @param part what follows the `#`, or the empty text
record TiffPath(Path file, String part) {
  private static final Pattern NUMBERED = Pattern.compile("(overview|image)=([0-9]{1,9})");
  private static final String MASK = "mask";
  private static final String KNOWN = "overview=N, image=N and mask";

  static TiffPath of(Path path) {
    String text = path.toString();
    int mark = text.lastIndexOf('#');
    if (mark <= 0 || Files.exists(path)) {
      return new TiffPath(path, "");
    }
    Path file = Path.of(text.substring(0, mark));
    return Files.isRegularFile(file)
        ? new TiffPath(file, text.substring(mark + 1))
        : new TiffPath(path, "");
  }

  /// How a part of a file shows: `a.tif#mask`.
  String label(String name) {
    return part.isEmpty() ? name : name + "#" + part;
  }

  /// The image that is meant.
  GeoTiffRaster image(GeoTiffFile open) {
    if (part.isEmpty()) {
      return open.raster();
    }
    if (part.equals(MASK)) {
      return open.mask().orElseThrow(() -> new RequestException(file + " has no mask", remedy()));
    }
    Matcher numbered = NUMBERED.matcher(part);
    if (!numbered.matches()) {
      throw new RequestException(
          "'" + part + "' names no image of " + file, "write " + KNOWN + " after the #");
    }
    boolean overview = numbered.group(1).equals("overview");
    return at(
        overview ? open.overviews() : open.images(),
        overview ? "overviews" : "images",
        Integer.parseInt(numbered.group(2)));
  }

  private GeoTiffRaster at(List<GeoTiffRaster> images, String kind, int index) {
    if (index >= images.size()) {
      throw new RequestException(
          file
              + " has "
              + images.size()
              + " "
              + kind
              + ", counted from 0, but number "
              + index
              + " was asked for",
          remedy());
    }
    return images.get(index);
  }

  private static String remedy() {
    return "swath info tells what the file has";
  }

  /// The mask of an image, unless it is one.
  Optional<GeoTiffRaster> mask(GeoTiffFile open, GeoTiffRaster image) {
    return part.equals(MASK) || part.startsWith("image=") && image != open.raster()
        ? Optional.empty()
        : open.mask(image);
  }
}
