package org.onsager.data;

import io.vavr.collection.Vector;
import java.util.stream.IntStream;

/** What stands between the cells of a line. */
enum Separator {
  SEMICOLON(';', "semicolons"),
  TAB('\t', "tabs"),
  COMMA(',', "commas");

  final char character;
  final String plural;

  Separator(char character, String plural) {
    this.character = character;
    this.plural = plural;
  }

  /**
   * The first that cuts the first two lines into equally many cells, at least two; else the first
   * that the first line has. Numbers hold no semicolons and no tabs, but may hold commas.
   */
  static Separator of(String text) {
    Vector<String> lines =
        Vector.ofAll(text.lines().filter(line -> !line.isBlank()).limit(2).toList());
    Vector<Separator> all = Vector.of(values());
    return all.find(separator -> lines.size() > 1 && separator.cutsAlike(lines))
        .orElse(() -> all.find(separator -> lines.exists(line -> separator.count(line) > 0)))
        .getOrElse(COMMA);
  }

  private boolean cutsAlike(Vector<String> lines) {
    return count(lines.get(0)) > 0 && count(lines.get(0)) == count(lines.get(1));
  }

  /** How many are outside quotes. */
  private long count(String line) {
    String[] parts = line.split("\"", -1);
    return IntStream.range(0, parts.length)
        .filter(part -> part % 2 == 0)
        .mapToLong(part -> parts[part].chars().filter(c -> c == character).count())
        .sum();
  }
}
