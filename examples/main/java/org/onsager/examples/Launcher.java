package org.onsager.examples;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.onsager.command.input.Nearest;
import org.onsager.command.shell.UsageException;
import org.onsager.measure.Trouble;

/**
 * Finds a program by name and runs it: {@code mvn -q compile -Drun=NAME}.
 *
 * <p>No name, or the {@code true} that Maven makes of a bare {@code -Drun}, lists the programs. A
 * slip of the user, a file that cannot be read or written, one that the heap does not hold, or
 * numbers that lead nowhere end with a sentence and exit code 1; any other exception is a bug and
 * keeps its stack trace.
 */
public final class Launcher {
  private static final int DONE = 0;
  private static final int MISUSED = 1;

  private final Seq<Program> programs;
  private final PrintStream out;
  private final PrintStream err;

  Launcher(Seq<Program> programs, PrintStream out, PrintStream err) {
    this.programs = programs;
    this.out = out;
    this.err = err;
  }

  /** The first argument is the program's name, the others are its words. */
  public static void main(String[] args) throws Exception {
    var name = args.length == 0 ? "" : args[0];
    var words = Vector.of(args).drop(1);
    var names =
        MavenOptions.names(
            System.getProperty(MavenOptions.PROPERTY, ""), words.headOption().getOrElse(""));
    var options = Options.of(System::getProperty, words, names);
    System.exit(new Launcher(Programs.ALL, System.out, System.err).launch(name, options));
  }

  /** Runs the program of that name and returns the exit code. */
  int launch(String name, Options options) throws Exception {
    if (name.isBlank() || name.equals("true")) {
      out.println(listing());
      return DONE;
    }
    var program = programs.find(p -> p.name().equals(name));
    if (program.isEmpty()) {
      err.println(unknown(name));
      return MISUSED;
    }
    try {
      options.requireKnown(program.get(), programs.flatMap(Program::optionNames).toVector());
      program.get().run().with(options);
      return DONE;
    } catch (Ended e) {
      return e.code();
    } catch (UsageException | IOException | UncheckedIOException | Trouble e) {
      err.println(e.getMessage());
      return MISUSED;
    } catch (OutOfMemoryError e) {
      err.printf(
          "The heap of %d MB is too small for that: use fewer rows or particles, or give it more,"
              + " as by JAVA_TOOL_OPTIONS=-Xmx8g%n",
          Runtime.getRuntime().maxMemory() >> 20);
      return MISUSED;
    }
  }

  private String unknown(String name) {
    var hint =
        Nearest.to(name, programs.map(Program::name))
            .map(near -> " Did you mean " + near + "?")
            .getOrElse("");
    return "There is no program \"" + name + "\"." + hint + "\n\n" + listing();
  }

  private String listing() {
    return programs
        .map(Program::help)
        .prepend("Programs, to run with  mvn -q compile -Drun=NAME")
        .mkString("\n");
  }
}
