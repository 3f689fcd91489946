package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.onsager.certificate.Box;
import org.onsager.certificate.Certificate;
import org.onsager.certificate.Minima;
import org.onsager.certificate.Search;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Text;
import org.onsager.measure.Trouble;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * Adds particles where the first variation is lowest: at up to {@code most} local minima y of xi
 * below its mean, at which new mass lowers the energy. Each gets, out of all the others or, if the
 * mass is free, out of nothing,
 *
 * <pre>{@code
 * min(m / 2, (mean xi - xi(y)) / c) / count,   c the second derivative of F in that direction
 * }</pre>
 *
 * <p>by the {@link Energy#gaussNewton} model of the energy, and half the mass if there is none; if
 * that raises F, then what a parabola through both values says, then a thousandth of it, and
 * nothing if that raises it, too. So F never rises; the mass stays, unless it is free ({@link
 * Search#freeMass}). Changes n; tau plays no role.
 *
 * <p>Facts: {@link #INSERTED}, {@link #GAP}, {@link #READS}.
 *
 * <p><i>Source:</i> Frank and Wolfe (1956), doi:10.1002/nav.3800030109; the short step: Jaggi
 * (2013); with moving particles: Denoyelle, Duval, Peyre and Soubies (2019), arXiv:1811.06416.
 *
 * @param search where to look; its points are not counted as evaluations
 * @param most {@code >= 1}, how many particles at most
 */
public record Insertion(Search search, int most) implements Scheme {

  /** How many particles were added. */
  public static final Fact INSERTED = Fact.sum("inserted", "particles");

  /** The gap before, {@link Certificate#gap}; none for an energy that is not convex. */
  public static final Fact GAP = Fact.last("gap", "energy");

  /** How many points the search read. */
  public static final Fact READS = Fact.sum("points read", "points");

  /** Below the level by less than this share of xi is rounding. */
  private static final double ROUNDING = 1e-14;

  /** Nearer to a particle than this share of the extent of all is at the particle. */
  private static final double SAME = 1e-8;

  private static final double LITTLE = 1e-3;

  /**
   * Validates the number.
   *
   * @throws IllegalArgumentException if it is below one
   */
  public Insertion {
    Require.atLeast("most", most, 1);
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Evaluation here = Answers.evaluation(energy, state);
    State paid = Paid.by(state.spent(Paid.cost(state, here)), energy, here);
    if (!here.isFinite()) {
      return Either.left(Starts.notFinite(state, Paid.cost(state, here)));
    }
    Particles mu = state.particles();
    Option<Certificate> certificate =
        Option.when(energy.isConvex(), () -> search.certificate(energy, mu, here));
    double level = search.level(mu, here);
    Minima minima =
        certificate.map(Certificate::minima).getOrElse(() -> search.minima(energy, mu, level));
    State searched =
        certificate
            .map(c -> paid.reporting(GAP, c.gap()))
            .getOrElse(paid)
            .reporting(READS, (double) minima.reads());
    int[] chosen = chosen(mu, here, minima, level);
    return Either.right(
        chosen.length == 0
            ? searched.reporting(INSERTED, 0)
            : inserted(
                searched,
                energy,
                here,
                minima.where().select(chosen),
                IntStream.of(chosen).mapToDouble(j -> level - minima.values().get(j)).toArray()));
  }

  private int[] chosen(Particles mu, Evaluation here, Minima minima, double level) {
    double size = Arrays.stream(here.field().values().toArray()).map(Math::abs).max().orElse(0);
    Points y = minima.where();
    double near = SAME * Box.around(mu.points().joined(y)).longest();
    return IntStream.range(0, y.count())
        .filter(j -> minima.values().get(j) < level - ROUNDING * size)
        .filter(j -> distance(mu, y.row(j)) > near)
        .limit(most)
        .toArray();
  }

  /** To the nearest particle with mass, by the largest coordinate. */
  private static double distance(Particles mu, double[] y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < mu.count(); i++) {
      if (mu.weights().get(i) > 0) {
        double apart = 0;
        for (int k = 0; k < y.length; k++) {
          apart = Math.max(apart, Math.abs(mu.points().get(i, k) - y[k]));
        }
        nearest = Math.min(nearest, apart);
      }
    }
    return nearest;
  }

  private State inserted(State state, Energy energy, Evaluation here, Points y, double[] drops) {
    Particles mu = state.particles();
    Particles massless =
        new Particles(
            mu.points().joined(y),
            Block.build(
                mu.count() + y.count(),
                w -> System.arraycopy(mu.weights().borrowReadOnly(), 0, w, 0, mu.count())));
    double[] masses = masses(energy, massless, mu.count(), drops);
    double slope = IntStream.range(0, drops.length).mapToDouble(j -> masses[j] * drops[j]).sum();
    double factor = 1;
    for (int trial = 1; trial <= 3; trial++) {
      Particles nu = shared(massless, mu.count(), masses, factor);
      Option<Evaluation> there = Trials.at(() -> Answers.evaluation(energy, nu));
      double value =
          there.filter(Evaluation::isFinite).map(Evaluation::value).getOrElse(Double.NaN);
      if (value <= here.value()) {
        return Paid.by(state.with(nu).spent(trial), energy, there.get())
            .reporting(INSERTED, drops.length);
      }
      double lowest = slope / (2 * (value - here.value() + slope));
      factor = trial == 1 && lowest > LITTLE ? lowest : LITTLE;
    }
    return state.spent(3).reporting(INSERTED, 0);
  }

  /** The short steps, one a new particle. */
  private double[] masses(Energy energy, Particles massless, int old, double[] drops) {
    double all = massless.mass();
    Option<GaussNewton> model =
        energy
            .gaussNewton()
            .flatMap(
                m -> Trouble.<GaussNewton>caught(() -> Either.right(m.apply(massless))).toOption())
            .filter(GaussNewton::isFinite);
    double[] masses = new double[drops.length];
    for (int j = 0; j < masses.length; j++) {
      int added = old + j;
      double curvature =
          model.map(m -> m.form(direction(massless, added, m.order()))).getOrElse(0.0);
      double shortStep = curvature > 0 ? drops[j] / curvature : Double.POSITIVE_INFINITY;
      masses[j] = Math.min(all / 2, shortStep) / masses.length;
    }
    return masses;
  }

  /** A unit of mass to a particle, from nowhere or from all in proportion. */
  private Block direction(Particles massless, int added, int order) {
    int n = massless.count();
    double all = massless.mass();
    return Block.build(
        order,
        v -> {
          for (int i = 0; i < n && search.price().isEmpty(); i++) {
            v[order - n + i] = -massless.weights().get(i) / all;
          }
          v[order - n + added] += 1;
        });
  }

  private Particles shared(Particles massless, int old, double[] masses, double factor) {
    double taken = factor * Arrays.stream(masses).sum();
    double rest = search.price().isDefined() ? 1 : 1 - taken / massless.mass();
    return massless.withWeights(
        Block.build(
            massless.count(),
            w -> {
              for (int i = 0; i < w.length; i++) {
                w[i] = i < old ? rest * massless.weights().get(i) : factor * masses[i - old];
              }
            }));
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    Function<Energy, Option<String>> asked = search::objection;
    return energy instanceof Energy fixed
        ? asked.apply(fixed)
        : Option.when(
            energy.entropy() != 0,
            () -> "log mu of particles has no value at other points, where a search reads it");
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
