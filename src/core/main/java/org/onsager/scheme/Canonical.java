package org.onsager.scheme;

import io.vavr.control.Either;
import org.onsager.chart.Chart;
import org.onsager.energy.Energy;
import org.onsager.measure.Failure;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * Replaces coordinates by the canonical ones of the same points ({@link Chart#canonical}), so that
 * particles with the same x have the same z, and merge: {@code
 * canonical(chart).then(merging(1e-3))}. The energy behind the chart stays, up to rounding; one
 * that is not behind it does not. Tau plays no role.
 *
 * @param chart the chart of the energy
 */
public record Canonical(Chart chart) implements Scheme {

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Points z = state.particles().points();
    Points canonical = chart.canonical(z);
    // What was evaluated at these very coordinates travels on.
    return canonical.equals(z) ? Either.right(state) : state.moved(canonical.coordinates());
  }
}
