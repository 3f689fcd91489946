package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * Makes one particle of those that lie together: from the heaviest on, each takes in all within a
 * length of it, and moves to their centre of mass. All are merged, or none if that would raise F by
 * more than rounding; it falls where xi is convex. The mass stays, up to the rounding of its sum.
 * Changes n; tau plays no role. O(n^2 d).
 *
 * <p>Facts: {@link #MERGED}.
 *
 * @param length {@code > 0}; a thousandth of the width of features or kernel is safe
 * @param periods of the axes, infinite where an axis is not periodic; none for R^d
 */
public record Merging(double length, Option<Block> periods) implements Scheme {

  /** How many particles there are less. */
  public static final Fact MERGED = Fact.sum("merged", "particles");

  /**
   * Validates the lengths.
   *
   * @throws IllegalArgumentException if one is not positive, or the length not finite
   */
  public Merging {
    Require.positive("length", length);
    for (int k = 0; k < periods.map(Block::length).getOrElse(0); k++) {
      if (!(periods.get().get(k) > 0)) {
        throw new IllegalArgumentException(
            "periods[%d] = %s: must be positive".formatted(k, periods.get().get(k)));
      }
    }
  }

  /**
   * Merging on a torus.
   *
   * @param lengths the period of every axis, infinite where an axis is not periodic
   * @return the scheme
   * @throws IllegalArgumentException if one is not positive
   */
  public Merging periodic(double... lengths) {
    return new Merging(length, Option.of(Block.copyOf(lengths)));
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    periods.forEach(p -> p.requireLength("periods", mu.dimension()));
    Particles nu = merged(mu);
    if (nu.count() == mu.count()) {
      return Either.right(state.reporting(MERGED, 0));
    }
    Evaluation here = Answers.evaluation(energy, state);
    State paid = Paid.by(state.spent(Paid.cost(state, here) + 1), energy, here);
    return Either.right(
        Descents.to(nu, energy, Descents.withRounding(mu, here))
            .map(there ->
                Paid.by(paid.with(nu), energy, there).reporting(MERGED, mu.count() - nu.count()))
            .getOrElse(() -> paid.reporting(MERGED, 0)));
  }

  private Particles merged(Particles mu) {
    int d = mu.dimension();
    boolean[] taken = new boolean[mu.count()];
    List<double[]> places = new ArrayList<>();
    List<Double> masses = new ArrayList<>();
    for (int heavy : heaviestFirst(mu.weights())) {
      if (!taken[heavy]) {
        double[] moment = new double[d];
        double mass = 0;
        for (int i = 0; i < taken.length; i++) {
          double[] apart = difference(mu.points(), heavy, i);
          if (!taken[i] && square(apart) < length * length) {
            taken[i] = true;
            double w = mu.weights().get(i);
            mass += w;
            for (int k = 0; k < d; k++) {
              moment[k] += w * apart[k];
            }
          }
        }
        double[] place = mu.points().row(heavy);
        for (int k = 0; k < d && mass > 0; k++) {
          place[k] += moment[k] / mass;
        }
        places.add(place);
        masses.add(mass);
      }
    }
    return Particles.of(
        Points.of(places.toArray(double[][]::new)), masses.stream().mapToDouble(m -> m).toArray());
  }

  private static int[] heaviestFirst(Block w) {
    return IntStream.range(0, w.length())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -w.get(i)))
        .mapToInt(i -> i)
        .toArray();
  }

  /** From one particle to another, the short way round a periodic axis. */
  private double[] difference(Points x, int from, int to) {
    double[] apart = new double[x.dimension()];
    for (int k = 0; k < apart.length; k++) {
      int axis = k;
      double straight = x.get(to, k) - x.get(from, k);
      apart[k] = periods.map(p -> Math.IEEEremainder(straight, p.get(axis))).getOrElse(straight);
    }
    return apart;
  }

  private static double square(double[] v) {
    double sum = 0;
    for (double entry : v) {
      sum += entry * entry;
    }
    return sum;
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return Descents.objection(energy);
  }
}
