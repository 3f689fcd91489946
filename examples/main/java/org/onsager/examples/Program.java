package org.onsager.examples;

import io.vavr.collection.Vector;
import java.util.regex.Pattern;

/**
 * A program that the launcher can run.
 *
 * @param name what the user types after {@code -Drun=}
 * @param oneLine what it shows, in one line
 * @param options its options with their defaults, such as {@code -Druns=50}; empty for none
 * @param run what it does
 */
record Program(String name, String oneLine, String options, Run run) {
  private static final Pattern OPTION = Pattern.compile("-D(\\w+)");

  /** Throws {@link UsageException} when an option is wrong, before anything long begins. */
  @FunctionalInterface
  interface Run {
    void with(Options options) throws Exception;
  }

  /** The names in {@link #options}. */
  Vector<String> optionNames() {
    return OPTION.matcher(options).results().map(m -> m.group(1)).collect(Vector.collector());
  }

  /** A line on what it shows and, when it has options, one on them. */
  String help() {
    var line = "  %-18s %s".formatted(name, oneLine);
    return options.isEmpty() ? line : line + "\n" + " ".repeat(21) + options;
  }
}
