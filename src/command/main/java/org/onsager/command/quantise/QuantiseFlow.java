package org.onsager.command.quantise;

import java.util.Locale;
import org.onsager.command.input.DistinctRows;
import org.onsager.command.method.Budget;
import org.onsager.command.shell.UsageException;
import org.onsager.distribution.KMeans;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.Continuation;
import org.onsager.scheme.Effort;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.JointProximal;
import org.onsager.step.Controller;
import org.onsager.step.Step;

/**
 * How {@link Quantise} goes down: from the cells of k-means, by the steps that suit the number of
 * unknowns.
 *
 * @param form the energy
 * @param kernel its kernel
 * @param steps which steps
 */
record QuantiseFlow(QuantiseForm form, PositiveDefiniteKernel kernel, Steps steps) {

  /** More modes than these make a matrix of seconds a step. */
  private static final int MOST_MODES = 5000;

  /** Samples a cell that k-means sees at most, and the fewest that it is content with. */
  private static final int SAMPLES_A_CELL = 200;

  private static final int ENOUGH = 20_000;
  private static final int ROUNDS = 100;

  /** Of the film on the page. */
  private static final int FRAMES = 100;

  /** Which steps go down. */
  enum Steps {
    GAUSS_NEWTON("Gauss-Newton JKO steps"),
    NARROW("Gauss-Newton JKO steps, first with wider kernels"),
    PROXIMAL("proximal steps by L-BFGS");

    final String words;

    Steps(String words) {
      this.words = words;
    }
  }

  /**
   * The flow for a number of particles.
   *
   * @param form the energy
   * @param kernel its kernel
   * @param unknowns of a step, {@code (d + 1) n}
   * @param narrow whether the particles may not feel the samples
   */
  static QuantiseFlow of(
      QuantiseForm form, PositiveDefiniteKernel kernel, long unknowns, boolean narrow) {
    boolean small = unknowns <= GaussNewtonJko.LARGEST_ORDER;
    boolean smooth = form.modes().exists(modes -> modes <= MOST_MODES);
    Steps steps =
        small && narrow ? Steps.NARROW : small || smooth ? Steps.GAUSS_NEWTON : Steps.PROXIMAL;
    return new QuantiseFlow(form, kernel, steps);
  }

  /**
   * Means of cells with their masses; as many as there are distinct samples, or more, are the
   * samples themselves. The best weights in place of the masses leave many points without any,
   * which do not move then: from there the flow gets less far.
   */
  static Particles start(Points samples, DistinctRows distinct, int count, Key key) {
    return count < distinct.count() ? cells(samples, count, key) : distinct.start(count);
  }

  /** K-means of the samples; of some of them, where they are many. */
  static Particles cells(Points samples, int count, Key key) {
    int enough = (int) Math.max(ENOUGH, (long) SAMPLES_A_CELL * count);
    Points seen =
        samples.count() <= enough
            ? samples
            : samples.select(key.fold(1).choice(enough, samples.count()));
    return KMeans.of(Particles.uniform(seen), count, ROUNDS, key);
  }

  /** Goes down, and shows how far it is. */
  Outcome run(Particles start, Budget budget, Key key) {
    return budget.spend(Flow.of(step(budget.evaluations())).from(start, key).keepingAtMost(FRAMES));
  }

  private Step step(long evaluations) {
    try {
      return switch (steps) {
        case GAUSS_NEWTON ->
            GaussNewtonJko.atScaleOf(kernel.twiceDifferentiable().get()).on(form.energy()).tau(1);
        case NARROW -> Continuation.of(GaussNewtonJko.balanced()).on(form.energy()).tau(1);
        case PROXIMAL ->
            JointProximal.against(kernel, Effort.standard().within(evaluations))
                .controlled("joint", Controller.implicitTransport())
                .on(form.energy())
                .tau(JointProximal.startingTau(kernel));
      };
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--bandwidth=%.3g must be nearer to 1, or the data standardised: %s",
              QuantiseReport.lengths(kernel).last(),
              e.getMessage()));
    }
  }
}
