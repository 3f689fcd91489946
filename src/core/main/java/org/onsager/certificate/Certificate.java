package org.onsager.certificate;

import java.util.Locale;
import org.onsager.energy.CurvatureBound;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;

/**
 * How far a convex energy is from its least value F*, at most. With the first variation xi at mu,
 * {@code F(nu) >= F(mu) + int xi d(nu - mu)} for every nu, so that
 *
 * <ul>
 *   <li>among measures of the same mass m, {@code F(mu) - F* <= int xi dmu - m min xi}, the gap of
 *       Frank and Wolfe;
 *   <li>among measures of every mass, where {@code F(nu) >= v nu(R^d)}, {@code F(mu) - F* <= int xi
 *       dmu + F(mu) / v max(0, -min xi)}: a better measure has at most the mass {@code F(mu) / v}.
 * </ul>
 *
 * <p>An energy that knows how it bends makes the gap smaller, {@link Energy#gap}. The measures are
 * those on the box of the search. A <i>proved</i> gap includes the rounding of xi that the energy
 * states ({@link CurvatureBound#rounding}); the rounding of F itself, some units in its last place,
 * is not in it. An <i>estimated</i> gap is too small if the search missed the minimum.
 *
 * <p><i>Source:</i> Jaggi (2013), Revisiting Frank-Wolfe, section 2; for mixtures Lindsay (1983),
 * doi:10.1214/aos/1176346059; for designs Kiefer and Wolfowitz (1960), doi:10.4153/CJM-1960-030-4.
 *
 * @param value F(mu)
 * @param gap {@code >= 0}, an upper bound of {@code F(mu) - F*}
 * @param minima the minimum of xi, and where
 */
public record Certificate(double value, double gap, Minima minima) {

  /**
   * The certificate of what a search found.
   *
   * @param search what it compares with, by its {@link Search#price}
   * @param energy a convex energy
   * @param mu the measure
   * @param evaluation {@code energy.evaluate(mu)}
   * @param minima the minimum of its first variation
   * @return the certificate
   */
  public static Certificate of(
      Search search, Energy energy, Particles mu, Evaluation evaluation, Minima minima) {
    Block xi = evaluation.field().values();
    double rounding =
        minima.proved()
            ? energy.curvatureBound().map(b -> b.apply(mu).rounding()).getOrElse(0.0)
            : 0;
    double here = mu.weights().dot(xi) + mu.mass() * rounding;
    double linear =
        search
            .price()
            .map(v -> here + evaluation.value() / v * Math.max(0, -minima.least()))
            .getOrElse(() -> here - mu.mass() * minima.least());
    return new Certificate(evaluation.value(), energy.gap(mu, Math.max(0, linear)), minima);
  }

  /**
   * A lower bound of the least value.
   *
   * @return F(mu) less the gap
   */
  public double lowerBound() {
    return value - gap;
  }

  /**
   * Whether the gap is a bound.
   *
   * @return true for branch and bound; false for an estimate, which is too small if the search
   *     missed the minimum
   */
  public boolean isProved() {
    return minima.proved();
  }

  /**
   * The gap in words, as programs print it.
   *
   * @return {@code gap = 3.1e-10 (proved, 1444 points read)}
   */
  public String text() {
    return String.format(
        Locale.ROOT,
        "gap = %.1e (%s, %d points read)",
        gap,
        isProved() ? "proved" : "estimated",
        minima.reads());
  }
}
