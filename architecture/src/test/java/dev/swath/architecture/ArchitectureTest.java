package dev.swath.architecture;

import static java.lang.constant.ConstantDescs.CD_void;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the arrows between packages, and shows that a planted wrong one is found.
class ArchitectureTest {
  @Test
  void everyPackageUsesOnlyWhatItMay() {
    List<CompiledClass> classes = compiled();

    List<String> violations = Arrows.violations(classes);

    assertThat(classes).hasSizeGreaterThan(20);
    assertThat(violations).isEmpty();
  }

  @Test
  void noPackagesUseEachOther() {
    List<String> cycles = Arrows.cycles(compiled());

    assertThat(cycles).isEmpty();
  }

  @Test
  void fieldOfHigherPackageIsFound() {
    CompiledClass planted = withField("dev.swath.array.Planted", "dev.swath.sweep.Sweep");

    assertThat(Arrows.violations(List.of(planted)))
        .containsExactly("dev.swath.array.Planted must not use dev.swath.sweep.Sweep");
  }

  @Test
  void callFromOperatorToFormatIsFound() {
    CompiledClass planted =
        withCall("dev.swath.operators.terrain.Planted", "dev.swath.geotiff.GeoTiff");

    assertThat(Arrows.violations(List.of(planted)))
        .containsExactly(
            "dev.swath.operators.terrain.Planted must not use dev.swath.geotiff.GeoTiff");
  }

  @Test
  void flagThatReachesIntoTheEngineIsFound() {
    CompiledClass planted = withCall("dev.swath.cli.Planted", "dev.swath.geotiff.GeoTiff");

    assertThat(Arrows.violations(List.of(planted))).hasSize(1);
  }

  @Test
  void libraryOutsideItsPackageIsFound() {
    CompiledClass planted = withCall("dev.swath.raster.Planted", "com.github.luben.zstd.Zstd");

    assertThat(Arrows.violations(List.of(planted)))
        .containsExactly("dev.swath.raster.Planted must not use com.github.luben.zstd.Zstd");
  }

  @Test
  void packageWithoutRuleIsFound() {
    CompiledClass planted = withField("dev.swath.shortcuts.Planted", "java.lang.String");

    assertThat(Arrows.violations(List.of(planted)))
        .containsExactly("package dev.swath.shortcuts has no line in Arrows");
  }

  @Test
  void circleOfPackagesInOneModuleIsFound() {
    CompiledClass there = withField("dev.swath.geotiff.read.Planted", "dev.swath.geotiff.tag.Tag");
    CompiledClass back = withCall("dev.swath.geotiff.tag.Tag", "dev.swath.geotiff.read.Planted");

    List<String> cycles = Arrows.cycles(List.of(there, back));

    assertThat(cycles)
        .containsExactly(
            "packages use each other: dev.swath.geotiff.read -> dev.swath.geotiff.tag"
                + " -> dev.swath.geotiff.read");
  }

  @Test
  void useOfLowerPackageIsAllowed() {
    CompiledClass planted = withCall("dev.swath.sweep.Planted", "dev.swath.memory.MemoryBudget");

    assertThat(Arrows.violations(List.of(planted))).isEmpty();
  }

  private static List<CompiledClass> compiled() {
    return Checkout.classes().stream().map(CompiledClass::read).toList();
  }

  private static CompiledClass withField(String name, String type) {
    return CompiledClass.parse(
        ClassFile.of()
            .build(ClassDesc.of(name), body -> body.withField("field", ClassDesc.of(type), 0)));
  }

  private static CompiledClass withCall(String name, String callee) {
    return CompiledClass.parse(
        ClassFile.of()
            .build(
                ClassDesc.of(name),
                body ->
                    body.withMethodBody(
                        "call",
                        MethodTypeDesc.of(CD_void),
                        ClassFile.ACC_STATIC,
                        code ->
                            code.invokestatic(
                                    ClassDesc.of(callee), "run", MethodTypeDesc.of(CD_void))
                                .return_())));
  }
}
