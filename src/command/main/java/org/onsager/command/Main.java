package org.onsager.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code onsager}: its parts are commands of their own, {@code onsager --help}. */
@Command(
    name = "onsager",
    mixinStandardHelpOptions = true,
    version = "onsager 0.1.0",
    description = "Gradient flows of probability measures.",
    synopsisSubcommandLabel = "COMMAND")
public final class Main {

  private Main() {}

  /**
   * Runs a command and ends with its exit code: 0 if all went well, 1 in trouble, 2 if the command
   * was misused.
   *
   * @param args the command, its options and words
   */
  public static void main(String[] args) {
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Main()).setOut(out).setErr(err).execute(args);
  }
}
