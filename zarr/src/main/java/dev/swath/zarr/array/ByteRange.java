package dev.swath.zarr.array;

/// Where the bytes of a chunk lie in the object that holds them.
record ByteRange(String key, long position, long length) {
  /// The first byte behind it.
  long end() {
    return position + length;
  }

  @Override
  public String toString() {
    return key + " bytes " + position + " to " + end();
  }
}
