package org.onsager.law;

import java.util.Locale;
import java.util.function.Supplier;

/** What a law says about an object on one trial, or on many. */
public sealed interface Verdict {

  /**
   * The name of the law.
   *
   * @return a name
   */
  String law();

  /**
   * The law in symbols, with its conditions.
   *
   * @return a formula
   */
  String formula();

  /**
   * Whether the law holds.
   *
   * @return true for {@link Holds}
   */
  default boolean holds() {
    return this instanceof Holds;
  }

  /**
   * The verdict in words.
   *
   * @return a few lines
   */
  String message();

  /**
   * This verdict if it is a violation, else another one: a law of several parts.
   *
   * @param next the verdict on the next part
   * @return the first violation, or the last verdict
   */
  default Verdict and(Supplier<Verdict> next) {
    return holds() ? next.get() : this;
  }

  /**
   * The law holds.
   *
   * @param law its name
   * @param formula the law in symbols
   * @param note how it holds: by how much, or why there was nothing to compare
   */
  record Holds(String law, String formula, String note) implements Verdict {
    @Override
    public String message() {
      return law + " holds: " + formula + (note.isEmpty() ? "" : " (" + note + ")");
    }
  }

  /**
   * The law is violated.
   *
   * @param law its name
   * @param formula the law in symbols
   * @param left the left side of the comparison that failed
   * @param right its right side
   * @param tolerance how far they may be apart
   * @param derivation how the tolerance was derived
   * @param what which number, for which particles
   * @param ratio what was claimed, as a multiple of what was measured; NaN where there is no such
   *     number
   * @param diagnosis what all violations have in common, empty if that is not known
   */
  record Violated(
      String law,
      String formula,
      double left,
      double right,
      double tolerance,
      String derivation,
      String what,
      double ratio,
      String diagnosis)
      implements Verdict {

    /**
     * The same violation with a diagnosis.
     *
     * @param sentence what all violations have in common
     * @return the violation
     */
    public Violated diagnosed(String sentence) {
      return new Violated(law, formula, left, right, tolerance, derivation, what, ratio, sentence);
    }

    @Override
    public String message() {
      return String.format(
              Locale.ROOT,
              """
              %s is violated
                law:       %s
                found:     %s: left %s, right %s, difference %.3e
                tolerance: %.3e, %s\
              """,
              law,
              formula,
              what,
              left,
              right,
              left - right,
              tolerance,
              derivation)
          + (diagnosis.isEmpty() ? "" : "\n  diagnosis: " + diagnosis);
    }
  }
}
