package org.onsager.command.input;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/** Guesses which name a misspelt one stands for. */
public final class Nearest {
  private Nearest() {}

  /**
   * The name at the smallest edit distance, upper and lower case alike, if at most half the letters
   * are off.
   */
  public static Option<String> to(String typed, Seq<String> names) {
    return names
        .minBy(name -> distance(typed, name))
        .filter(name -> 2 * distance(typed, name) <= Math.max(typed.length(), name.length()));
  }

  /** Levenshtein's distance, row by row. */
  private static int distance(String left, String right) {
    var a = left.toLowerCase(Locale.ROOT);
    var b = right.toLowerCase(Locale.ROOT);
    var above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
