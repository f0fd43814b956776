package dev.swath.cli;

import dev.swath.jobs.ChunkCount;
import java.util.Locale;
import java.util.Map;

/// Counted chunks and shards, for people and for programs.
final class ChunkText {
  private ChunkText() {}

  /// Such as `12 of 16 stored, 1.2 MiB: 80 KiB to 120 KiB, mean 100 KiB`.
  static String pieces(ChunkCount.Pieces pieces) {
    String head =
        String.format(
            Locale.ROOT,
            "%,d of %,d stored, %s",
            pieces.stored(),
            pieces.total(),
            ByteSize.text(pieces.bytes()));
    return pieces.stored() == 0
        ? head
        : head
            + ": "
            + ByteSize.text(pieces.least())
            + " to "
            + ByteSize.text(pieces.most())
            + ", mean "
            + ByteSize.text(Math.round(pieces.mean()));
  }

  static String ratio(ChunkCount count) {
    return Double.isNaN(count.ratio())
        ? ""
        : String.format(Locale.ROOT, ", compressed %.2f times", count.ratio());
  }

  static Map<String, Object> json(ChunkCount count) {
    Map<String, Object> json = Json.object();
    json.put("chunks", json(count.chunks()));
    count.shards().ifPresent(shards -> json.put("shards", json(shards)));
    json.put("compressionRatio", count.ratio());
    return json;
  }

  private static Map<String, Object> json(ChunkCount.Pieces pieces) {
    Map<String, Object> json = Json.object();
    json.put("total", pieces.total());
    json.put("stored", pieces.stored());
    json.put("bytes", pieces.bytes());
    json.put("least", pieces.least());
    json.put("mean", pieces.mean());
    json.put("most", pieces.most());
    return json;
  }
}
