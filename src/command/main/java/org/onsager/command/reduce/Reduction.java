package org.onsager.command.reduce;

import io.vavr.control.Option;
import java.util.Locale;
import org.onsager.command.method.Budget;
import org.onsager.energy.Composite;
import org.onsager.feature.Features;
import org.onsager.feature.Loss;
import org.onsager.feature.Polynomials;
import org.onsager.flow.Flow;
import org.onsager.flow.Stop;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.step.State;

/**
 * Few points with positive weights that have the moments of many samples. With polynomials Phi that
 * are orthonormal over the samples, {@code F(mu) = |int Phi dmu - int Phi dnu|^2 / 2}, so that for
 * every polynomial p to the degree
 *
 * <pre>{@code
 * |int p dmu - int p dnu| <= sqrt(2 F) |p|,   |p| its root mean square over the samples.
 * }</pre>
 *
 * @param points the best that was found
 * @param residual F there
 * @param starts how many were tried
 * @param evaluations of all of them
 */
record Reduction(Particles points, double residual, int starts, long evaluations) {

  /** What counts as kept: ten digits of every moment. */
  static final double EXACT = 1e-20;

  /**
   * Each start goes on until so far; sums over features that are large at the outliers round so.
   */
  private static final double ROUNDING = 1e-26;

  /**
   * The problem before the first start.
   *
   * @param samples standardised, no axis constant
   * @param degree of the moments
   * @throws IllegalArgumentException if some polynomial of the degree is zero on all samples
   */
  static Composite energy(Points samples, int degree) {
    Particles nu = Particles.uniform(samples);
    Features features = Polynomials.orthonormalOver(nu, degree);
    return Composite.of(features, Loss.halfSquares(features.mean(nu), 1));
  }

  /**
   * Starts from some of the samples, drawn anew each time, until all moments are kept.
   *
   * @param energy of {@link #energy}
   * @param distinct the samples
   * @param count how many points, fewer than there are distinct samples
   * @param starts the most to try
   * @param each what to spend on each
   * @param key for the draws
   */
  static Reduction of(
      Composite energy, Points distinct, int count, int starts, Budget each, Key key) {
    Flow flow = Flow.of(GaussNewtonJko.balanced().on(energy).tau(1));
    Stop stop = Stop.below(energy, ROUNDING).or(each.stop());
    Option<Reduction> best = Option.none();
    long spent = 0;
    for (int start = 1; start <= starts && best.forAll(b -> !b.isExact()); start++) {
      Key drawn = key.fold(start);
      Points some = distinct.select(drawn.choice(count, distinct.count()));
      State end = flow.from(Particles.uniform(some), drawn).until(stop).state();
      double residual = energy.value(end.particles());
      spent += end.evaluations();
      boolean better = best.forAll(b -> residual < b.residual);
      Particles points = better ? end.particles() : best.get().points;
      double least = better ? residual : best.get().residual;
      Reduction now = new Reduction(points, least, start, spent);
      best = Option.of(now);
      if (each.isInterrupted()) {
        break;
      }
      each.console()
          .progress(() ->
              String.format(
                  Locale.ROOT, "%d starts, residual F = %.1e", now.starts(), now.residual()));
    }
    return best.get();
  }

  /** Whether all moments are kept. */
  boolean isExact() {
    return residual <= EXACT;
  }
}
