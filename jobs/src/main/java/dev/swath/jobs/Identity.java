package dev.swath.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What identifies a request and its inputs: work of one run may be gone on with by another if both
/// have the same. Resources are no part of it, because bytes do not depend on them.
final class Identity {
  private Identity() {}

  /// @param parts values whose texts say all that the output's bytes depend on beside the target
  static String of(Target target, Object... parts) {
    Object place =
        switch (target.existing()) {
          case Existing.Refuse _, Existing.Replace _ -> "whole";
          case Existing.Append append -> append;
          case Existing.Region region -> region;
        };
    List<Object> all =
        List.of(
            version(),
            target.path().toAbsolutePath().normalize(),
            target.format(),
            target.options(),
            target.byProducts().overviews(),
            place,
            List.of(parts));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(all.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java machine has SHA-256", e);
    }
  }

  private static String version() {
    return Optional.ofNullable(Identity.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
