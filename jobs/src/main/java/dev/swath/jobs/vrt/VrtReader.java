package dev.swath.jobs.vrt;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.grid.Affine;
import dev.swath.raster.BandInfo;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads VRT documents that are simple mosaics. Whatever else a VRT can be is refused by its name.
public final class VrtReader {
  /// The largest document that is read, in bytes.
  public static final long MOST_BYTES = 64L << 20;

  private static final int MOST_BANDS = 65_535;
  private static final int MOST_PARTS = 1 << 20;
  private static final long LONGEST_SIDE = Integer.MAX_VALUE;
  private static final double MOST_BYTES_OF_PIXELS = 0x1p62;

  /// Types by their names in VRT.
  private static final Map<String, DType> TYPES =
      Map.ofEntries(
          Map.entry("Byte", DType.UINT8),
          Map.entry("UInt8", DType.UINT8),
          Map.entry("Int8", DType.INT8),
          Map.entry("UInt16", DType.UINT16),
          Map.entry("Int16", DType.INT16),
          Map.entry("UInt32", DType.UINT32),
          Map.entry("Int32", DType.INT32),
          Map.entry("UInt64", DType.UINT64),
          Map.entry("Int64", DType.INT64),
          Map.entry("Float16", DType.FLOAT16),
          Map.entry("Float32", DType.FLOAT32),
          Map.entry("Float64", DType.FLOAT64),
          Map.entry("CInt16", DType.COMPLEX_INT16),
          Map.entry("CInt32", DType.COMPLEX_INT32),
          Map.entry("CFloat32", DType.COMPLEX64),
          Map.entry("CFloat64", DType.COMPLEX128));

  /// Roles by colour interpretation, where the words differ.
  private static final Map<String, String> ROLES =
      Map.of("undefined", "", "gray", "gray", "palette", "palette");

  private static final Set<String> IGNORED_IN_DATASET =
      Set.of("Metadata", "OverviewList", "BlockXSize", "BlockYSize");

  private final VrtXml xml;
  private final List<VrtDocument.Band> bands = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Optional<Affine> transform = Optional.empty();
  private Optional<String> srs = Optional.empty();
  private int parts;

  private VrtReader(VrtXml xml) {
    this.xml = xml;
  }

