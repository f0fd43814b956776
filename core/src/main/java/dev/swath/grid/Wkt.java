package dev.swath.grid;

import dev.swath.SwathException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Well-known text of a coordinate reference system, of version 1 or 2, as the tree that it is:
/// `KEYWORD[value, …, KEYWORD[…]]`.
///
/// What a keyword means is not checked; only what identifies a system is understood.
///
/// @param keyword in capitals
/// @param values what stands in the brackets, in order
public record Wkt(String keyword, List<Value> values) {
  /// What stands between commas.
  public sealed interface Value {
    /// A text, without its quotes.
    record Text(String text) implements Value {}

    /// A number or a word such as `north`, as it is written.
    record Word(String word) implements Value {}

    /// A keyword with brackets of its own.
    record Node(Wkt node) implements Value {}
  }

  public Wkt {
    values = List.copyOf(values);
  }

  /// The tree of a text; a text that is none is a [dev.swath.CorruptDataException], one of absurd
  /// length or depth a [dev.swath.LimitException].
  public static Wkt parse(String text) {
    return WktParser.parse(text);
  }

  /// The tree of a text if it is well-known text.
  public static Optional<Wkt> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (SwathException _) {
      return Optional.empty();
    }
  }

  /// The name of the system: the first value if that is a text.
  public String name() {
    return !values.isEmpty() && values.getFirst() instanceof Value.Text(String text) ? text : "";
  }

  /// The nodes right below that have a keyword.
  public List<Wkt> children(String name) {
    return values.stream()
        .filter(value -> value instanceof Value.Node(Wkt node) && node.keyword.equals(name))
        .map(value -> ((Value.Node) value).node())
        .toList();
  }

  /// The first node right below that has a keyword.
  public Optional<Wkt> child(String name) {
    return children(name).stream().findFirst();
  }

  /// A value as text, whether quoted or not; empty if there are not so many or it is a node.
  public Optional<String> text(int index) {
    if (index >= values.size()) {
      return Optional.empty();
    }
    return switch (values.get(index)) {
      case Value.Text(String text) -> Optional.of(text);
      case Value.Word(String word) -> Optional.of(word);
      case Value.Node _ -> Optional.empty();
    };
  }

  /// The EPSG code of the whole system: `ID["EPSG",…]` or `AUTHORITY["EPSG",…]` at the root. The
  /// identifiers of its parts say nothing of the whole.
  public OptionalInt epsg() {
    return values.stream()
        .filter(Value.Node.class::isInstance)
        .map(value -> ((Value.Node) value).node())
        .filter(node -> node.keyword.equals("ID") || node.keyword.equals("AUTHORITY"))
        .filter(id -> id.text(0).filter("EPSG"::equalsIgnoreCase).isPresent())
        .flatMap(id -> id.text(1).stream())
        .filter(code -> code.matches("[1-9][0-9]{0,8}"))
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  /// What kind of system this is, by its keyword; empty for others such as local ones. A system
  /// with a shift to another datum is of the kind that it has without.
  public Optional<CrsKind> kind() {
    return switch (keyword) {
      case "PROJCS", "PROJCRS", "PROJECTEDCRS", "DERIVEDPROJCRS" -> Optional.of(CrsKind.PROJECTED);
      case "GEOGCS", "GEOGCRS", "GEOGRAPHICCRS" -> Optional.of(CrsKind.GEOGRAPHIC);
      case "GEODCRS", "GEODETICCRS" -> Optional.of(geodetic());
      case "GEOCCS" -> Optional.of(CrsKind.GEOCENTRIC);
      case "COMPD_CS", "COMPOUNDCRS" -> Optional.of(CrsKind.COMPOUND);
      case "VERT_CS", "VERTCRS", "VERTICALCRS" -> Optional.of(CrsKind.VERTICAL);
      case "BOUNDCRS" -> child("SOURCECRS").flatMap(Wkt::inner).flatMap(Wkt::kind);
      default -> Optional.empty();
    };
  }

  /// The part that says where pixels lie: the first one of a compound system, the system itself
  /// of one with a shift of its datum, else all of it.
  public Wkt horizontal() {
    return switch (keyword) {
      case "COMPD_CS", "COMPOUNDCRS" -> inner().map(Wkt::horizontal).orElse(this);
      case "BOUNDCRS" -> child("SOURCECRS").flatMap(Wkt::inner).map(Wkt::horizontal).orElse(this);
      default -> this;
    };
  }

  /// Whether the keyword is one of version 2, which shares none for a whole system with version 1.
  public boolean isVersion2() {
    return keyword.endsWith("CRS");
  }

  private Optional<Wkt> inner() {
    return values.stream()
        .filter(Value.Node.class::isInstance)
        .map(value -> ((Value.Node) value).node())
        .findFirst();
  }

  private CrsKind geodetic() {
    boolean cartesian =
        child("CS")
            .flatMap(cs -> cs.text(0))
            .map(type -> type.toLowerCase(Locale.ROOT))
            .filter("cartesian"::equals)
            .isPresent();
    return cartesian ? CrsKind.GEOCENTRIC : CrsKind.GEOGRAPHIC;
  }
}
