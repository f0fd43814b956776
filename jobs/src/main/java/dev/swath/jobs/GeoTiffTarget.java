package dev.swath.jobs;

import dev.swath.codec.CodecSpec;
import dev.swath.geotiff.write.ColorModel;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.geotiff.write.GeoTiffSink;
import dev.swath.raster.RasterSchema;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A target's creation options as GeoTIFF understands them.
final class GeoTiffTarget {
  private static final int DEFAULT_SIDE = 512;

  private final Target target;
  private final RasterSchema schema;
  private final GeoTiffOptions options;

  private GeoTiffTarget(Target target, RasterSchema schema, GeoTiffOptions options) {
    this.target = target;
    this.schema = schema;
    this.options = options;
  }

  /// @param base what holds for all that no creation option says
  static GeoTiffTarget of(Target target, RasterSchema schema, GeoTiffOptions base) {
    try {
      return new GeoTiffTarget(target, schema, new Parsed(target.options()).apply(base));
    } catch (RequestException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new RequestException(
          String.valueOf(e.getMessage()), "--co=? explains the creation options");
    }
  }

  GeoTiffSink sink() {
    return new GeoTiffSink(target.path(), target.overwrite(), schema, options);
  }

  boolean compresses() {
    return !(options.codec() instanceof CodecSpec.None);
  }

  /// How the file is laid out, for people.
  String layout() {
    String cells =
        switch (options.layout()) {
          case GeoTiffOptions.Tiles(int width, int height) -> "tiles " + width + "×" + height;
          case GeoTiffOptions.Strips(int rows) ->
              rows == GeoTiffOptions.Strips.AUTO ? "strips" : "strips of " + rows + " rows";
        };
    return "GTiff " + cells + " " + codec(options.codec()) + predictor();
  }

  private static String codec(CodecSpec codec) {
    return switch (codec) {
      case CodecSpec.None() -> "uncompressed";
      case CodecSpec.Deflate(int level) -> "deflate-" + level;
      case CodecSpec.Zstd(int level) -> "zstd-" + level;
      case CodecSpec.Lzw() -> "lzw";
      case CodecSpec.PackBits _ -> "packbits";
      case CodecSpec.Gzip(int level) -> "gzip-" + level;
      case CodecSpec.Lz4 _ -> "lz4";
    };
  }

  private String predictor() {
    return switch (options.prediction()) {
      case NONE, AUTO -> "";
      case HORIZONTAL -> " predictor 2";
      case FLOATING_POINT -> " predictor 3";
    };
  }

  /// Creation options, checked by name and value but not against each other.
  private record Parsed(Map<String, String> given) {
    private Optional<String> value(CreationOption option) {
      return Optional.ofNullable(given.get(option.name()))
          .map(text -> text.strip().toUpperCase(Locale.ROOT));
    }

    private Optional<Integer> number(CreationOption option) {
      return Optional.ofNullable(given.get(option.name())).map(option::number);
    }

    private boolean isOn(CreationOption option, boolean standard) {
      return value(option)
          .map(text -> text.equals("YES") || text.equals("TRUE") || text.equals("ON"))
          .orElse(standard);
    }

    GeoTiffOptions apply(GeoTiffOptions base) {
      GeoTiffOptions options =
          base.withLayout(layout())
              .withCodec(codec())
              .withSparse(isOn(CreationOption.SPARSE_OK, false));
      options =
          value(CreationOption.PREDICTOR)
              .map(Parsed::prediction)
              .map(options::withPrediction)
              .orElse(options);
      options =
          value(CreationOption.BIGTIFF)
              .map(Parsed::bigTiff)
              .map(options::withBigTiff)
              .orElse(options);
      options =
          value(CreationOption.INTERLEAVE)
              .map(GeoTiffOptions.Interleave::valueOf)
              .map(options::withInterleave)
              .orElse(options);
      return value(CreationOption.PHOTOMETRIC)
          .map(Parsed::photometric)
          .map(options::withPhotometric)
          .orElse(options);
    }

    private GeoTiffOptions.Layout layout() {
      Optional<Integer> side = number(CreationOption.BLOCKSIZE);
      Optional<Integer> width = number(CreationOption.BLOCKXSIZE).or(() -> side);
      Optional<Integer> height = number(CreationOption.BLOCKYSIZE).or(() -> side);
      if (isOn(CreationOption.TILED, true)) {
        return new GeoTiffOptions.Tiles(width.orElse(DEFAULT_SIDE), height.orElse(DEFAULT_SIDE));
      }
      if (given.containsKey(CreationOption.BLOCKXSIZE.name())) {
        throw new RequestException(
            "BLOCKXSIZE means nothing for strips, which are as wide as the raster",
            "leave it out, or leave TILED=NO out");
      }
      return new GeoTiffOptions.Strips(height.orElse(GeoTiffOptions.Strips.AUTO));
    }

    private CodecSpec codec() {
      String codec = value(CreationOption.COMPRESS).orElse("DEFLATE");
      Optional<Integer> level = number(CreationOption.LEVEL);
      Optional<Integer> zlib = number(CreationOption.ZLEVEL);
      Optional<Integer> zstd = number(CreationOption.ZSTD_LEVEL);
      refuse(zlib.isPresent() && !codec.equals("DEFLATE"), "ZLEVEL", codec);
      refuse(zstd.isPresent() && !codec.equals("ZSTD"), "ZSTD_LEVEL", codec);
      return switch (codec) {
        case "DEFLATE" ->
            new CodecSpec.Deflate(zlib.or(() -> level).orElse(CodecSpec.Deflate.DEFAULT_LEVEL));
        case "ZSTD" ->
            new CodecSpec.Zstd(zstd.or(() -> level).orElse(CodecSpec.Zstd.DEFAULT_LEVEL));
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

    private static void refuse(boolean misplaced, String option, String codec) {
      if (misplaced) {
        throw new RequestException(
            "creation option " + option + " means nothing with COMPRESS=" + codec, "leave it out");
      }
    }

    private static GeoTiffOptions.Prediction prediction(String text) {
      return switch (text) {
        case "NO", "1", "FALSE", "OFF" -> GeoTiffOptions.Prediction.NONE;
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
}
