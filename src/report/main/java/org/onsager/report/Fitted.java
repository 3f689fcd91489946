package org.onsager.report;

import io.vavr.collection.Vector;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Labels cut and broken so that they fit a width, in pixels. */
final class Fitted {

  private static final String GAP = "…";

  /** A raised part, which is not cut, or a character. */
  private static final Pattern UNITS = Pattern.compile("(?s)\\^\\{[^}]*\\}|.");

  private Fitted() {}

  /** The label, or as much of both its ends as fits: long names differ at the end. */
  static String line(String label, Lettering lettering, double width) {
    if (TextRun.width(label, lettering) <= width) {
      return label;
    }
    Vector<String> units =
        Vector.ofAll(UNITS.matcher(label).results().map(MatchResult::group).toList());
    int kept = units.size() - 1;
    while (kept > 1 && TextRun.width(ends(units, kept), lettering) > width) {
      kept--;
    }
    return ends(units, kept);
  }

  private static String ends(Vector<String> units, int kept) {
    int head = (kept + 1) / 2;
    return units.take(head).mkString().stripTrailing()
        + GAP
        + units.takeRight(kept - head).mkString().stripLeading();
  }

  /**
   * The label in as few lines as hold it, none if it is empty; broken at blanks, and a word that is
   * too long is cut.
   */
  static Vector<String> lines(String label, Lettering lettering, double width) {
    Vector<String> lines = Vector.empty();
    if (label.isBlank()) {
      return lines;
    }
    for (String word : label.split(" ", -1)) {
      String joined = lines.isEmpty() ? word : lines.last() + " " + word;
      if (lines.nonEmpty() && TextRun.width(joined, lettering) <= width) {
        lines = lines.update(lines.size() - 1, joined);
      } else {
        lines = lines.append(word);
      }
    }
    return lines.map(line -> line(line, lettering, width));
  }
}
