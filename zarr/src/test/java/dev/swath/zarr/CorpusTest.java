package dev.swath.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Reads the conformance corpus: `mvn -pl zarr -am test -Dtest=CorpusTest -Dswath.corpus=DIR`.
@EnabledIfSystemProperty(named = "swath.corpus", matches = ".+")
class CorpusTest {
  @Test
  void everyStoreOfTheCorpusReadsAsTheOracleDidOrIsRefusedWithItsReason() throws IOException {
    var report = new CorpusReport();

    new CorpusCheck(Path.of(System.getProperty("swath.corpus")), report).run("");

    report.print(System.out);
    assertThat(report.failures()).isEmpty();
  }
}
