package dev.swath.geotiff.gdal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GdalMetadataTest {
  @Test
  void itemsOfADomainKeepItInTheirName() {
    GdalMetadata metadata =
        GdalMetadata.parse(
            "<GDALMetadata><Item name=\"A\" domain=\"D\">1</Item><Item name='B'/></GDALMetadata>");

    assertThat(metadata.dataset()).containsEntry("D:A", "1").containsEntry("B", "");
    assertThat(metadata.warnings()).isEmpty();
  }

  @Test
  void charactersMayBeEscapedOrLiteral() {
    GdalMetadata metadata =
        GdalMetadata.parse("<M><Item name=\"A\">&#65;&#x42;&lt;<![CDATA[<&]]></Item></M>");

    assertThat(metadata.dataset()).containsEntry("A", "AB<<&");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><M><Item name=\"A\">&b;</Item></M>",
        "<M><Item name=\"A\">&unknown;</Item></M>",
        "<M><Item name=\"A\">&#1114112;</Item></M>",
        "<M><Item name=\"A\">",
        "<M><Item name=\"A",
        "<M><Item name>x</Item></M>",
        "</M>",
        "<",
        "<M><![CDATA[",
      })
  void aTextThatIsNotWellFormedGivesNothingButAWarning(String text) {
    GdalMetadata metadata = GdalMetadata.parse(text);

    assertThat(metadata.dataset()).isEmpty();
    assertThat(metadata.warnings()).hasSize(1);
  }

  @Test
  void deepNestingNeedsNoStack() {
    int depth = 200_000;

    GdalMetadata metadata = GdalMetadata.parse("<a>".repeat(depth) + "</a>".repeat(depth));

    assertThat(metadata.warnings()).isEmpty();
  }
}
