package org.onsager.page;

import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import java.util.function.UnaryOperator;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Run;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.Splitting;
import org.onsager.step.Scheme;

/** Runs to show on pages. */
final class Runs {

  private static final Gaussian KERNEL = Gaussian.ofVariance(10);

  private Runs() {}

  static Normal target(int dimension) {
    return Normal.isotropic(1, new double[dimension]);
  }

  /** Any number of particles in any dimension on their way to the origin, for little work. */
  static Outcome shrinking(int dimension, int particles, int steps) {
    Scheme shrink = (s, f, tau) -> s.moved(s.particles().points().coordinates().map(x -> 0.9 * x));
    return Flow.of(shrink.on(Potential.of(x -> 0, x -> new double[dimension])).tau(1))
        .from(Particles.uniform(target(dimension).sample(particles, Key.of(1))), Key.of(2))
        .keepingAtMost(1000)
        .until(Stop.steps(steps));
  }

  /** Spherical interaction-force transport, some of whose particles lose their mass. */
  static Run ift(int dimension, int particles) {
    Mmd energy = Mmd.to(target(dimension), KERNEL);
    var start = target(dimension).sample(particles, Key.of(1));
    return Flow.of(
            Splitting.of(wasserstein().plus(mmd(KERNEL, 1e-4).spherical().times(0.1)), energy)
                .lie()
                .tau(2))
        .from(
            Particles.uniform(start.withCoordinates(start.coordinates().map(x -> x + 4))),
            Key.of(2))
        .observing(Observer.mmdSquared("mmd2", energy), Observer.effectiveSampleSize());
  }

  static Outcome ift(int dimension, int particles, int steps) {
    return ift(dimension, particles, steps, run -> run.keepingAtMost(1000));
  }

  static Outcome ift(int dimension, int particles, int steps, UnaryOperator<Run> told) {
    return told.apply(ift(dimension, particles)).until(Stop.steps(steps));
  }
}
