package dev.swath.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.swath.StorageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the runtime notes about a session's first run: here, how much memory its nodes give their
/// results. The notes are a file in a folder of their own, which is removed.
final class RunProfile implements AutoCloseable {
  private final Path folder;

  private RunProfile(Path folder) {
    this.folder = folder;
  }

  /// Lets a session that will be made with these options take notes from its start.
  static RunProfile start(OrtSession.SessionOptions options) throws OrtException {
    try {
      Path folder = Files.createTempDirectory("swath-model");
      options.enableProfiling(folder.resolve("run").toString());
      return new RunProfile(folder);
    } catch (IOException e) {
      throw new StorageException(
          "no temporary folder can be made: " + e, "free space or name another folder for it", e);
    }
  }

  /// Ends the notes. The bytes of all results of all nodes: at most what a run takes beside the
  /// model itself.
  long end(OrtSession session) throws OrtException {
    Path notes = Path.of(session.endProfiling());
    try (Reader text = Files.newBufferedReader(notes)) {
      long bytes = 0;
      for (JsonElement event : JsonParser.parseReader(text).getAsJsonArray()) {
        bytes = Math.addExact(bytes, resultBytes(event.getAsJsonObject()));
      }
      return bytes;
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new StorageException(
          "the runtime's notes about its memory cannot be read: " + e, "free temporary space", e);
    } finally {
      close();
    }
  }

  private static long resultBytes(JsonObject event) {
    JsonElement size = event.has("args") ? event.getAsJsonObject("args").get("output_size") : null;
    return size == null ? 0 : Long.parseLong(size.getAsString());
  }

  /// Removes the notes.
  @Override
  public void close() {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // A temporary folder that stays is no reason for a job to fail.
      folder.toFile().deleteOnExit();
    }
  }
}
