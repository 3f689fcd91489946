package org.onsager.examples;

/**
 * A program that the launcher can run.
 *
 * @param name what the user types after {@code -Drun=}
 * @param oneLine what it shows, in one line
 * @param options its options with their defaults, such as {@code -Druns=50}; empty for none
 * @param run what it does
 */
record Program(String name, String oneLine, String options, Run run) {

  /** Throws {@link UsageException} when an option is wrong, before anything long begins. */
  @FunctionalInterface
  interface Run {
    void with(Options options) throws Exception;
  }

  /** A line on what it shows and, when it has options, one on them. */
  String help() {
    var line = "  %-16s %s".formatted(name, oneLine);
    return options.isEmpty() ? line : line + "\n" + " ".repeat(19) + options;
  }
}
