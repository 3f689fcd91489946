package org.onsager.command;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.onsager.command.input.Nearest;
import org.onsager.command.shell.Allowed;
import org.onsager.command.shell.Refusal;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Unreadable;
import org.onsager.measure.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said, in one sentence, of a command that cannot be run or did not go well. */
final class Complaints {

  private Complaints() {}

  /** Of a command line that is wrong in itself. */
  static int misuse(ParameterException e) {
    CommandLine at = e.getCommandLine();
    at.getErr().println(sentence(e, at));
    return ExitCode.USAGE;
  }

  private static String sentence(ParameterException e, CommandLine at) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched.getUnmatched(), at);
    }
    ArgSpec option = e.getArgSpec();
    String value = e.getValue();
    return option instanceof OptionSpec named && value != null
        ? "%s=%s: %s".formatted(named.longestName(), value, Allowed.requirement(option))
        : e.getMessage() + help(at);
  }

  private static String unknown(List<String> words, CommandLine at) {
    String word = words.getFirst();
    boolean option = word.startsWith("-");
    String typed = option ? word.replaceFirst("=.*", "") : word;
    Vector<String> known =
        option
            ? Vector.ofAll(at.getCommandSpec().options()).map(OptionSpec::longestName)
            : Vector.ofAll(at.getSubcommands().keySet());
    String what = option ? "option" : known.isEmpty() ? "word" : "command";
    return "%s: no %s of %s%s%s"
        .formatted(
            typed,
            what,
            at.getCommandSpec().qualifiedName(),
            Nearest.to(typed, known).map(near -> "; did you mean " + near + "?").getOrElse(""),
            help(at));
  }

  private static String help(CommandLine at) {
    return " (%s --help lists all)".formatted(at.getCommandSpec().qualifiedName());
  }

  /**
   * Of a command that was understood.
   *
   * @throws Exception another exception, which is a bug and keeps its stack trace
   */
  static int trouble(Exception e, CommandLine at) throws Exception {
    return switch (e) {
      case UsageException misuse -> said(misuse, at, ExitCode.USAGE);
      case Refusal refusal -> said(refusal, at, ExitCode.SOFTWARE);
      case IOException unread -> said(unread, at, ExitCode.SOFTWARE);
      case UncheckedIOException unread -> said(unread, at, ExitCode.SOFTWARE);
      case Unreadable unread -> said(unread, at, ExitCode.SOFTWARE);
      case Trouble trouble -> said(trouble, at, ExitCode.SOFTWARE);
      default -> throw e;
    };
  }

  private static int said(Exception e, CommandLine at, int code) {
    at.getErr().println(e.getMessage());
    return code;
  }
}
