package org.onsager.command.shell;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * What a command sees of its user: where results go, where notices and progress go, and whether the
 * user wants it to end.
 */
public final class Console {

  /** Between lines on how far it is. */
  private static final long OFTEN = 2_000_000_000L;

  private final PrintWriter out;
  private final PrintWriter err;
  private final BooleanSupplier interrupted;
  private boolean quiet;
  private long told = System.nanoTime();

  /**
   * A console.
   *
   * @param out for results
   * @param err for notices, progress and complaints
   * @param interrupted whether the user wants the command to end
   */
  public Console(PrintWriter out, PrintWriter err, BooleanSupplier interrupted) {
    this.out = out;
    this.err = err;
    this.interrupted = interrupted;
  }

  /** One that nobody looks at. */
  public static Console silent() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Console console = new Console(nowhere, nowhere, () -> false);
    console.setQuiet(true);
    return console;
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  /** A command that prints here. */
  public CommandLine attached(CommandLine command) {
    return command.setOut(out).setErr(err);
  }

  /** Why the command ends. */
  public void complain(String text) {
    err.println(text);
  }

  /** Whether the user wants the command to end, with what is done. */
  public boolean isInterrupted() {
    return interrupted.getAsBoolean();
  }

  /** Without notices and progress. */
  public void setQuiet(boolean quiet) {
    this.quiet = quiet;
  }

  public boolean isQuiet() {
    return quiet;
  }

  /** What was guessed or left out, that the user may want to know. */
  public void notice(String text) {
    if (!quiet) {
      err.println(text);
    }
  }

  /** How far it is, every two seconds at most; nothing of what takes less. */
  public void progress(Supplier<String> text) {
    long now = System.nanoTime();
    if (!quiet && now - told > OFTEN) {
      told = now;
      err.println(text.get());
    }
  }
}
