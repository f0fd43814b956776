package dev.swath.geotiff.tile;

import dev.swath.CorruptDataException;

/// What the bits of a sample mean: the values of TIFF's tag 339.
public enum SampleFormat {
  UNSIGNED(1),
  SIGNED(2),
  FLOAT(3),
  UNDEFINED(4),
  COMPLEX_INTEGER(5),
  COMPLEX_FLOAT(6);

  private final int code;

  SampleFormat(int code) {
    this.code = code;
  }

  /// The format of a value of tag 339.
  public static SampleFormat of(int code) {
    for (SampleFormat format : values()) {
      if (format.code == code) {
        return format;
      }
    }
    throw new CorruptDataException(
        "sample format " + code + " is none of 1 to 6", "get the file again or repair tag 339");
  }

  public int code() {
    return code;
  }
}
