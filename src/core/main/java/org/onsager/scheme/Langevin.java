package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Mobility;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Text;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * Explicit Euler for a transport, the {@code log mu} part of whose force is noise: with the force
 * {@code xi + e log mu} and the mobility {@code C(mu)}
 *
 * <pre>{@code
 * x_i += tau (-C grad xi(x_i) + e (div C)_i) + sqrt(2 tau e C) z_i,   z_i standard normal.
 * }</pre>
 *
 * <p>With the relative entropy, {@code KullbackLeibler.to(p)}, e is one and this is
 *
 * <ul>
 *   <li>the unadjusted Langevin algorithm, for the Wasserstein geometry: C is the identity;
 *   <li>affine invariant interacting Langevin dynamics (ALDI), for the Kalman-Wasserstein geometry:
 *       C is the covariance of the particles. Without the divergence, and with differences of a
 *       forward map for gradients, it is known as ensemble Kalman sampler.
 * </ul>
 *
 * <p>Interaction energies plus relative entropy make McKean-Vlasov dynamics, and multiples of the
 * entropy temperatures. Without a {@code log mu} part there is no noise, and the scheme is the
 * explicit one; a Stein geometry carries {@code log mu} by itself, and needs none.
 *
 * <p>The law of the particles follows the gradient flow; the particles are samples of it, and no
 * energy of theirs need fall. Of a normal target {@code N(m, S)} the stationary law is normal with
 * mean m and, for the Wasserstein geometry, covariance {@code S (I - tau S^-1 / 2)^-1}, as long as
 * {@code tau < 2 least eigenvalue}; for the Kalman-Wasserstein geometry and many particles {@code
 * (1 - sqrt(1 - 2 tau)) / tau S}, as long as {@code tau <= 1/2}: the relative bias is tau / 2,
 * whatever S is.
 *
 * <p>Draws one block of {@code n * d} normal numbers from {@link State#drawKey} a move, coordinate
 * after coordinate. Counts one evaluation. O(n d^2 + d^3) beside the force.
 *
 * <p><i>Source:</i> Roberts and Tweedie (1996), doi:10.2307/3318418; Garbuno-Inigo, Hoffmann, Li
 * and Stuart (2020), doi:10.1137/19M1251655; Garbuno-Inigo, Nuesken and Reich (2020),
 * doi:10.1137/19M1304891, arXiv:1912.02859.
 *
 * @param transport a geometry with a mobility, {@link Transport#mobility}
 */
public record Langevin(Transport transport) implements Scheme {

  private static final String ADVICE =
      "Use the Wasserstein or the Kalman-Wasserstein geometry, or one of your own with mobility().";

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    Field xi = Answers.field(energy, mu);
    if (!xi.isFinite()) {
      return Either.left(Starts.notFinite(state, 1));
    }
    Block drift = Answers.velocity(transport, mu, Field.of(xi.values(), xi.gradients()));
    Block moved = mu.points().coordinates().plus(tau, drift);
    Either<Failure, State> next =
        xi.entropy() == 0
            ? state.moved(moved)
            : transport
                .mobility()
                .map(of -> of.apply(mu))
                .toEither(() -> withoutMobility(state))
                .flatMap(c -> diffused(state, moved, c, tau * xi.entropy()));
    return next.bimap(failure -> failure.after(1), there -> there.spent(1));
  }

  private static Either<Failure, State> diffused(
      State state, Block moved, Mobility mobility, double time) {
    Block z = state.drawKey().normals(moved.length());
    return state
        .drawn()
        .moved(
            moved
                .plus(time, mobility.divergence())
                .plus(Math.sqrt(2 * time), coloured(mobility.root(), z)));
  }

  /** {@code L z_i} for every particle, coordinate-major; of the identity it is z itself. */
  private static Block coloured(Matrix root, Block z) {
    int d = root.rows();
    int n = z.length() / d;
    double[] normal = z.borrowReadOnly();
    return Block.build(
        z.length(),
        out -> {
          for (int k = 0; k < d; k++) {
            for (int l = 0; l <= k; l++) {
              double factor = root.get(k, l);
              for (int i = 0; factor != 0 && i < n; i++) {
                out[k * n + i] += factor * normal[l * n + i];
              }
            }
          }
        });
  }

  private Failure withoutMobility(State state) {
    return new Failure.NotSolved(
        "%s has no mobility in step %d.".formatted(transport, state.index()), ADVICE, false, 0);
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return Option.when(
            energy.entropy() != 0 && transport.mobility().isEmpty(),
            () -> transport + " has no mobility, so no noise carries log mu. " + ADVICE)
        .orElse(
            Option.when(
                energy.entropy() < 0,
                () ->
                    "the coefficient of log mu is %s: no noise runs backwards"
                        .formatted(energy.entropy())));
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
