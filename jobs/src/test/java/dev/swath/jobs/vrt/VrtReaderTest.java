package dev.swath.jobs.vrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.grid.Affine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VrtReaderTest {
  private static final String SOURCE =
      """
          <ComplexSource>
            <SourceFilename relativeToVRT="1">tiles/a.tif</SourceFilename>
            <SourceBand>1</SourceBand>
            <SourceProperties RasterXSize="30" RasterYSize="20" DataType="Int16"/>
            <SrcRect xOff="0" yOff="0" xSize="30" ySize="20"/>
            <DstRect xOff="5.0000001" yOff="-2" xSize="30" ySize="20"/>
            <NODATA>-9999</NODATA>
          </ComplexSource>
      """;
  private static final String DOCUMENT =
      """
      <VRTDataset rasterXSize="50" rasterYSize="40">
        <SRS dataAxisToSRSAxisMapping="1,2">EPSG:32631</SRS>
        <GeoTransform> 500000, 10, 0, 4600000, 0, -10</GeoTransform>
        <VRTRasterBand dataType="Int16" band="1">
          <NoDataValue>-9999</NoDataValue>
          <ColorInterp>Gray</ColorInterp>
          <Description>height &amp; depth</Description>
      """
          + SOURCE
          + """
        </VRTRasterBand>
      </VRTDataset>
      """;

  @TempDir Path folder;
  private Path vrt;

  @BeforeEach
  void placeOfTheDocument() {
    vrt = folder.resolve("all.vrt");
  }

  private VrtDocument read(String text) {
    try {
      Files.writeString(vrt, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return VrtReader.read(vrt);
  }

  @Test
  void aSimpleMosaicSaysWhatGoesWhere() {
    VrtDocument document = read(DOCUMENT);

    assertThat(document.cols()).isEqualTo(50);
    assertThat(document.rows()).isEqualTo(40);
    assertThat(document.transform()).contains(new Affine(10, 0, 500_000, 0, -10, 4_600_000));
    assertThat(document.srs()).contains("EPSG:32631");
    VrtDocument.Band band = document.bands().getFirst();
    assertThat(band.type()).isEqualTo(DType.INT16);
    assertThat(band.noData()).contains("-9999");
    assertThat(band.info().name()).isEqualTo("height & depth");
    assertThat(band.info().role()).isEqualTo("gray");
    VrtDocument.Part part = band.parts().getFirst();
    assertThat(part.file()).isEqualTo("tiles/a.tif");
    assertThat(part.relative()).isTrue();
    assertThat(part.to()).contains(new VrtDocument.Box(5, -2, 30, 20));
    assertThat(part.noData()).contains("-9999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<VRTDataset |<VRTDataset subClass=\"VRTWarpedDataset\" |VRTWarpedDataset",
        "<VRTDataset |<VRTDataset subClass=\"VRTPansharpenedDataset\" |VRTPansharpenedDataset",
        "<VRTRasterBand |<VRTRasterBand subClass=\"VRTDerivedRasterBand\" |VRTDerivedRasterBand",
        "ComplexSource|KernelFilteredSource|KernelFilteredSource",
        "ComplexSource|AveragedSource|AveragedSource",
        "<NODATA>-9999</NODATA>|<LUT>0:1,5:9</LUT>|LUT",
        "<NODATA>-9999</NODATA>|<Exponent>2</Exponent>|Exponent",
        "<NODATA>-9999</NODATA>|<UseMaskBand>true</UseMaskBand>|UseMaskBand",
        "<SRS|<MaskBand/><SRS|MaskBand",
        "<SourceBand>1|<SourceBand>mask,1|mask,1",
        "dataType=\"Int16\" band|dataType=\"Int17\" band|Int17",
        "xOff=\"5.0000001\"|xOff=\"5.4\"|no whole pixel",
        "xOff=\"-2\" xSize=\"30\"|xOff=\"-2\" xSize=\"15\"|scaled",
      })
  void whatIsNoSimpleMosaicIsRefusedByName(String old, String other, String name) {
    String text = DOCUMENT.replace(" yOff=\"-2\" xSize=\"30\"", " xOff=\"-2\" xSize=\"30\"");
    String changed = text.replace(old, other).replace("xOff=\"-2\" xSize", "yOff=\"-2\" xSize");

    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("all.vrt")
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<Other/>",
        "<VRTDataset/>",
        "<VRTDataset rasterXSize=\"-1\" rasterYSize=\"4\"/>",
        "<VRTDataset rasterXSize=\"1e300\" rasterYSize=\"4\"/>",
        "<VRTDataset rasterXSize=\"NaN\" rasterYSize=\"4\"/>",
        "<VRTDataset rasterXSize=\"4\" rasterYSize=\"4\"><GeoTransform>1,2</GeoTransform>",
        "<VRTDataset rasterXSize=\"4\" rasterYSize=\"4\">"
      })
  void whatIsNoVrtIsCorrupt(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(CorruptDataException.class);
  }

  @Test
  void entitiesAndDocumentTypesAreNotFollowed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
    String laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]>";
    for (String type : new String[] {external, laughs, "<!DOCTYPE a SYSTEM \"x.dtd\">"}) {
      String text = type + DOCUMENT.replace("tiles/a.tif", type.equals(external) ? "&x;" : "&c;");

      assertThatThrownBy(() -> read(text))
          .isInstanceOf(SwathException.class)
          .hasMessageNotContaining("secret\"");
    }
  }

  @Test
  void deepAndLongDocumentsAreRefused() {
    String deep = "<Metadata>".repeat(100_000);

    assertThatThrownBy(() -> read(DOCUMENT.replace("<SRS", deep + "<SRS")))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("levels");
    assertThatThrownBy(() -> read(DOCUMENT.replace("EPSG:32631", "x".repeat(1 << 20))))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("characters");
  }

  @Test
  void damageEndsInAFailureWithACause() throws IOException {
    byte[] bytes = DOCUMENT.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      byte[] damaged = bytes.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
      Files.write(vrt, java.util.Arrays.copyOf(damaged, length));
      try {
        VrtReader.read(vrt);
      } catch (SwathException e) {
        assertThat(e).hasMessageContaining("all.vrt");
      }
    }
  }

  private VrtDocument.Part part(String file, boolean relative) {
    String text =
        DOCUMENT
            .replace("tiles/a.tif", file)
            .replace("relativeToVRT=\"1\"", relative ? "relativeToVRT=\"1\"" : "");
    return read(text).bands().getFirst().parts().getFirst();
  }

  @Test
  void filesLieInTheFolderOfTheDocumentOrBelow() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("inside/tiles"));
    Path outside = Files.writeString(folder.resolve("outside.tif"), "");
    Path own = Files.writeString(inside.resolve("a.tif"), "");
    Files.createSymbolicLink(inside.resolve("link.tif"), outside);
    Files.writeString(inside.resolve("other.vrt"), "");
    vrt = folder.resolve("inside/all.vrt");
    Files.writeString(vrt, "");
    VrtPaths paths = new VrtPaths(vrt);

    assertThat(paths.of(part("tiles/a.tif", true))).isEqualTo(own.toRealPath());
    assertThat(paths.of(part("tiles/../tiles/a.tif", true))).isEqualTo(own.toRealPath());
    assertThat(paths.of(part(own.toString(), false))).isEqualTo(own.toRealPath());
    for (String escape :
        new String[] {
          "../outside.tif", "tiles/link.tif", outside.toString(), "/vsicurl/http://x"
        }) {
      assertThatThrownBy(() -> paths.of(part(escape, true)))
          .as(escape)
          .isInstanceOf(UnsupportedDataException.class)
          .hasMessageContaining("outside the VRT's folder");
    }
    assertThatThrownBy(() -> paths.of(part("tiles/none.tif", true)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("tiles/none.tif");
    assertThatThrownBy(() -> paths.of(part("tiles/other.vrt", true)))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("VRT itself");
  }
}
