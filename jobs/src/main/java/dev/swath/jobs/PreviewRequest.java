package dev.swath.jobs;

import dev.swath.jobs.preview.Preview;
import dev.swath.jobs.request.RequestException;
import java.nio.file.Path;

/// A raster drawn as a small picture.
///
/// @param side the most rows or columns of the picture
/// @param overwrite whether an older picture is replaced
public record PreviewRequest(
    Path input, Path output, int side, boolean overwrite, Resources resources) {
  public PreviewRequest {
    if (side < 1 || side > Preview.LARGEST) {
      throw new RequestException(
          "a picture of " + side + " pixels cannot be drawn",
          "give 1 to " + Preview.LARGEST + " pixels");
    }
  }
}
