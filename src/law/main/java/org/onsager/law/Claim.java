package org.onsager.law;

import org.onsager.measure.Block;

/**
 * The statement of a law on one trial; compares numbers and gives the verdict.
 *
 * @param law the name
 * @param formula the law in symbols
 * @param trial where it is tried
 */
record Claim(String law, String formula, Trial trial) {

  /** The same statement on another trial. */
  Claim on(Trial other) {
    return new Claim(law, formula, other);
  }

  /** The same statement where the object is smooth. */
  Claim smooth() {
    return on(trial.smooth());
  }

  Verdict holds(String note) {
    return new Verdict.Holds(law, formula, note);
  }

  /** {@code left = right}. */
  Verdict equal(String what, double left, double right, Tolerance tolerance) {
    return Math.abs(left - right) <= tolerance.size() || left == right
        ? holds("")
        : violated(what, left, right, tolerance);
  }

  /** {@code left <= right}. */
  Verdict atMost(String what, double left, double right, Tolerance tolerance) {
    return left <= right + tolerance.size() ? holds("") : violated(what, left, right, tolerance);
  }

  /** {@code left = right}, counted. */
  Verdict same(String what, long left, long right) {
    return left == right
        ? holds("")
        : violated(what, (double) left, (double) right, Tolerance.none());
  }

  /** {@code left <= right}, counted. */
  Verdict atMost(String what, long left, long right) {
    return left <= right
        ? holds("")
        : violated(what, (double) left, (double) right, Tolerance.none());
  }

  /** {@code condition}, where there are no numbers to compare. */
  Verdict that(String what, boolean condition) {
    return condition ? holds("") : violated(what, 0, 1, Tolerance.none(), Double.NaN);
  }

  /** The number is finite. */
  Verdict finite(String what, double number) {
    return Double.isFinite(number)
        ? holds("")
        : violated(what, number, 0, new Tolerance(Double.MAX_VALUE, "any finite number"));
  }

  /** All entries are finite. */
  Verdict finite(String what, Block numbers) {
    Verdict verdict = holds("");
    for (int e = 0; e < numbers.length() && verdict.holds(); e++) {
      verdict = finite(what + "[" + e + "]", numbers.get(e));
    }
    return verdict;
  }

  /** Equal entry by entry, with one tolerance for all. */
  Verdict equal(String what, Block left, Block right, Tolerance tolerance) {
    if (left.length() != right.length()) {
      return violated(what + ", lengths", left.length(), right.length(), Tolerance.none());
    }
    for (int e = 0; e < left.length(); e++) {
      Verdict verdict = equal(what, left.get(e), right.get(e), tolerance);
      if (!verdict.holds()) {
        return equal(what + "[" + e + "]", left.get(e), right.get(e), tolerance);
      }
    }
    return holds("");
  }

  Verdict violated(String what, double left, double right, Tolerance tolerance) {
    return violated(what, left, right, tolerance, left / right);
  }

  /** A violation in which something is claimed to be a multiple of what it is. */
  Verdict violated(String what, double left, double right, Tolerance tolerance, double ratio) {
    return new Verdict.Violated(
        law,
        formula,
        left,
        right,
        tolerance.size(),
        tolerance.derivation(),
        what + ", for " + trial.description(),
        ratio,
        "");
  }
}
