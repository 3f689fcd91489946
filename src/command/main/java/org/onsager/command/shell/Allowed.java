package org.onsager.command.shell;

import io.vavr.collection.Vector;
import java.lang.reflect.AnnotatedElement;
import java.util.Locale;
import java.util.Optional;
import org.onsager.data.Decimal;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** What the value of an option may be, from its type and its {@link Range}. */
public final class Allowed {

  private Allowed() {}

  /** Reads numbers and words of a command and its parts as this class says them. */
  public static void read(CommandLine command) {
    command.registerConverter(Double.class, Allowed::real);
    command.registerConverter(double.class, Allowed::real);
    for (ArgSpec option : command.getCommandSpec().options()) {
      register(command, option.type());
    }
    command.getSubcommands().values().forEach(Allowed::read);
  }

  private static <T> void register(CommandLine command, Class<T> type) {
    if (type.isEnum()) {
      command.registerConverter(
          type,
          text ->
              Vector.of(type.getEnumConstants())
                  .find(constant -> word(constant).equals(text))
                  .getOrElseThrow(() -> new TypeConversionException(text)));
    }
  }

  private static double real(String text) {
    return Decimal.of(text).getOrElseThrow(() -> new TypeConversionException(text));
  }

  /** A constant as people type it: {@code leave-out}. */
  public static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Refuses numbers out of range.
   *
   * @throws ParameterException for the first of them
   */
  public static void check(ParseResult parsed) {
    if (parsed.hasSubcommand()) {
      check(parsed.subcommand());
    }
    for (ArgSpec option : parsed.matchedArgs()) {
      Optional<Range> range = range(option);
      if (range.isPresent() && option.getValue() instanceof Number number) {
        double x = number.doubleValue();
        if (!(range.get().from() <= x && x <= range.get().to())) {
          throw new ParameterException(
              parsed.commandSpec().commandLine(),
              "out of range",
              option,
              option.stringValues().getLast());
        }
      }
    }
  }

  /** Half a sentence: {@code must be a whole number from 1 to 9}. */
  public static String requirement(ArgSpec option) {
    Class<?> type = option.type();
    if (type.isEnum()) {
      return "must be one of "
          + Vector.<Object>of(type.getEnumConstants()).map(Allowed::word).mkString(", ");
    }
    boolean whole =
        type == int.class || type == Integer.class || type == long.class || type == Long.class;
    String number = whole ? "must be a whole number" : "must be a number";
    return range(option)
        .map(r -> "%s from %s to %s".formatted(number, end(r.from()), end(r.to())))
        .orElse(number + (whole ? " of at most 64 bits" : ""));
  }

  private static String end(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? "%.0f".formatted(x) : Double.toString(x);
  }

  private static Optional<Range> range(ArgSpec option) {
    return option.userObject() instanceof AnnotatedElement field
        ? Optional.ofNullable(field.getAnnotation(Range.class))
        : Optional.empty();
  }
}
