package org.onsager.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import org.onsager.command.deconvolve.Deconvolve;
import org.onsager.command.design.Design;
import org.onsager.command.mixing.MixingDistribution;
import org.onsager.command.quantise.Quantise;
import org.onsager.command.reduce.Reduce;
import org.onsager.command.report.SavedRun;
import org.onsager.command.shell.Allowed;
import org.onsager.command.shell.Console;
import org.onsager.command.shell.Interruption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code onsager}: its parts are commands of their own, {@code onsager --help}. */
@Command(
    name = "onsager",
    versionProvider = Version.class,
    description = "Gradient flows of probability measures.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Results go to the standard output and into --out, notices and progress to the standard error.",
      "Ctrl-C ends a run at its next step, and writes what is done.",
      "Exit codes: 0 all went well, 1 trouble, 2 misuse, 130 interrupted."
    })
public final class Main implements Runnable {

  /** Where the heap is too small, and in other trouble. */
  private static final int TROUBLE = ExitCode.SOFTWARE;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Console console;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "no notices, no progress")
  void quiet(boolean quiet) {
    console.setQuiet(quiet);
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "shows this, and ends")
  @SuppressWarnings("unused") // picocli sees it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "shows version and engine, and ends")
  @SuppressWarnings("unused")
  private boolean version;

  private Main(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /**
   * Runs a command and ends with its exit code: 0 if all went well, 1 in trouble, 2 if the command
   * was misused. Interrupted, it writes what is done and ends with 130.
   *
   * @param args the command, its options and words
   */
  public static void main(String[] args) {
    PrintWriter err = writer(System.err);
    int code;
    try (Interruption interruption = Interruption.watched(err)) {
      code = run(new Console(writer(System.out), err, interruption), args);
    }
    System.exit(code);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  /**
   * Runs a command in this JVM.
   *
   * @param console where it prints
   * @param args the command, its options and words
   * @return the exit code
   */
  public static int run(Console console, String... args) {
    try {
      return of(console).execute(args);
    } catch (OutOfMemoryError e) {
      console.complain(
          "The heap of %d MB is too small for that: use fewer rows or particles, or give it more,"
                  .formatted(Runtime.getRuntime().maxMemory() >> 20)
              + " as by JAVA_TOOL_OPTIONS=-Xmx8g");
      return TROUBLE;
    }
  }

  /**
   * The command with all its parts.
   *
   * @param console where it prints
   * @return the command
   */
  public static CommandLine of(Console console) {
    CommandLine command =
        new CommandLine(new Main(console))
            .addSubcommand(new Quantise(console))
            .addSubcommand(new MixingDistribution(console))
            .addSubcommand(new Reduce(console))
            .addSubcommand(new Design(console))
            .addSubcommand(new Deconvolve(console))
            .addSubcommand(new SavedRun(console))
            .addSubcommand(new Completion());
    Allowed.read(command);
    command
        .getSubcommands()
        .values()
        .forEach(
            part -> part.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false));
    return console
        .attached(command)
        .setUsageHelpWidth(100)
        .setExecutionStrategy(parsed -> {
          Allowed.check(parsed);
          return new RunLast().execute(parsed);
        })
        .setParameterExceptionHandler((e, words) -> Complaints.misuse(e))
        .setExecutionExceptionHandler((e, at, parsed) -> Complaints.trouble(e, at));
  }
}
