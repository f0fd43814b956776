package dev.swath.store;

import dev.swath.CorruptDataException;

/// The rule for keys of objects, for those who find keys in files.
public final class ObjectKeys {
  private static final int LONGEST = 4096;

  private ObjectKeys() {}

  /// Refuses a key that is none with a [CorruptDataException].
  public static void check(String key) {
    if (!isKey(key)) {
      throw new CorruptDataException(
          "the key \"" + printable(key) + "\" does not name an object of a store",
          "names in a store are not empty, '.' or '..' and have no '\\', ':' or control"
              + " characters");
    }
  }

  /// Refuses a folder that is none; the root is the empty text.
  static void checkFolder(String folder) {
    if (!folder.isEmpty()) {
      check(folder);
    }
  }

  /// Whether each name of a key may be one.
  static boolean isKey(String key) {
    if (key.length() > LONGEST) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= key.length(); i++) {
      if (i == key.length() || key.charAt(i) == '/') {
        if (!isName(key, start, i)) {
          return false;
        }
        start = i + 1;
      } else if (key.charAt(i) < ' '
          || key.charAt(i) == 0x7f
          || key.charAt(i) == '\\'
          || key.charAt(i) == ':') {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String key, int start, int end) {
    return end > start
        && !(end == start + 1 && key.charAt(start) == '.')
        && !(end == start + 2 && key.startsWith("..", start));
  }

  /// The folder of a key; empty for the root.
  static String parent(String key) {
    return key.substring(0, Math.max(0, key.lastIndexOf('/')));
  }

  private static String printable(String key) {
    String shown = key.length() > 80 ? key.substring(0, 77) + "..." : key;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
