package dev.swath.zarr.array;

/// Where the bytes of a chunk lie in the object that holds them.
record ByteRange(String key, long position, long length) {
  @Override
  public String toString() {
    return key + " bytes " + position + " to " + (position + length);
  }
}
