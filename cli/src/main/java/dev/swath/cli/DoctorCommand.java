package dev.swath.cli;

import dev.swath.jobs.CodecCheck;
import dev.swath.jobs.MachineMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `doctor`: whether this machine has what Swath needs.
@Command(
    name = "doctor",
    sortOptions = false,
    description = "Checks Java, codecs, memory and disk; exit code 1 if something is missing.")
final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  /// One thing that was looked at.
  private record Check(String name, boolean good, String text) {}

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Check> checks = new ArrayList<>();
    checks.add(java());
    checks.add(heap());
    for (CodecCheck.Result codec : CodecCheck.all()) {
      checks.add(new Check("codec " + codec.name(), codec.good(), codec.text()));
    }
    checks.add(memory());
    checks.add(temporary());
    checks.add(gdal());
    print(checks);
    return checks.stream().allMatch(Check::good) ? ExitCode.OK : ExitCode.FAILED;
  }

  private static Check java() {
    Runtime.Version version = Runtime.version();
    boolean good = version.compareToIgnoreOptional(Runtime.Version.parse("25.0.3")) >= 0;
    return new Check(
        "java",
        good,
        version
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors"
            + (good ? "" : "; install 25.0.3 or newer"));
  }

  private static Check heap() {
    long most = Runtime.getRuntime().maxMemory();
    boolean good = most >= 128L << 20;
    return new Check(
        "heap",
        good,
        ByteSize.text(most) + " at most" + (good ? "" : "; set SWATH_JAVA_OPTS=-Xmx256m"));
  }

  private static Check memory() {
    MachineMemory memory = MachineMemory.here();
    return new Check(
        "memory",
        true,
        ByteSize.text(memory.limit())
            + " for this process; a job takes "
            + ByteSize.text(memory.defaultBudget())
            + " unless --memory or SWATH_MEMORY says otherwise");
  }

  private static Check temporary() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      boolean good = Files.isWritable(folder);
      return new Check(
          "scratch",
          good,
          folder
              + ", "
              + ByteSize.text(Files.getFileStore(folder).getUsableSpace())
              + " free"
              + (good ? "" : "; not writable, use --scratch"));
    } catch (java.io.IOException e) {
      return new Check("scratch", false, folder + ": " + e.getMessage() + "; use --scratch");
    }
  }

  private Check gdal() {
    String path = session.console().variables().getOrDefault("PATH", "");
    for (String folder : path.split(java.io.File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "gdalinfo"))) {
        return new Check("gdal", true, Path.of(folder, "gdalinfo").toString());
      }
    }
    return new Check("gdal", true, "not found; not needed, but good for a second opinion");
  }

  private void print(List<Check> checks) {
    if (!json) {
      for (Check check : checks) {
        session
            .console()
            .out()
            .printf("%s %-16s %s%n", check.good() ? "✔" : "✘", check.name(), check.text());
      }
      return;
    }
    Map<String, Object> document = Json.object();
    document.put("version", Version.number());
    document.put("good", checks.stream().allMatch(Check::good));
    List<Map<String, Object>> list = new ArrayList<>();
    for (Check check : checks) {
      Map<String, Object> one = Json.object();
      one.put("name", check.name());
      one.put("good", check.good());
      one.put("text", check.text());
      list.add(one);
    }
    document.put("checks", list);
    session.console().out().print(Json.document(document));
  }
}
