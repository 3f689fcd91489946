package org.onsager.scheme;

import io.vavr.control.Either;
import org.onsager.energy.Energy;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;

/**
 * How large a step of {@link ExplicitTransport} may be before it amplifies: {@code x -> x + tau
 * v(x)} contracts along an eigenvector of {@code J = -dv/dx} of eigenvalue {@code lambda > 0}
 * exactly while {@code tau lambda < 2}.
 *
 * <p>A local estimate: it is exact for quadratic potentials, and elsewhere holds near the measure
 * at which it was made. Directions in which the energy is concave grow at any tau, as they do along
 * the flow.
 *
 * @param curvature the largest eigenvalue of J, one over time; 0 or less where nothing contracts
 * @param evaluations energy evaluations spent
 */
public record Stability(double curvature, long evaluations) {

  private static final int ITERATIONS = 200;

  /** Relative change of the estimate at which it ends; its error is of the order of this. */
  private static final double SETTLED = 1e-8;

  /** The step of central differences that balances their truncation and rounding. */
  private static final double DIFFERENCE = Math.cbrt(Math.ulp(1.0));

  /**
   * Estimates the largest eigenvalue of J by power iteration on differences of the velocity, two
   * evaluations each; where the eigenvalue of largest size is negative, again with a shift. At most
   * 800 evaluations, usually a tenth of that.
   *
   * <p>J is symmetric in the inner product weighted by masses (Wasserstein geometry), so Rayleigh
   * quotients are taken in it; massless particles count as much as light ones there.
   *
   * @param transport the geometry
   * @param energy the energy
   * @param mu the measure
   * @param key where the first direction comes from
   * @return the estimate, or a failure if a force is not finite or meets trouble
   * @throws IllegalArgumentException if the energy has an entropy part that the geometry cannot
   *     carry
   */
  public static Either<Failure, Stability> of(
      Transport transport, Energy energy, Particles mu, Key key) {
    Power power = new Power(transport, energy, mu);
    Block direction = key.normals(mu.count() * mu.dimension());
    return Trouble.caught(() -> estimated(power, direction))
        .mapLeft(failure -> failure.after(power.spent));
  }

  private static Either<Failure, Stability> estimated(Power power, Block direction) {
    double largest = power.iterate(direction, 0);
    if (largest < 0) {
      largest = power.iterate(direction, -largest) + largest;
    }
    return Double.isFinite(largest)
        ? Either.right(new Stability(largest, power.spent))
        : Either.left(
            new Failure.NotFinite(
                "A force is not finite near the measure.",
                "Bring the particles closer to the target, or use a wider kernel.",
                0));
  }

  /**
   * The largest tau at which no direction is amplified that the flow contracts, {@code 2 / lambda}.
   *
   * @return a flow time; infinite where nothing contracts
   */
  public double largestStableTau() {
    return curvature > 0 ? 2 / curvature : Double.POSITIVE_INFINITY;
  }

  /** The iteration at one measure. */
  private static final class Power {

    private final Transport transport;
    private final Energy energy;
    private final Particles mu;
    private final Block masses;
    private final double length;
    private long spent;

    Power(Transport transport, Energy energy, Particles mu) {
      this.transport = transport;
      this.energy = energy;
      this.mu = mu;
      double least = 1e-3 * mu.mass() / mu.count();
      this.masses = mu.weights().map(w -> Math.max(w, least));
      this.length = size(mu.points());
    }

    /** Converges to the eigenvalue of {@code J + shift} of largest size. */
    double iterate(Block start, double shift) {
      Block v = start.map(z -> z / norm(start));
      double estimate = 0;
      for (int i = 0; i < ITERATIONS; i++) {
        Block image = slope(v).plus(shift, v);
        double before = estimate;
        estimate = inner(v, image);
        double size = norm(image);
        if (!(size > 0) || Math.abs(estimate - before) <= SETTLED * Math.abs(estimate)) {
          break;
        }
        v = image.map(e -> e / size);
      }
      return estimate;
    }

    /** {@code J v} by central differences. */
    private Block slope(Block v) {
      double largest = 0;
      for (double entry : v.borrowReadOnly()) {
        largest = Math.max(largest, Math.abs(entry));
      }
      double step = DIFFERENCE * length / largest;
      Block ahead = velocity(step, v);
      Block behind = velocity(-step, v);
      return behind.plus(-1, ahead).map(e -> e / (2 * step));
    }

    private Block velocity(double step, Block v) {
      spent++;
      Points x = mu.points();
      Particles there = mu.withPoints(x.withCoordinates(x.coordinates().plus(step, v)));
      return Answers.velocity(transport, there, Answers.field(energy, there));
    }

    private double inner(Block a, Block b) {
      int n = masses.length();
      double sum = 0;
      for (int e = 0; e < a.length(); e++) {
        sum += masses.get(e % n) * a.get(e) * b.get(e);
      }
      return sum;
    }

    private double norm(Block a) {
      return Math.sqrt(inner(a, a));
    }

    /** The largest coordinate, against which a displacement must be large enough to be seen. */
    private static double size(Points x) {
      double size = 0;
      for (double entry : x.coordinates().borrowReadOnly()) {
        size = Math.max(size, Math.abs(entry));
      }
      return size > 0 ? size : 1;
    }
  }
}
