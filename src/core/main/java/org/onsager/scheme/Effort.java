package org.onsager.scheme;

import org.onsager.measure.Require;

/**
 * How hard a proximal scheme works on its minimisation by L-BFGS.
 *
 * <p>It stops when {@code |grad Phi| <= accuracy |v| / tau}, with v the displacement and Phi the
 * proximal objective, or when a share of evaluations is spent, which grows from step to step: early
 * steps need not be solved well, late ones must be.
 *
 * @param accuracy {@code > 0}, relative; below 1 the step is an implicit one
 * @param evaluations {@code >= 1}, how many the first step may spend
 * @param growth {@code >= 1}, how much more the next step may spend
 * @param budget the evaluations of the whole run, which no search goes beyond
 * @param memory {@code >= 1}, how many pairs stand for the Hessian
 */
public record Effort(double accuracy, long evaluations, double growth, long budget, int memory) {

  /** Fewer evaluations than this are not worth a step. */
  private static final long LEAST = 5;

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Effort {
    Require.positive("accuracy", accuracy);
    Require.atLeast("evaluations", evaluations, 1);
    Require.positive("growth", growth);
    Require.atLeast("budget", budget, 1);
    Require.atLeast("memory", memory, 1);
    if (growth < 1) {
      throw new IllegalArgumentException("growth = " + growth + ": must be >= 1");
    }
  }

  /**
   * Accuracy 0.1, 40 evaluations growing by 1.2 a step, 100 pairs, no budget.
   *
   * @return the effort
   */
  public static Effort standard() {
    return new Effort(0.1, 40, 1.2, Long.MAX_VALUE, 100);
  }

  /**
   * The same, ending its searches in time for a run that stops after a number of evaluations.
   *
   * @param total the evaluations of the whole run
   * @return the effort
   */
  public Effort within(long total) {
    return new Effort(accuracy, evaluations, growth, total, memory);
  }

  /**
   * The same with longer or shorter first steps.
   *
   * @param first {@code >= 1}, how many evaluations the first step may spend
   * @return the effort
   */
  public Effort beginningWith(long first) {
    return new Effort(accuracy, first, growth, budget, memory);
  }

  /**
   * The same with another accuracy and as many evaluations as it takes.
   *
   * @param relative {@code > 0}
   * @return the effort
   */
  public Effort solving(double relative) {
    return new Effort(relative, Long.MAX_VALUE, 1, budget, memory);
  }

  /** The evaluations for a step, after so many steps and so many evaluations of the run. */
  long share(double steps, long spent) {
    double share = evaluations * Math.pow(growth, steps);
    return Math.max(LEAST, Math.min((long) share, budget - spent));
  }
}
