package dev.swath.jobs;

import static dev.swath.jobs.CreationOption.choice;
import static dev.swath.jobs.CreationOption.number;

import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.write.ColorModel;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.jobs.request.Overviews;
import dev.swath.jobs.request.RequestException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The creation options of GeoTIFF output, plain and cloud-optimized, under GDAL's names, and
/// what they make of its options.
final class GeoTiffCreation {
  static final CreationOption COMPRESS =
      choice("COMPRESS", "NONE|LZW|DEFLATE|PACKBITS|ZSTD", "how tiles are compressed", "DEFLATE");
  static final CreationOption LEVEL =
      number("LEVEL", 22, "effort: DEFLATE 1…12, ZSTD 1…22", "6 for DEFLATE, 3 for ZSTD");
  static final CreationOption ZLEVEL = number("ZLEVEL", 12, "effort of DEFLATE", "6");
  static final CreationOption ZSTD_LEVEL = number("ZSTD_LEVEL", 22, "effort of ZSTD", "3");
  static final CreationOption PREDICTOR =
      choice(
          "PREDICTOR",
          "NO|STANDARD|FLOATING_POINT|1|2|3|YES|AUTO",
          "differences instead of values",
          "AUTO");
  static final CreationOption TILED = choice("TILED", "YES|NO", "tiles or strips", "YES");
  static final CreationOption BLOCKSIZE =
      number("BLOCKSIZE", "edge of a tile, a multiple of 16", "512");
  static final CreationOption BLOCKXSIZE =
      number("BLOCKXSIZE", "width of a tile, a multiple of 16", "BLOCKSIZE");
  static final CreationOption BLOCKYSIZE =
      number("BLOCKYSIZE", "height of a tile, a multiple of 16, or rows of a strip", "BLOCKSIZE");
  static final CreationOption INTERLEAVE =
      choice(
          "INTERLEAVE",
          "PIXEL|BAND",
          "samples of a pixel together, or bands apart",
          "as the input, else PIXEL");
  static final CreationOption BIGTIFF =
      choice(
          "BIGTIFF",
          "YES|NO|IF_NEEDED|IF_SAFER",
          "64-bit offsets, which older programs cannot read",
          "IF_NEEDED");
  static final CreationOption SPARSE_OK =
      choice("SPARSE_OK", "TRUE|FALSE", "leave out tiles that hold no data", "FALSE");
  static final CreationOption PHOTOMETRIC =
      choice("PHOTOMETRIC", "MINISBLACK|RGB", "what samples mean", "as the input");

  static final CreationOption OVERVIEWS =
      choice("OVERVIEWS", "AUTO|IGNORE_EXISTING|NONE", "made from the pixels, or left out", "AUTO");
  static final CreationOption OVERVIEW_COUNT =
      number("OVERVIEW_COUNT", 30, "how many, each half the one before", "until one fits a tile");
  static final CreationOption OVERVIEW_RESAMPLING =
      choice(
          "OVERVIEW_RESAMPLING",
          "NEAREST|AVERAGE|RMS|MODE|MIN|MAX|BILINEAR|CUBIC",
          "how overviews are made",
          "AVERAGE; NEAREST for indices and complex values");

  static final List<CreationOption> ALL =
      List.of(
          COMPRESS,
          LEVEL,
          ZLEVEL,
          ZSTD_LEVEL,
          PREDICTOR,
          TILED,
          BLOCKSIZE,
          BLOCKXSIZE,
          BLOCKYSIZE,
          INTERLEAVE,
          BIGTIFF,
          SPARSE_OK,
          PHOTOMETRIC);

  /// Those of a cloud-optimized GeoTIFF, which is always tiled.
  static final List<CreationOption> COG =
      List.of(
          COMPRESS,
          LEVEL,
          ZLEVEL,
          ZSTD_LEVEL,
          PREDICTOR,
          BLOCKSIZE,
          BLOCKXSIZE,
          BLOCKYSIZE,
          INTERLEAVE,
          BIGTIFF,
          SPARSE_OK,
          PHOTOMETRIC,
          OVERVIEWS,
          OVERVIEW_COUNT,
          OVERVIEW_RESAMPLING);

  private static final int DEFAULT_SIDE = 512;

  private final CreationOptions given;

  private GeoTiffCreation(CreationOptions given) {
    this.given = given;
  }

  /// @param base what holds for all that no creation option says
  static GeoTiffOptions options(CreationOptions given, GeoTiffOptions base) {
    return new GeoTiffCreation(given).apply(base);
  }

  /// The overviews that creation options of a cloud-optimized GeoTIFF ask for, where flags do not.
  static Overviews overviews(CreationOptions given, Overviews flags) {
    Overviews.Sizes sizes =
        flags.sizes() instanceof Overviews.Sizes.Usual ? sizes(given) : flags.sizes();
    return new Overviews(sizes, flags.resampling().or(() -> given.text(OVERVIEW_RESAMPLING)));
  }

