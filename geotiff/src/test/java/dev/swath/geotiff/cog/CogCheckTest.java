package dev.swath.geotiff.cog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.SwathException;
import dev.swath.array.DType;
import dev.swath.geotiff.MemorySource;
import dev.swath.geotiff.tag.Directory;
import dev.swath.geotiff.tag.DirectoryTree;
import dev.swath.geotiff.tag.Limits;
import dev.swath.geotiff.tag.Tag;
import dev.swath.geotiff.write.CogOptions;
import dev.swath.geotiff.write.Cogs;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.geotiff.write.GeoTiffSink;
import dev.swath.raster.RasterSchema;
import dev.swath.testkit.SinkDriver;
import dev.swath.testkit.SyntheticPixels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CogCheckTest {
  private static final GeoTiffOptions OPTIONS =
      GeoTiffOptions.DEFAULT.withLayout(new GeoTiffOptions.Tiles(32, 32));
  private static final List<RasterSchema> LEVELS =
      List.of(
          RasterSchema.of(DType.UINT8, 1, 64, 64),
          RasterSchema.of(DType.UINT8, 1, 32, 32),
          RasterSchema.of(DType.UINT8, 1, 16, 16));

  @TempDir private Path folder;

  @Test
  void aCloudOptimizedFileHasNoFlaw() throws IOException {
    byte[] file = cog(true);

    assertThat(flaws(file)).isEmpty();
    assertThat(CogCheck.isClaimed(new MemorySource(file))).isTrue();
  }

  @Test
  void aPlainFileHasItsDirectoryBehindThePixels() throws IOException {
    byte[] file = plain(RasterSchema.of(DType.UINT8, 1, 64, 64), OPTIONS);

    assertThat(flaws(file)).extracting(CogFlaw::rule).contains(CogRule.DIRECTORIES);
    assertThat(CogCheck.isClaimed(new MemorySource(file))).isFalse();
  }

  @Test
  void aLargeImageInStripsWithoutOverviewsLacksBoth() throws IOException {
    GeoTiffOptions strips = OPTIONS.withLayout(new GeoTiffOptions.Strips(100));

    byte[] file = plain(RasterSchema.of(DType.UINT8, 1, 10, 600), strips);

    assertThat(flaws(file))
        .extracting(CogFlaw::rule)
        .contains(CogRule.TILES, CogRule.OVERVIEWS, CogRule.DIRECTORIES);
  }

  @Test
  void anOverviewLargerThan512PixelsIsNotTheLast() throws IOException {
    byte[] file =
        Cogs.write(
            folder.resolve("large"),
            List.of(
                RasterSchema.of(DType.UINT8, 1, 8, 1300), RasterSchema.of(DType.UINT8, 1, 4, 650)),
            GeoTiffOptions.DEFAULT,
            CogOptions.DEFAULT);

    assertThat(flaws(file))
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.rule()).isEqualTo(CogRule.OVERVIEWS);
              assertThat(flaw.fatal()).isFalse();
              assertThat(flaw.what()).contains("650 × 4");
            });
  }

  @Test
  void aTileWhoseLeaderOrTrailerIsWrongIsNamed() throws IOException {
    byte[] file = cog(false);
    Directory full = directories(file).getFirst();
    int third = Math.toIntExact(full.integers(Tag.TILE_OFFSETS)[2]);
    int bytes = Math.toIntExact(full.integers(Tag.TILE_BYTE_COUNTS)[2]);
    byte[] leader = file.clone();
    leader[third - 4]++;
    byte[] trailer = file.clone();
    trailer[third + bytes + 3]++;

    assertBrokenPromise(leader, "IFD 0", "tile 2", bytes + " bytes");
    assertBrokenPromise(trailer, "IFD 0", "tile 2", "once more");
  }

  @Test
  void aMaskThatDoesNotFollowItsTileIsNamed() throws IOException {
    byte[] file = cog(true);
    Directory mask = directories(file).get(1);
    long[] offsets = mask.integers(Tag.TILE_OFFSETS);
    long[] counts = mask.integers(Tag.TILE_BYTE_COUNTS);
    swap(file, entry(mask, Tag.TILE_OFFSETS) + 4, entry(mask, Tag.TILE_OFFSETS) + 8);
    swap(file, entry(mask, Tag.TILE_BYTE_COUNTS) + 4, entry(mask, Tag.TILE_BYTE_COUNTS) + 8);

    assertThat(offsets).hasSameSizeAs(counts);
    assertThat(flaws(file))
        .hasSize(2)
        .allSatisfy(flaw -> assertThat(flaw.rule()).isEqualTo(CogRule.PROMISES))
        .anySatisfy(flaw -> assertThat(flaw.what()).contains("follows the tile of pixels"))
        .anySatisfy(flaw -> assertThat(flaw.what()).contains("to its left"));
  }

  @Test
  void tilesOfALargerImageBeforeThoseOfASmallerAreOutOfOrder() throws IOException {
    byte[] file = cog(false);
    List<Directory> directories = directories(file);
    Directory middle = directories.get(1);
    Directory small = directories.get(2);
    swap(file, entry(middle, Tag.TILE_OFFSETS), entry(small, Tag.TILE_OFFSETS));
    swap(file, entry(middle, Tag.TILE_BYTE_COUNTS), entry(small, Tag.TILE_BYTE_COUNTS));

    assertThat(flaws(file))
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.rule()).isEqualTo(CogRule.ORDER))
        .satisfies(flaw -> assertThat(flaw.where()).isEqualTo("IFD 1"));
  }

  @Test
  void anEditedFileIsToldFromABrokenOne() throws IOException {
    byte[] file = cog(false);
    String text = new String(file, 0, 200, StandardCharsets.ISO_8859_1);
    byte[] yes = "YES\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(yes, 0, file, text.indexOf("=NO\n ") + 1, 4);

    assertThat(flaws(file))
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.fatal()).isFalse())
        .satisfies(flaw -> assertThat(flaw.what()).contains("KNOWN_INCOMPATIBLE_EDITION=YES"));
  }

  @Test
  void damageEndsInFlawsOrInATypedFailure() throws IOException {
    byte[] sound = cog(true);
    Random random = new Random(7);

    for (int run = 0; run < 3000; run++) {
      byte[] damaged =
          Arrays.copyOf(
              sound, random.nextInt(4) == 0 ? random.nextInt(sound.length) : sound.length);
      for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
        damaged[random.nextInt(Math.min(1500, damaged.length))] = (byte) random.nextInt();
      }
      try {
        CogCheck.flaws(new MemorySource(damaged));
      } catch (SwathException expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      }
    }
  }

  private static void assertBrokenPromise(byte[] file, String where, String... parts) {
    assertThat(flaws(file))
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.rule()).isEqualTo(CogRule.PROMISES))
        .satisfies(flaw -> assertThat(flaw.where()).isEqualTo(where))
        .satisfies(flaw -> assertThat(flaw.what()).contains(parts));
  }

  private byte[] cog(boolean masked) throws IOException {
    return Cogs.write(
        folder.resolve("cog"), LEVELS, OPTIONS, CogOptions.DEFAULT.withMasked(masked));
  }

  private byte[] plain(RasterSchema schema, GeoTiffOptions options) throws IOException {
    Path target = folder.resolve("plain");
    try (GeoTiffSink sink = new GeoTiffSink(target, false, schema, options)) {
      SinkDriver.write(
          sink,
          schema.dtype(),
          SinkDriver.cells(sink.writeUnits(), SinkDriver.Order.ROWS),
          SyntheticPixels::fill);
      sink.commit();
    }
    return Files.readAllBytes(target);
  }

  private static List<CogFlaw> flaws(byte[] file) {
    return CogCheck.flaws(new MemorySource(file));
  }

  private static List<Directory> directories(byte[] file) {
    return DirectoryTree.read(new MemorySource(file), Limits.DEFAULT).chain().stream()
        .map(DirectoryTree.Node::directory)
        .toList();
  }

  private static int entry(Directory directory, int tag) {
    return directory.entries().stream()
        .filter(entry -> entry.tag() == tag)
        .mapToInt(entry -> Math.toIntExact(entry.position()))
        .findFirst()
        .orElseThrow();
  }

  private static void swap(byte[] file, int first, int second) {
    for (int i = 0; i < 4; i++) {
      byte kept = file[first + i];
      file[first + i] = file[second + i];
      file[second + i] = kept;
    }
  }
}
