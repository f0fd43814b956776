package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.sweep.SweepListener;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programs that the documentation shows are compiled and run.
class DocumentedExamplesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile("^(?:class|record) (\\w+)", Pattern.MULTILINE);

  @TempDir Path folder;

  static Stream<String> programs() throws IOException {
    List<String> programs = new ArrayList<>();
    for (String page : List.of("README.md", "docs/how-to/library.md")) {
      Matcher found = PROGRAM.matcher(Files.readString(ROOT.resolve(page)));
      while (found.find()) {
        programs.add(found.group(1));
      }
    }
    return programs.stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programReadsOneFileAndWritesAnother(String program) throws Exception {
    Path input = terrain();
    Path output = folder.resolve("output.tif");

    run(program, input.toString(), output.toString());

    assertThat(new ValidateJob(output, true, Resources.ofMachine()).run(SweepListener.NONE))
        .satisfies(found -> assertThat(found.findings()).isEmpty());
  }

  @Test
  void exampleOfTheReadmeHasAtMostFifteenLines() throws IOException {
    assertThat(programs().findFirst().orElseThrow().lines().count()).isLessThanOrEqualTo(15);
  }

  private Path terrain() {
    Path file = folder.resolve("terrain.tif");
    Target target = Target.of(file, Format.GTIFF, Map.of(), false);
    Resources resources = new Resources(32 << 20, 2, Optional.empty(), false);
    SynthRequest request =
        new SynthRequest(SynthRequest.Kind.TERRAIN, 300, 200, 1, 1, target, resources);
    try (SynthJob job = SynthJob.open(request)) {
      job.run(SweepListener.NONE);
    }
    return file;
  }

  private void run(String program, String... arguments) throws Exception {
    Matcher type = TYPE.matcher(program);
    String name = type.find() ? type.group(1) : "Example";
    compile(Files.writeString(folder.resolve(name + ".java"), program));
    URL[] compiled = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(compiled, getClass().getClassLoader())) {
      Class<?> example = loader.loadClass(name);
      Method main = example.getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(instance(example, main), (Object) arguments);
    }
  }

  private static Object instance(Class<?> example, Method main)
      throws ReflectiveOperationException {
    if (Modifier.isStatic(main.getModifiers())) {
      return example;
    }
    Constructor<?> constructor = example.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private void compile(Path source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
      boolean compiles =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      assertThat(compiles).as(messages.toString()).isTrue();
    }
  }
}
