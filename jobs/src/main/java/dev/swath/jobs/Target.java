package dev.swath.jobs;

import dev.swath.SwathException;
import dev.swath.jobs.request.ByProducts;
import dev.swath.jobs.request.RequestException;
import dev.swath.zarr.write.ZarrGroupWriter;
import java.nio.file.Path;
import java.util.Map;

/// Where and how a job writes.
///
/// @param path what appears when the job is complete
/// @param options creation options by upper-case name, as the format lists them
/// @param existing what becomes of an older output
/// @param resume whether work is gone on with that an interrupted run of the same request left
/// @param byProducts what is made beside it in the same sweep
public record Target(
    Path path,
    Format format,
    Map<String, String> options,
    Existing existing,
    boolean resume,
    ByProducts byProducts) {
  public Target {
    options = CreationOptions.of(format, options).given();
    String asked =
        switch (existing) {
          case Existing.Refuse _, Existing.Replace _ -> resume ? "--resume" : "";
          case Existing.Append _ -> "--append";
          case Existing.Region _ -> "--region";
        };
    if (!asked.isEmpty() && !format.grows()) {
      throw new RequestException(
          asked + " means nothing for " + format.label() + ", which is written in one go",
          "write Zarr, or leave it out");
    }
  }

  public Target(
      Path path, Format format, Map<String, String> options, Existing existing, boolean resume) {
    this(path, format, options, existing, resume, ByProducts.USUAL);
  }

  /// The same with other things made beside it.
  public Target with(ByProducts others) {
    return new Target(path, format, options, existing, resume, others);
  }

  /// Whether what is there may be replaced.
  boolean replaces() {
    return existing instanceof Existing.Replace;
  }

  /// A new output.
  public static Target of(
      Path path, Format format, Map<String, String> options, boolean overwrite) {
    Existing existing = overwrite ? Existing.REPLACE : Existing.REFUSE;
    return new Target(path, format, options, existing, false);
  }

  /// Whether an earlier run left work for an output that another can go on with.
  public static boolean isUnfinished(Path output) {
    try {
      return ZarrGroupWriter.hasUnfinished(output);
    } catch (SwathException _) {
      return false; // where nothing can be written, nothing was left
    }
  }

  CreationOptions given() {
    return new CreationOptions(options);
  }
}
