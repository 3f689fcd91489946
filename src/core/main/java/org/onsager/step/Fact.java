package org.onsager.step;

/**
 * A number that a scheme reports of a step: a duality gap, a residual, the flow time that was
 * accepted. Schemes offer theirs as constants; {@link State#fact} and {@code Observer.fact} read
 * them.
 *
 * <p>A step may visit a scheme more than once: Strang splitting does, and a sum with two leaves of
 * a kind. What it then reports is one number all the same, by {@link #visits}.
 *
 * @param name the name in saved states, and of the column of an observer; no two facts share one
 * @param unit of what: {@code flow time}, {@code energy}, {@code evaluations}; {@code 1} for a
 *     ratio
 * @param visits how the visits of a step combine
 */
public record Fact(String name, String unit, Visits visits) {

  /** How the numbers of several visits in one step become one. */
  public enum Visits {

    /** The number of the last visit: sizes and ratios that tell one visit from the next. */
    LAST {
      @Override
      double combine(double before, double now) {
        return now;
      }
    },

    /** The largest number, so that no visit hides another's: gaps, slacks and residuals. */
    LARGEST {
      @Override
      double combine(double before, double now) {
        return Math.max(before, now);
      }
    },

    /** The sum of the numbers: counts and changes. */
    SUM {
      @Override
      double combine(double before, double now) {
        return before + now;
      }
    };

    /** NaN stays, whatever comes before or after it. */
    abstract double combine(double before, double now);
  }

  /**
   * Validates the names.
   *
   * @throws IllegalArgumentException if name or unit is blank
   */
  public Fact {
    if (name.isBlank() || unit.isBlank()) {
      throw new IllegalArgumentException(
          "name = \"%s\", unit = \"%s\": must not be blank (a ratio has the unit 1)"
              .formatted(name, unit));
    }
  }

  /**
   * A fact whose last visit counts.
   *
   * @param name its name
   * @param unit its unit
   * @return the fact
   */
  public static Fact last(String name, String unit) {
    return new Fact(name, unit, Visits.LAST);
  }

  /**
   * A fact whose largest number counts.
   *
   * @param name its name
   * @param unit its unit
   * @return the fact
   */
  public static Fact largest(String name, String unit) {
    return new Fact(name, unit, Visits.LARGEST);
  }

  /**
   * A fact whose numbers add up.
   *
   * @param name its name
   * @param unit its unit
   * @return the fact
   */
  public static Fact sum(String name, String unit) {
    return new Fact(name, unit, Visits.SUM);
  }
}
