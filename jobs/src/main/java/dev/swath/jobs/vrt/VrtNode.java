package dev.swath.jobs.vrt;

import dev.swath.CorruptDataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An element of a VRT document.
///
/// @param text its own, without that of its children
record VrtNode(String name, Map<String, String> attributes, String text, List<VrtNode> children) {
  VrtNode {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  Optional<VrtNode> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /// The text of a child that is not blank.
  Optional<String> childText(String wanted) {
    return child(wanted).map(child -> child.text.strip()).filter(value -> !value.isEmpty());
  }

  Optional<String> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted)).map(String::strip);
  }

  /// A number that an attribute must be.
  double number(String wanted) {
    return number(
        attribute(wanted).orElseThrow(() -> corrupt("has no attribute " + wanted)), wanted);
  }

  /// A number that the text of a child is.
  Optional<Double> childNumber(String wanted) {
    return childText(wanted).map(value -> number(value, wanted));
  }

  private double number(String value, String what) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException _) {
      throw corrupt("has '" + abbreviated(value) + "' for the number " + what);
    }
  }

  CorruptDataException corrupt(String what) {
    return new CorruptDataException("element " + name + " " + what, "write the VRT again");
  }

  static String abbreviated(String value) {
    return value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }
}
