package dev.swath.jobs.vrt;

import dev.swath.UnsupportedDataException;
import java.util.Optional;
import java.util.Set;

/// Reads what a band of a VRT takes of a file.
final class VrtPartReader {
  /// How far sides of a box may lie beside whole pixels: what rounding of written places explains.
  private static final double ROUNDING = 0.01;

  private static final double FARTHEST = 0x1p40;

  private static final Set<String> KNOWN =
      Set.of(
          "SourceFilename",
          "SourceBand",
          "SourceProperties",
          "SrcRect",
          "DstRect",
          "NODATA",
          "ScaleOffset",
          "ScaleRatio");

  private VrtPartReader() {}

  static VrtDocument.Part part(VrtNode node) {
    for (VrtNode child : node.children()) {
      if (!KNOWN.contains(child.name())) {
        VrtReader.refuse("the element " + VrtNode.abbreviated(child.name()) + " of a source");
      }
    }
    VrtNode file = node.child("SourceFilename").orElseThrow(() -> node.corrupt("names no file"));
    String name = file.text();
    if (name.isBlank() || name.indexOf('\0') >= 0) {
      throw node.corrupt("names no file");
    }
    Optional<VrtDocument.Box> from = node.child("SrcRect").map(VrtPartReader::box);
    Optional<VrtDocument.Box> to = node.child("DstRect").map(VrtPartReader::box);
    if (from.isPresent() && to.isPresent()) {
      checkSize(name, from.get(), to.get());
    }
    return new VrtDocument.Part(
        name,
        file.attribute("relativeToVRT").map("1"::equals).orElse(false),
        band(node),
        from,
        to,
        node.childText("NODATA"),
        scale(node));
  }

  private static int band(VrtNode node) {
    String text = node.childText("SourceBand").orElse("1");
    if (text.startsWith("mask")) {
      VrtReader.refuse("the source band " + VrtNode.abbreviated(text));
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1) {
      throw node.corrupt("names no band: " + VrtNode.abbreviated(text));
    }
    return Integer.parseInt(text);
  }

  private static Optional<VrtDocument.Scale> scale(VrtNode node) {
    double ratio = node.childNumber("ScaleRatio").orElse(1.0);
    double offset = node.childNumber("ScaleOffset").orElse(0.0);
    if (!Double.isFinite(ratio) || !Double.isFinite(offset) || ratio == 0) {
      throw node.corrupt("scales by " + ratio + " and " + offset);
    }
    return ratio == 1 && offset == 0
        ? Optional.empty()
        : Optional.of(new VrtDocument.Scale(ratio, offset));
  }

  private static VrtDocument.Box box(VrtNode node) {
    return new VrtDocument.Box(
        whole(node, "xOff"), whole(node, "yOff"), whole(node, "xSize"), whole(node, "ySize"));
  }

  private static long whole(VrtNode node, String name) {
    double value = node.number(name);
    double near = Math.rint(value);
    if (!(Math.abs(value) < FARTHEST)) {
      throw node.corrupt("has " + name + " " + value);
    }
    if (Math.abs(value - near) > ROUNDING) {
      throw new UnsupportedDataException(
          node.name() + " has " + name + " " + value + ", which is no whole pixel",
          "resample the file to the VRT's grid first");
    }
    if (name.endsWith("Size") && near < 1) {
      throw node.corrupt("has " + name + " " + value);
    }
    return (long) near;
  }

  static void checkSize(String file, VrtDocument.Box from, VrtDocument.Box to) {
    if (from.cols() != to.cols() || from.rows() != to.rows()) {
      throw new UnsupportedDataException(
          VrtNode.abbreviated(file)
              + " is scaled from "
              + from.cols()
              + "×"
              + from.rows()
              + " to "
              + to.cols()
              + "×"
              + to.rows()
              + " pixels, which is not read",
          "resample the file to the VRT's grid first");
    }
  }
}
