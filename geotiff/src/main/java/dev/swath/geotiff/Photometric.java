package dev.swath.geotiff;

import java.util.List;
import java.util.Optional;

/// What samples mean as colours: TIFF's tag 262.
public enum Photometric {
  MIN_IS_WHITE(0, "MinIsWhite", "gray"),
  MIN_IS_BLACK(1, "MinIsBlack", "gray"),
  RGB(2, "RGB", "red", "green", "blue"),
  PALETTE(3, "Palette", "palette"),
  MASK(4, "Mask", "mask"),
  SEPARATED(5, "Separated", "cyan", "magenta", "yellow", "black"),
  YCBCR(6, "YCbCr", "y", "cb", "cr"),
  CIE_LAB(8, "CIELab", "l", "a", "b"),
  ICC_LAB(9, "ICCLab", "l", "a", "b"),
  ITU_LAB(10, "ITULab", "l", "a", "b"),
  CFA(32803, "CFA", "cfa"),
  LOG_L(32844, "LogL", "luminance"),
  LOG_LUV(32845, "LogLuv", "l", "u", "v"),
  LINEAR_RAW(34892, "LinearRaw"),
  DEPTH(51177, "Depth", "depth");

  private final int code;
  private final String label;
  private final List<String> roles;

  Photometric(int code, String label, String... roles) {
    this.code = code;
    this.label = label;
    this.roles = List.of(roles);
  }

  /// The number in the file.
  public int code() {
    return code;
  }

  public String label() {
    return label;
  }

  /// Roles of the samples before any extra ones.
  List<String> roles() {
    return roles;
  }

  /// The meaning of that number, if there is one.
  public static Optional<Photometric> of(long code) {
    for (Photometric photometric : values()) {
      if (photometric.code == code) {
        return Optional.of(photometric);
      }
    }
    return Optional.empty();
  }
}
