package org.onsager.examples;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onsager.command.input.Nearest;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Decimal;
import org.onsager.data.Folder;

/**
 * What the user gave to a program: named options ({@code -Druns=5}) and words ({@code
 * -Dargs="..."}). Every getter names the default and what is allowed, and throws a {@link
 * UsageException} that says so.
 */
final class Options {
  private final Lookup given;
  private final Vector<String> words;
  private final Vector<String> names;

  private Options(Lookup given, Vector<String> words, Vector<String> names) {
    this.given = given;
    this.words = words;
    this.names = names;
  }

  /** Where options come from, by name: null for one that is not given. */
  @FunctionalInterface
  interface Lookup {
    @Nullable String get(String name);
  }

  /** Options looked up by name, and words: each argument is split at blanks. */
  static Options of(Lookup given, Seq<String> arguments) {
    return of(given, arguments, Vector.empty());
  }

  /** The same, with the names of all that was given, whether a program asks for it or not. */
  static Options of(Lookup given, Seq<String> arguments, Vector<String> names) {
    return new Options(
        given,
        arguments
            .flatMap(argument -> Vector.of(argument.split("\\s+")))
            .filter(word -> !word.isEmpty())
            .toVector(),
        names);
  }

  /**
   * Refuses what a program would not look at: an option that would be ignored is better refused
   * than believed.
   *
   * @param others options of other programs
   */
  void requireKnown(Program program, Vector<String> others) {
    Vector<String> own = program.optionNames();
    names
        .appendAll(others.filter(this::has))
        .appendAll(Vector.of("args").filter(name -> words.nonEmpty()))
        .find(name -> !own.contains(name))
        .forEach(name -> {
          throw new UsageException(
              "-D%s is no option of %s%s\n%s"
                  .formatted(
                      name,
                      program.name(),
                      Nearest.to(name, own).map(n -> "; did you mean -D" + n + "?").getOrElse(":"),
                      program.help()));
        });
  }

  /** Whether the user gave this option. */
  boolean has(String name) {
    return text(name).isDefined();
  }

  /** The words of {@code -Dargs}. */
  Vector<String> words() {
    return words;
  }

  /** A whole number from {@code min} to {@code max}. */
  int integer(String name, int otherwise, int min, int max) {
    var allowed = "a whole number from " + min + " to " + max;
    return parsed(name, otherwise, Integer::valueOf, n -> min <= n && n <= max, allowed);
  }

  /** Any long, for seeds. */
  long seed(String name, long otherwise) {
    return parsed(name, otherwise, Long::valueOf, n -> true, "a whole number of at most 64 bits");
  }

  /** A real number from {@code min} to {@code max}. */
  double real(String name, double otherwise, double min, double max) {
    var allowed = "a number from " + min + " to " + max;
    return parsed(
        name,
        otherwise,
        text -> Decimal.of(text).getOrElse(Double.NaN),
        x -> min <= x && x <= max,
        allowed);
  }

  /** One of a few words. */
  String choice(String name, String otherwise, String... allowed) {
    var words = Vector.of(allowed);
    return parsed(name, otherwise, s -> s, words::contains, "one of " + words.mkString(", "));
  }

  /** A file or folder, relative to where Maven was started. */
  Path path(String name, Path otherwise) {
    return parsed(name, otherwise, Path::of, p -> true, "a path");
  }

  /**
   * The folder of that name in {@code -Dout}, found to be writable before a program works for an
   * hour.
   */
  Path output(String name) {
    return Folder.writable(path("out", Path.of("out")).resolve(name));
  }

  private <T> T parsed(
      String name, T otherwise, Function<String, T> parse, Predicate<T> allowed, String what) {
    var text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      var value = parse.apply(text.get());
      if (allowed.test(value)) {
        return value;
      }
    } catch (NumberFormatException | InvalidPathException e) {
      // refused below, with the same words
    }
    throw new UsageException("-D" + name + "=" + text.get() + ": must be " + what);
  }

  /** Maven hands on {@code -Druns=${runs}} as it stands when {@code runs} is not given. */
  Option<String> text(String name) {
    return Option.of(given.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !text.equals("${" + name + "}"));
  }
}
