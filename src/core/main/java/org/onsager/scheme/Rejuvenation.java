package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * Puts particles that carry no mass back to work: each takes half of the particle that is heaviest
 * at its turn, and its place. The mass is the same up to the rounding of its sum; tau plays no
 * role.
 *
 * <p>Splitting alone changes no measure and no energy, and two halves at one place stay together
 * under a transport; with a jitter they part, by {@code jitter z} to either side, z standard normal
 * from the state's key, so that the centre of mass stays. The energy then changes by {@code
 * jitter^2} times a curvature, up or down; particles that were merely light give their mass to the
 * halves, which changes it as well. Nothing is refused: the change is reported.
 *
 * <p>Facts: {@link #REJUVENATED}, {@link #ENERGY_CHANGE}.
 *
 * @param share particles of weight {@code <= share m / n} count as massless, {@code 0 <= share <
 *     1}; 0 takes those of weight exactly zero
 * @param jitter {@code >= 0}, a length
 */
public record Rejuvenation(double share, double jitter) implements Scheme {

  /** How many particles were put back to work. */
  public static final Fact REJUVENATED = Fact.sum("rejuvenated", "particles");

  /** F after less F before; 0, and no evaluation, where there is nothing to do. */
  public static final Fact ENERGY_CHANGE = Fact.sum("rejuvenation energy change", "energy");

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Rejuvenation {
    Require.nonNegative("share", share);
    Require.nonNegative("jitter", jitter);
    if (share >= 1) {
      throw new IllegalArgumentException("share = " + share + ": must be < 1");
    }
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    int massless = massless(mu);
    if (massless == 0) {
      return Either.right(reporting(state, 0, 0));
    }
    int n = mu.count();
    int d = mu.dimension();
    double[] x = mu.points().coordinates().toArray();
    double[] w = mu.weights().toArray();
    Block noise = state.drawKey().normals(massless * d);
    int done = 0;
    double least = share * mu.mass() / n;
    for (int i = 0; i < n; i++) {
      if (mu.weights().get(i) <= least) {
        split(heaviest(w), i, n, d, x, w, noise, done * d);
        done++;
      }
    }
    double before = energy.value(mu);
    return state
        .drawn()
        .moved(Block.copyOf(x))
        .flatMap(moved -> moved.weighed(Block.copyOf(w)))
        .flatMap(moved -> checked(moved, energy.value(moved.particles()) - before, massless));
  }

  /** The two halves: the heavy particle, moved to one side, and the massless one, to the other. */
  private void split(
      int heavy, int light, int n, int d, double[] x, double[] w, Block noise, int from) {
    double half = (w[heavy] + w[light]) / 2;
    w[heavy] = half;
    w[light] = half;
    for (int k = 0; k < d; k++) {
      double place = x[k * n + heavy];
      double step = jitter * noise.get(from + k);
      x[k * n + heavy] = place + step;
      x[k * n + light] = place - step;
    }
  }

  /** The first of the heaviest. */
  private static int heaviest(double[] w) {
    int heavy = 0;
    for (int i = 1; i < w.length; i++) {
      heavy = w[i] > w[heavy] ? i : heavy;
    }
    return heavy;
  }

  private int massless(Particles mu) {
    double least = share * mu.mass() / mu.count();
    int massless = 0;
    for (int i = 0; i < mu.count(); i++) {
      massless += mu.weights().get(i) <= least ? 1 : 0;
    }
    return massless;
  }

  private static Either<Failure, State> checked(State state, double change, int massless) {
    return Double.isFinite(change)
        ? Either.right(reporting(state.spent(2), massless, change))
        : Either.left(
            new Failure.NotFinite(
                "The energy is not finite at the rejuvenation of step " + state.index() + ".",
                "Use a smaller jitter.",
                2));
  }

  private static State reporting(State state, int massless, double change) {
    return state.reporting(REJUVENATED, massless).reporting(ENERGY_CHANGE, change);
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return Option.when(
        energy.entropy() != 0,
        () ->
            "rejuvenation reports a change of the energy, and log mu of particles has no value: use"
                + " an energy that smooths the particles");
  }
}
