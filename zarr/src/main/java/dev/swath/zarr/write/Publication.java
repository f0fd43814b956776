package dev.swath.zarr.write;

/// How staged work gets its final place. The order is part of the journal's format.
enum Publication {
  /// A store where none may be.
  CREATE,
  /// A store in place of the one that may be there.
  REPLACE,
  /// Objects into a store.
  UPDATE
}
