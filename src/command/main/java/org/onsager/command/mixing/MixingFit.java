package org.onsager.command.mixing;

import io.vavr.control.Option;
import java.util.Locale;
import org.onsager.certificate.Box;
import org.onsager.certificate.Certificate;
import org.onsager.certificate.Search;
import org.onsager.command.method.Budget;
import org.onsager.command.method.ConvexDescent;
import org.onsager.command.method.Optimum;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.feature.Loss;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * A mixing distribution of maximum likelihood.
 *
 * @param energy the negative mean log-likelihood up to a constant, {@code -sum_j f_j log int Phi_j
 *     dmu}
 * @param optimum where it is least, with an estimated gap
 * @param proof a bound of the gap, in one and two dimensions
 */
record MixingFit(Energy energy, Optimum optimum, Option<Certificate> proof) {

  /** Beyond, the cells of a proof are too many. */
  private static final int PROVED_DIMENSION = 2;

  /** Of more observations than that some are fitted first: atoms from there are nearly right. */
  private static final int MANY = 2000;

  /** As far as a fit of some is worth going. */
  private static final double ROUGHLY = 1e-4;

  /** Densities read in a proof: some seconds' work. */
  private static final double READ = 4e9;

  /** The least that a proof may leave open. */
  private static final double RESOLUTION = 1e-15;

  /**
   * Fits and proves.
   *
   * @param gap the distance from the largest mean log-likelihood at which to end
   * @param budget what to spend; when it is interrupted there is no proof
   */
  static MixingFit of(Observations observations, double gap, Budget budget) {
    Fitting fitting = Fitting.of(observations);
    if (observations.tally().count() <= MANY) {
      return fitting.proved(fitting.from(MixingStart.of(observations), gap, budget), gap, budget);
    }
    Observations some = observations.with(observations.tally().some(MANY));
    Optimum rough = Fitting.of(some).from(MixingStart.of(some), ROUGHLY, budget);
    Particles start = MixingStart.explaining(observations, rough.particles());
    Optimum whole = fitting.from(start, gap, budget.less(rough.evaluations()));
    return fitting.proved(whole.after(rough), gap, budget);
  }

  /** The proof where it went as far as the estimate, else the estimate, and what is proved. */
  String text() {
    Certificate estimate = optimum.certificate();
    double far = 10 * Math.max(estimate.gap(), 1e-11);
    return proof
        .map(p -> p.gap() <= far ? p.text() : "%s%n%s".formatted(estimate.text(), p.text()))
        .getOrElse(estimate::text);
  }

  /** The same and the number of atoms, in a few words. */
  String brief() {
    Certificate shown = proof.filter(p -> p.text().equals(text())).getOrElse(optimum.certificate());
    return String.format(
        Locale.ROOT,
        "%d atoms, gap %.1e (%s)",
        optimum.particles().count(),
        shown.gap(),
        shown.isProved() ? "proved" : "estimated");
  }

  /** A problem and its descent. */
  private record Fitting(Observations observations, Energy energy, Box hull) {

    static Fitting of(Observations observations) {
      return new Fitting(
          observations,
          Composite.of(
              observations.likelihoods(), Loss.negativeLog(observations.tally().frequencies())),
          Box.around(observations.likeliest()));
    }

    Optimum from(Particles start, double gap, Budget budget) {
      Optimum optimum = descent(Search.multiStart(hull)).from(start, gap, budget);
      return observations.chart().map(c -> onWalls(optimum)).getOrElse(optimum);
    }

    /** Steps come ever nearer to a wall: what is a rounding away from it is there. */
    private Optimum onWalls(Optimum optimum) {
      double low = hull.lower().get(0);
      double high = hull.upper().get(0);
      double near = Math.ulp(high);
      Points x = optimum.particles().points();
      return optimum.at(
          x.withCoordinates(
              x.coordinates().map(t -> t - low < near ? low : high - t < near ? high : t)));
    }

    private ConvexDescent descent(Search search) {
      return new ConvexDescent(energy, observations.chart(), search, observations.length());
    }

    MixingFit proved(Optimum optimum, double gap, Budget budget) {
      if (hull.dimension() > PROVED_DIMENSION || budget.isInterrupted()) {
        return new MixingFit(energy, optimum, Option.none());
      }
      long reads = (long) Math.clamp(READ / observations.tally().count(), 1000, 2_000_000);
      Search proof = Search.branchAndBound(hull, Math.max(gap, RESOLUTION) / 2).atMost(reads);
      return new MixingFit(
          energy, optimum, Option.of(proof.certificate(energy, optimum.particles())));
    }
  }
}
