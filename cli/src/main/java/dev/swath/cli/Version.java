package dev.swath.cli;

/// Which Swath this is.
final class Version {
  private Version() {}

  /// From the jar's manifest, so that it is written down once.
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
