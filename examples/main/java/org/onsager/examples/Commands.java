package org.onsager.examples;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onsager.command.Main;
import org.onsager.command.shell.Console;
import org.onsager.command.shell.Interruption;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Commands of {@code onsager} as programs: {@code -Drun=Quantise -Dargs="data.csv 100" -Dseed=2} is
 * {@code onsager quantise data.csv -n 100 --seed=2}.
 */
final class Commands {

  private static final Pattern LONG_OPTION = Pattern.compile("(?<![\\w-])--(\\w+)");

  private Commands() {}

  /**
   * A command as a program.
   *
   * @param name of the program
   * @param command its name for {@code onsager}
   * @param words what {@code -Dargs} may hold: a file, or a file and the number N; empty for
   *     nothing
   */
  static Program program(String name, String command, String words) {
    CommandSpec spec = spec(command);
    Vector<String> given = words.isEmpty() ? Vector.empty() : Vector.of("-Dargs=\"" + words + "\"");
    return new Program(
        name,
        spec.usageMessage().description()[0],
        given.appendAll(named(spec).map(Commands::shown)).mkString(" "),
        options -> run(command, spec, options));
  }

  private static CommandSpec spec(String command) {
    return Option.of(Main.of(Console.silent()).getSubcommands().get(command))
        .getOrElseThrow(() -> new IllegalArgumentException(command + ": no command of onsager"))
        .getCommandSpec();
  }

  /** The options that have a name of several letters and take a value. */
  private static Vector<OptionSpec> named(CommandSpec spec) {
    return Vector.ofAll(spec.options())
        .filter(option -> option.longestName().startsWith("--") && option.arity().max() > 0);
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }

  private static String shown(OptionSpec option) {
    String value =
        isOut(option)
            ? String.valueOf(folder(option).getParent())
            : isGiven(option.defaultValueString())
                ? option.defaultValueString()
                : option.paramLabel();
    return "-D%s=%s".formatted(name(option), value);
  }

  /** Fields without a default have none in words, or that of Java. */
  private static boolean isGiven(@Nullable String value) {
    return value != null && !value.equals("null") && !value.equals("[]");
  }

  private static boolean isOut(OptionSpec option) {
    return name(option).equals("out");
  }

  /** {@code out/quantise}: programs have folders of their own in {@code -Dout}. */
  private static Path folder(OptionSpec out) {
    return Path.of(String.valueOf(out.defaultValueString()));
  }

  private static void run(String command, CommandSpec spec, Options options) {
    Vector<String> arguments =
        words(spec, options.words())
            .prepend(command)
            .appendAll(
                named(spec)
                    .flatMap(option ->
                        options
                            .text(name(option))
                            .map(value -> option.longestName() + "=" + placed(option, value))));
    PrintWriter err = inWordsOfMaven(System.err);
    try (Interruption interruption = Interruption.watched(err)) {
      PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
      Console console = new Console(out, err, interruption);
      int code = Main.run(console, arguments.toJavaArray(String[]::new));
      if (code != 0) {
        throw new Ended(code);
      }
    }
  }

  private static String placed(OptionSpec option, String value) {
    return isOut(option) ? Path.of(value).resolve(folder(option).getFileName()).toString() : value;
  }

  /** The second word is N, where the command takes one. */
  private static Vector<String> words(CommandSpec spec, Vector<String> words) {
    boolean number =
        spec.findOption("-n") != null && words.size() > 1 && !words.get(1).startsWith("-");
    return number ? words.insert(1, "-n") : words;
  }

  /** What the command calls {@code --seed} is {@code -Dseed} here. */
  private static PrintWriter inWordsOfMaven(PrintStream err) {
    return new PrintWriter(err, true, err.charset()) {
      @Override
      public void println(String line) {
        super.println(LONG_OPTION.matcher(line).replaceAll("-D$1"));
      }
    };
  }
}
