package dev.swath.cli;

import java.util.List;

/// The process.
public final class Main {
  private Main() {}

  /// Runs one command line and ends the process with its exit code.
  public static void main(String[] arguments) {
    Console console = Console.ofProcess();
    if (arguments.length == 1 && List.of("--version", "-V").contains(arguments[0])) {
      console.out().println("swath " + Version.number());
      end(console, ExitCode.OK);
      return;
    }
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "swath-stop"));
    int code = new Swath(console, interruption).run(arguments);
    int last = close(console, code);
    interruption.finished();
    end(console, last);
  }

  /// Output that nobody could take is a failure, even if the work was not.
  private static int close(Console console, int code) {
    if (console.out().checkError() && code == ExitCode.OK) {
      console
          .err()
          .print("error: standard output: cannot be written; its reader is gone or full\n");
      return ExitCode.FAILED;
    }
    return code;
  }

  private static void end(Console console, int code) {
    console.out().flush();
    console.err().flush();
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }
}
