package dev.swath.zarr;

import dev.swath.ConflictException;
import dev.swath.store.ObjectStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Notices that objects of a store are replaced while they are read: a document always; of the
/// others all while they are few, then every second, every fourth and so on, so that the memory has
/// a bound. Safe for any threads.
final class WatchedObjects {
  private static final int MOST = 1024;

  private final ObjectStore store;
  private final String document;
  private final String documentFingerprint;
  private final Map<String, String> fingerprints = new HashMap<>();
  private final AtomicLong step = new AtomicLong(1);

  WatchedObjects(ObjectStore store, String document) {
    this.store = store;
    this.document = document;
    this.documentFingerprint = store.fingerprint(document);
  }

  /// Takes an object under watch, if it is one of those.
  void watch(String key) {
    if (isChosen(key) && !isKnown(key)) {
      String fingerprint = store.fingerprint(key);
      synchronized (this) {
        fingerprints.putIfAbsent(key, fingerprint);
        while (fingerprints.size() > MOST) {
          step.set(step.get() * 2);
          fingerprints.keySet().removeIf(known -> !isChosen(known));
        }
      }
    }
  }

  private boolean isChosen(String key) {
    return Integer.toUnsignedLong(spread(key)) % step.get() == 0;
  }

  /// Hashes of neighbouring keys differ little; this carries the differences to the low bits.
  private static int spread(String key) {
    int hash = key.hashCode() * 0x9e3779b9;
    return hash >>> 16 ^ hash;
  }

  private synchronized boolean isKnown(String key) {
    return fingerprints.containsKey(key);
  }

  /// Fails if one of them is not what it was.
  void check() {
    Map<String, String> watched;
    synchronized (this) {
      watched = Map.copyOf(fingerprints);
    }
    check(document, documentFingerprint);
    watched.forEach(this::check);
  }

  private void check(String key, String fingerprint) {
    if (!store.fingerprint(key).equals(fingerprint)) {
      throw new ConflictException(
              "was replaced or changed while it was read", "run again when nobody writes it")
          .in(store.name() + " " + key);
    }
  }
}