  private static Overviews.Sizes sizes(CreationOptions given) {
    if (given.word(OVERVIEWS).filter("NONE"::equals).isPresent()) {
      return new Overviews.Sizes.None();
    }
    return given
        .number(OVERVIEW_COUNT)
        .<Overviews.Sizes>map(
            count ->
                new Overviews.Sizes.Factors(
                    IntStream.rangeClosed(1, count).mapToObj(level -> 1 << level).toList()))
        .orElseGet(Overviews.Sizes.Usual::new);
  }

  private GeoTiffOptions apply(GeoTiffOptions base) {
    GeoTiffOptions options =
        base.withLayout(layout()).withCodec(codec()).withSparse(given.isOn(SPARSE_OK, false));
    options =
        given
            .word(PREDICTOR)
            .map(GeoTiffCreation::prediction)
            .map(options::withPrediction)
            .orElse(options);
    options =
        given.word(BIGTIFF).map(GeoTiffCreation::bigTiff).map(options::withBigTiff).orElse(options);
    options =
        given
            .word(INTERLEAVE)
            .map(GeoTiffOptions.Interleave::valueOf)
            .map(options::withInterleave)
            .orElse(options);
    return given
        .word(PHOTOMETRIC)
        .map(GeoTiffCreation::photometric)
        .map(options::withPhotometric)
        .orElse(options);
  }

  private GeoTiffOptions.Layout layout() {
    Optional<Integer> side = given.number(BLOCKSIZE);
    Optional<Integer> width = given.number(BLOCKXSIZE).or(() -> side);
    Optional<Integer> height = given.number(BLOCKYSIZE).or(() -> side);
    if (given.isOn(TILED, true)) {
      return new GeoTiffOptions.Tiles(width.orElse(DEFAULT_SIDE), height.orElse(DEFAULT_SIDE));
    }
    if (given.has(BLOCKXSIZE)) {
      throw new RequestException(
          "BLOCKXSIZE means nothing for strips, which are as wide as the raster",
          "leave it out, or leave TILED=NO out");
    }
    return new GeoTiffOptions.Strips(height.orElse(GeoTiffOptions.Strips.AUTO));
  }

  private CodecSpec codec() {
    String codec = given.word(COMPRESS).orElse("DEFLATE");
    Optional<Integer> level = given.number(LEVEL);
    Optional<Integer> zlib = given.number(ZLEVEL);
    Optional<Integer> zstd = given.number(ZSTD_LEVEL);
    refuse(zlib.isPresent() && !codec.equals("DEFLATE"), "ZLEVEL", codec);
    refuse(zstd.isPresent() && !codec.equals("ZSTD"), "ZSTD_LEVEL", codec);
    return switch (codec) {
      case "DEFLATE" ->
          new CodecSpec.Deflate(zlib.or(() -> level).orElse(CodecSpec.Deflate.DEFAULT_LEVEL));
      case "ZSTD" -> new CodecSpec.Zstd(zstd.or(() -> level).orElse(CodecSpec.Zstd.DEFAULT_LEVEL));
      default -> {
        refuse(level.isPresent(), "LEVEL", codec);
        yield withoutLevel(codec);
      }
    };
  }

  private static CodecSpec withoutLevel(String codec) {
    return switch (codec) {
      case "LZW" -> new CodecSpec.Lzw();
      case "PACKBITS" -> new CodecSpec.PackBits(CodecSpec.PackBits.NO_ROWS);
      default -> new CodecSpec.None();
    };
  }

  /// Refuses an option that the chosen compression does not have.
  static void refuse(boolean misplaced, String option, String codec) {
    if (misplaced) {
      throw new RequestException(
          "creation option " + option + " means nothing with COMPRESS=" + codec, "leave it out");
    }
  }

  private static GeoTiffOptions.Prediction prediction(String text) {
    return switch (text) {
      case "NO", "FALSE", "OFF", "1" -> GeoTiffOptions.Prediction.NONE;
      case "STANDARD", "2" -> GeoTiffOptions.Prediction.HORIZONTAL;
      case "FLOATING_POINT", "3" -> GeoTiffOptions.Prediction.FLOATING_POINT;
      default -> GeoTiffOptions.Prediction.AUTO;
    };
  }

  private static GeoTiffOptions.BigTiff bigTiff(String text) {
    return switch (text) {
      case "YES", "TRUE", "ON" -> GeoTiffOptions.BigTiff.YES;
      case "NO", "FALSE", "OFF" -> GeoTiffOptions.BigTiff.NO;
      case "IF_SAFER" -> GeoTiffOptions.BigTiff.IF_SAFER;
      default -> GeoTiffOptions.BigTiff.AUTO;
    };
  }

  private static ColorModel photometric(String text) {
    return text.equals("RGB") ? new ColorModel.Rgb() : new ColorModel.MinIsBlack();
  }
}
