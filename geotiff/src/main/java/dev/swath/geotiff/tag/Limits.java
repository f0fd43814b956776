package dev.swath.geotiff.tag;

import dev.swath.LimitException;

/// What a reader trusts a file to declare. Anything beyond is refused before memory is taken.
///
/// @param directories image file directories in one file
/// @param entries fields in one directory
/// @param tagBytes bytes of one field's values that are read at once
/// @param blockBytes bytes of one decoded tile or strip
/// @param samples samples per pixel
/// @param xmlBytes bytes of a metadata text
/// @param textChars characters of a number written as text
public record Limits(
    int directories,
    int entries,
    long tagBytes,
    long blockBytes,
    int samples,
    int xmlBytes,
    int textChars) {
  /// 1,024 directories of 4,096 fields of 64 MiB, blocks of 256 MiB, 65,535 samples, 16 MiB of
  /// XML, numbers of 64 characters.
  public static final Limits DEFAULT =
      new Limits(1024, 4096, 64L << 20, 256L << 20, 65_535, 16 << 20, 64);

  public Limits withBlockBytes(long bytes) {
    return new Limits(directories, entries, tagBytes, bytes, samples, xmlBytes, textChars);
  }

  static LimitException exceeded(String what, long value, String limit, long most) {
    return new LimitException(
        what + " of " + value + " exceeds the limit of " + most,
        "raise the limit '" + limit + "' if you trust the file");
  }
}
