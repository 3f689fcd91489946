package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * An explicit transport that reads its force at perturbed points {@code x_i + amplitude z_i}, z
 * standard normal. The particles themselves are moved from where they are.
 *
 * <p><i>Source:</i> noise injection of Arbel, Korba, Salim and Gretton (2019), arXiv:1906.04370,
 * perturbs the query points; Gladin et al. (2024) perturb the source as well.
 *
 * @param transport the explicit transport
 * @param amplitude {@code >= 0}, length
 * @param where which points are perturbed
 */
public record NoisyTransport(ExplicitTransport transport, double amplitude, Where where)
    implements Scheme {

  /** Which points are perturbed. */
  public enum Where {
    /** Only those at which the force is read. */
    QUERIES,
    /** Those, and the particles that make the force. */
    QUERIES_AND_SOURCES
  }

  /**
   * Validates the amplitude.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public NoisyTransport {
    Require.nonNegative("amplitude", amplitude);
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    Points x = mu.points();
    Block noise = state.drawKey().normals(x.coordinates().length());
    Block queries = x.coordinates().plus(amplitude, noise);
    if (!queries.isFinite()) {
      return Either.left(
          new Failure.NotFinite(
              "A perturbed position overflowed in step " + state.index() + ".",
              "Use a smaller amplitude of the noise.",
              0));
    }
    Points perturbed = x.withCoordinates(queries);
    Particles source = where == Where.QUERIES ? mu : mu.withPoints(perturbed);
    return transport.along(state.drawn(), source, Answers.field(energy, source, perturbed), tau);
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return transport.objection(energy);
  }
}
