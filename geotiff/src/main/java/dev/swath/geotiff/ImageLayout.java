package dev.swath.geotiff;

import dev.swath.LimitException;
import dev.swath.SwathException;
import dev.swath.array.DType;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.Limits;
import dev.swath.geotiff.tag.Tag;
import dev.swath.geotiff.tag.TiffHeader;
import dev.swath.geotiff.tile.SampleType;
import java.util.Map;

/// How the pixels of one image are laid out in the file.
///
/// @param header byte order and kind of the file
/// @param samples spectral bands
public record ImageLayout(
    TiffHeader header,
    int rows,
    int cols,
    int samples,
    SampleType sample,
    ChunkShape chunks,
    Coding coding,
    Coloring coloring) {
  private static final String REMEDY = "split the image, or check that the file is sound";

  static ImageLayout of(Directory directory, Limits limits) {
    int cols = side(directory, Tag.IMAGE_WIDTH);
    int rows = side(directory, Tag.IMAGE_LENGTH);
    int samples = samples(directory, limits);
    ImageLayout layout =
        new ImageLayout(
            directory.header(),
            rows,
            cols,
            samples,
            sample(directory, samples),
            ChunkShape.of(directory, rows, cols, samples),
            Coding.of(directory),
            Coloring.of(directory));
    layout.checkSizes(directory);
    return layout;
  }

  private static SampleType sample(Directory directory, int samples) {
    try {
      return ChunkFormat.sample(directory, samples);
    } catch (SwathException e) {
      throw e.where().isEmpty() ? e.in(directory.name()) : e;
    }
  }

  private static int side(Directory directory, int tag) {
    long side = directory.integer(tag);
    if (side < 1) {
      throw directory.corrupt(tag, "must be at least 1 but is " + side);
    }
    if (side > Integer.MAX_VALUE) {
      throw new LimitException(
              Tag.name(tag) + " of " + side + " exceeds the limit of " + Integer.MAX_VALUE, REMEDY)
          .in(directory.name());
    }
    return Math.toIntExact(side);
  }

  private static int samples(Directory directory, Limits limits) {
    long samples = directory.integer(Tag.SAMPLES_PER_PIXEL, 1);
    if (samples < 1) {
      throw directory.corrupt(Tag.SAMPLES_PER_PIXEL, "must be at least 1 but is " + samples);
    }
    if (samples > limits.samples()) {
      throw new LimitException(
              samples + " samples per pixel exceed the limit of " + limits.samples(), REMEDY)
          .in(directory.name());
    }
    return Math.toIntExact(samples);
  }

  /// Sizes must stay within 64 bits, so that all arithmetic on them can.
  private void checkSizes(Directory directory) {
    double image = (double) rows * cols * samples * dtype().bytes();
    double chunk = (double) chunks.rows() * chunks.cols() * samples * dtype().bytes();
    if (Math.max(image, chunk) > Long.MAX_VALUE / 8.0) {
      throw new LimitException(
              rows
                  + " rows of "
                  + cols
                  + " pixels of "
                  + samples
                  + " samples in chunks of "
                  + chunks.rows()
                  + " by "
                  + chunks.cols()
                  + " exceed 2^60 bytes",
              REMEDY)
          .in(directory.name());
    }
  }

  /// The type of the pixels that are read.
  public DType dtype() {
    return sample.dtype();
  }

  /// The role of each sample of a pixel that is read, such as `red` or `alpha`. Luma and
  /// chroma that lie together in bytes become red, green and blue.
  Map<Integer, String> roles() {
    boolean converted =
        coloring.photometric() == Photometric.YCBCR.code()
            && chunkSamples() == 3
            && sample.bits() == Byte.SIZE;
    Coloring read =
        converted ? new Coloring(Photometric.RGB.code(), coloring.extraSamples()) : coloring;
    return read.roles(samples);
  }

  /// Samples that lie together in a chunk.
  public int chunkSamples() {
    return chunks.planar() ? 1 : samples;
  }

  /// Decoded bytes of so many rows of a chunk.
  long decodedBytes(long chunkRows) {
    return chunkRows * chunks.cols() * chunkSamples() * dtype().bytes();
  }

  /// Bytes of so many rows of a chunk before compression; rows end at whole bytes.
  long plainBytes(long chunkRows) {
    long bits = (long) chunks.cols() * chunkSamples() * sample.bits();
    return chunkRows * Math.ceilDiv(bits, Byte.SIZE);
  }

  /// `pixel` if the samples of a pixel lie together, else `band`.
  public String interleave() {
    return chunks.planar() ? "band" : "pixel";
  }
}
