package dev.swath.operators.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.CorruptDataException;
import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoJsonReaderTest {
  private static final String RING = "[[0,0],[4,0],[4,4,17.5],[0,0]]";
  private static final String POLYGON = "{\"type\":\"Polygon\",\"coordinates\":[" + RING + "]}";

  @TempDir private Path folder;

  @Test
  void membersComeInAnyOrder() {
    Polygons read =
        Polygons.parse(
            "{\"features\":[{\"geometry\":{\"coordinates\":[["
                + RING
                + "]],\"type\":\"MultiPolygon\"},\"id\":7,\"bbox\":[1,2,[3]],"
                + "\"properties\":{\"b\":\"x\\\"y\",\"a\":12345678901234567890},"
                + "\"type\":\"Feature\"}],\"type\":\"FeatureCollection\"}");

    Shape shape = read.shapes().getFirst();
    assertThat(shape.id()).contains("7");
    assertThat(shape.properties().keySet()).containsExactly("b", "a");
    assertThat(shape.properties())
        .containsEntry("b", "\"x\\\"y\"")
        .containsEntry("a", "12345678901234567890");
    Ring ring = shape.parts().getFirst().rings().getFirst();
    assertThat(ring.size()).isEqualTo(4);
    assertThat(ring.x(2)).isEqualTo(4);
    assertThat(ring.y(2)).isEqualTo(4);
  }

  @Test
  void bareGeometriesAreOneShape() {
    Polygons collection =
        Polygons.parse(
            "{\"type\":\"GeometryCollection\",\"geometries\":[" + POLYGON + "," + POLYGON + "]}");

    assertThat(Polygons.parse(POLYGON).shapes()).hasSize(1);
    assertThat(collection.shapes()).hasSize(1);
    assertThat(collection.shapes().getFirst().parts()).hasSize(2);
  }

  @Test
  void featuresWithoutAPlaceStay() {
    Polygons read = Polygons.parse("{\"type\":\"Feature\",\"geometry\":null,\"properties\":null}");

    assertThat(read.shapes()).hasSize(1);
    assertThat(read.shapes().getFirst().parts()).isEmpty();
  }

  @Test
  void theNameOfAnOldCoordinateSystemIsTold() {
    String crs = "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::32631\"}}";

    Polygons read =
        Polygons.parse("{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":" + crs + "}");

    assertThat(read.crs()).isEqualTo(Optional.of("urn:ogc:def:crs:EPSG::32631"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "[]",
        "{",
        "{\"type\":\"Polygon\"}",
        "{\"type\":\"Polygon\",\"coordinates\":[0,0]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,1],[0,1]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[[2,2]]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0],[1,1],[2,2]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,NaN],[1,1],[2,2]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,1e999],[1,1],[2,2]]]}",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[0,0],[1,1],[0,1]]]}",
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Feature\"}}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Polygon\"}]}",
        "{\"type\":\"FeatureCollection\",\"features\":7}",
        "{\"type\":\"Topology\"}",
        "{\"crs\":\"EPSG:4326\",\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"type\":\"FeatureCollection\",\"features\":[]} x",
        "{'type':'FeatureCollection','features':[]}"
      })
  void otherDocumentsAreRefused(String text) {
    assertThatThrownBy(() -> Polygons.parse(text)).isInstanceOf(CorruptDataException.class);
  }

  @Test
  void nestingHasAnEnd() {
    String deep = "[".repeat(100_000);

    assertThatThrownBy(() -> Polygons.parse("{\"coordinates\":" + deep))
        .isInstanceOf(SwathException.class);
    assertThatThrownBy(() -> Polygons.parse("{\"properties\":{\"a\":" + deep))
        .isInstanceOf(SwathException.class);
    assertThatThrownBy(() -> Polygons.parse("{\"other\":" + deep))
        .isInstanceOf(SwathException.class);
    assertThatThrownBy(() -> Polygons.parse("{\"geometry\":".repeat(100_000)))
        .isInstanceOf(SwathException.class);
  }

  @Test
  void pointsAndLinesHaveNoArea() {
    assertThatThrownBy(() -> Polygons.parse("{\"type\":\"Point\",\"coordinates\":[1,2]}"))
        .isInstanceOf(UnsupportedDataException.class)
        .hasMessageContaining("Point covers no area");
  }

  @Test
  void aDamagedDocumentIsAlwaysOneOfOurFailures() {
    byte[] whole =
        ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":"
                + POLYGON
                + ",\"properties\":{\"a\":[1,{\"b\":null}]}}]}")
            .getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(4);

    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = whole.clone();
      for (int k = random.nextInt(1, 4); k > 0; k--) {
        damaged[random.nextInt(damaged.length)] =
            (byte) "{}[]\",:0e-x\\".charAt(random.nextInt(12));
      }
      assertThat(outcome(new String(damaged, StandardCharsets.ISO_8859_1))).isTrue();
    }
  }

  private static boolean outcome(String text) {
    try {
      Polygons.parse(text);
      return true;
    } catch (SwathException _) {
      return true;
    }
  }

  @Test
  void failuresNameTheFile() throws IOException {
    Path file = folder.resolve("zones.geojson");
    Files.write(file, new byte[] {'{', '"', (byte) 0xff});

    assertThatThrownBy(() -> Polygons.read(file))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("zones.geojson");
    assertThatThrownBy(() -> Polygons.read(folder.resolve("none")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("none");
    assertThat(List.of(file)).allMatch(Files::exists);
  }
}
