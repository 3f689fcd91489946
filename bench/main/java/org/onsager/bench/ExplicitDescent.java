package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.certificate.Certificate;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * What people use for mixing distributions, an evaluation a step: with a first variation xi,
 *
 * <pre>{@code
 * explicit Wasserstein-Fisher-Rao:  x -= grad xi,                  w *= 1 - (xi - mean xi)
 * expectation maximisation:         x -= sigma^2 grad xi / (-xi),  w *= -xi
 * }</pre>
 *
 * <p>for {@code sigma = 1}; the mean of xi is -1, so that the weights are the same.
 *
 * <p><i>Source:</i> Yan, Wang and Rigollet (2023), arXiv:2301.01766; Dempster, Laird and Rubin
 * (1977), doi:10.1111/j.2517-6161.1977.tb01600.x.
 *
 * @param gaps at some numbers of evaluations
 * @param particles the last
 */
record ExplicitDescent(Vector<CertifiedDescent.Gap> gaps, Particles particles) {

  /** Between two searches the evaluations grow by this factor. */
  private static final double GROWTH = 1.1;

  /** Positions for a given first variation. */
  @FunctionalInterface
  private interface Rate {
    double at(double xi);
  }

  static ExplicitDescent wassersteinFisherRao(ConvexProblem problem, double gap, long evaluations) {
    return of(problem, xi -> 1, gap, evaluations);
  }

  static ExplicitDescent expectationMaximisation(
      ConvexProblem problem, double gap, long evaluations) {
    return of(problem, xi -> -1 / xi, gap, evaluations);
  }

  private static ExplicitDescent of(
      ConvexProblem problem, Rate rate, double gap, long evaluations) {
    Energy energy = problem.energy();
    Particles mu = problem.start();
    Vector<CertifiedDescent.Gap> gaps = Vector.empty();
    double next = 1;
    for (long spent = 1; ; spent++) {
      Evaluation here = energy.evaluate(mu);
      if (spent >= next || spent == evaluations) {
        Certificate certificate = problem.search().certificate(energy, mu, here);
        gaps = gaps.append(new CertifiedDescent.Gap(spent, certificate.gap() / problem.scale()));
        next = spent * GROWTH;
        if (certificate.gap() <= gap * problem.scale() || spent == evaluations) {
          return new ExplicitDescent(gaps, mu);
        }
      }
      mu = moved(mu, here.field(), rate);
    }
  }

  private static Particles moved(Particles mu, Field xi, Rate rate) {
    int n = mu.count();
    double mean = mu.weights().dot(xi.values()) / mu.mass();
    Block x =
        mu.points()
            .vectors((i, k) -> mu.points().get(i, k) - rate.at(xi.value(i)) * xi.gradient(i, k));
    Block w =
        Block.build(
            n,
            out -> {
              for (int i = 0; i < n; i++) {
                out[i] = mu.weights().get(i) * Math.max(1 - (xi.value(i) - mean), 1e-3);
              }
            });
    return new Particles(mu.points().withCoordinates(x), w).normalised();
  }

  /** The evaluations to a gap, if it was reached. */
  Option<Long> evaluationsTo(double gap) {
    return gaps.find(g -> g.gap() <= gap).map(CertifiedDescent.Gap::evaluations);
  }
}