  /// Reads a file.
  public static VrtDocument read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new LimitException(
            "a VRT may have " + MOST_BYTES + " bytes but this one has " + Files.size(file),
            "split it");
      }
      try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
        return new VrtReader(new VrtXml(bytes)).document();
      }
    } catch (SwathException e) {
      throw e.in(file.toString());
    } catch (NoSuchFileException e) {
      throw new StorageException("does not exist", "check the path", e).in(file.toString());
    } catch (IOException e) {
      throw new StorageException("cannot be read (" + e + ")", "check the storage", e)
          .in(file.toString());
    }
  }

  private VrtDocument document() {
    if (!xml.nextElement() || !xml.name().equals("VRTDataset")) {
      throw new CorruptDataException("has no element VRTDataset", "write the VRT again");
    }
    VrtNode root = new VrtNode("VRTDataset", xml.attributes(), "", List.of());
    root.attribute("subClass").ifPresent(kind -> refuse("a VRT of class " + kind));
    long cols = size(root, "rasterXSize");
    long rows = size(root, "rasterYSize");
    while (xml.nextElement()) {
      member(xml.name());
    }
    if (bands.isEmpty()) {
      throw new UnsupportedDataException("has no bands", "write a VRT with bands");
    }
    double bytes = (double) rows * cols * bands.size() * bands.getFirst().type().bytes();
    if (bytes > MOST_BYTES_OF_PIXELS) {
      throw new LimitException(
          "a raster of "
              + cols
              + "×"
              + rows
              + " pixels and "
              + bands.size()
              + " bands is too large",
          "split it");
    }
    return new VrtDocument(rows, cols, transform, srs, bands, warnings);
  }

  private static long size(VrtNode root, String name) {
    double size = root.number(name);
    if (!(size >= 1 && size <= LONGEST_SIDE && size == Math.rint(size))) {
      throw root.corrupt("has " + name + " " + size);
    }
    return (long) size;
  }

  private void member(String name) {
    if (name.equals("VRTRasterBand")) {
      band();
      return;
    }
    VrtNode node = xml.node();
    switch (name) {
      case "GeoTransform" -> transform = Optional.of(transform(node));
      case "SRS" -> srs = Optional.of(node.text().strip()).filter(text -> !text.isEmpty());
      case "GCPList" -> warnings.add("the VRT's ground control points are not taken");
      default -> {
        if (!IGNORED_IN_DATASET.contains(name)) {
          refuse("the element " + VrtNode.abbreviated(name));
        }
      }
    }
  }

  /// GDAL's order: x of the origin, width, rotation, y of the origin, rotation, height.
  private static Affine transform(VrtNode node) {
    String[] words = node.text().strip().split("[,\\s]+");
    double[] t = new double[6];
    try {
      for (int i = 0; i < 6 && words.length == 6; i++) {
        t[i] = Double.parseDouble(words[i]);
      }
    } catch (NumberFormatException _) {
      words = new String[0];
    }
    Affine map = new Affine(t[1], t[2], t[0], t[4], t[5], t[3]);
    if (words.length != 6 || !(Math.abs(map.determinant()) > 0) || !isFinite(t)) {
      throw node.corrupt("is no transform: " + VrtNode.abbreviated(node.text().strip()));
    }
    return map;
  }

  private static boolean isFinite(double... values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /// What a band says of itself while it is read.
  private static final class BandParts {
    private Optional<String> noData = Optional.empty();
    private String name = "";
    private String unit = "";
    private String role = "";
    private double scale = 1;
    private double offset;
    private final List<VrtDocument.Part> parts = new ArrayList<>();
  }

  private void band() {
    if (bands.size() == MOST_BANDS) {
      throw new LimitException("a VRT may have " + MOST_BANDS + " bands", "split it");
    }
    VrtNode head = new VrtNode("VRTRasterBand", xml.attributes(), "", List.of());
    head.attribute("subClass").ifPresent(kind -> refuse("a band of class " + kind));
    String type = head.attribute("dataType").orElse("Byte");
    if (!TYPES.containsKey(type)) {
      refuse("the data type " + VrtNode.abbreviated(type));
    }
    BandParts band = new BandParts();
    while (xml.nextElement()) {
      member(xml.node(), band);
    }
    BandInfo info =
        new BandInfo(band.name, band.scale, band.offset, band.unit, band.role, Map.of());
    bands.add(new VrtDocument.Band(TYPES.get(type), band.noData, info, band.parts));
  }

  private void member(VrtNode node, BandParts band) {
    String text = node.text().strip();
    switch (node.name()) {
      case "SimpleSource", "ComplexSource" -> {
        if (++parts > MOST_PARTS) {
          throw new LimitException("a VRT may name " + MOST_PARTS + " sources", "split it");
        }
        band.parts.add(VrtPartReader.part(node));
      }
      case "NoDataValue" -> band.noData = Optional.of(text).filter(value -> !value.isEmpty());
      case "Description" -> band.name = text;
      case "UnitType" -> band.unit = text;
      case "ColorInterp" -> {
        String word = text.toLowerCase(java.util.Locale.ROOT);
        band.role = ROLES.getOrDefault(word, word);
      }
      case "Scale" -> band.scale = value(node);
      case "Offset" -> band.offset = value(node);
      case "ColorTable" -> warnings.add("the VRT's colour table is not taken");
      case "CategoryNames" -> warnings.add("the VRT's category names are not taken");
      case "Metadata", "Histograms", "HideNoDataValue", "Overview", "GDALRasterAttributeTable" -> {}
      default -> refuse("the element " + VrtNode.abbreviated(node.name()) + " of a band");
    }
  }

  private static double value(VrtNode node) {
    VrtNode around = new VrtNode("VRTRasterBand", Map.of(), "", List.of(node));
    double value = around.childNumber(node.name()).orElse(Double.NaN);
    if (!Double.isFinite(value)) {
      throw node.corrupt("is no number: " + VrtNode.abbreviated(node.text().strip()));
    }
    return value;
  }

  static void refuse(String what) {
    throw new UnsupportedDataException(
        what + " is not read; only simple mosaics are",
        "write the VRT's pixels into a file with the program that made it");
  }
}
