package org.onsager.step;

import java.util.function.Function;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.MmdGeometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.SphericalMmd;
import org.onsager.geometry.Sum;
import org.onsager.geometry.Transport;

/** Which scheme a leaf of a geometry gets when it is split. */
@FunctionalInterface
public interface Choice {

  /**
   * The scheme for a leaf.
   *
   * @param leaf a {@link Transport} or a {@link Reaction}
   * @return the scheme
   * @throws IllegalArgumentException if there is none
   */
  Scheme of(Geometry leaf);

  /**
   * Algorithm 1 of the paper: explicit transport, exact MMD reaction, entropic step for every other reaction.
   *
   * @return the choice
   */
  static Choice standard() {
    return withTransport(transport -> new ExplicitTransport(transport, ExplicitTransport.Pace.PER_MASS));
  }

  /**
   * The same with backtracking transport, which never raises a fixed energy.
   *
   * @return the choice
   */
  static Choice backtracking() {
    return withTransport(BacktrackingTransport::new);
  }

  /**
   * A transport scheme of your choice, exact MMD reaction, entropic step for every other reaction.
   *
   * @param scheme the scheme of a transport
   * @return the choice
   */
  static Choice withTransport(Function<Transport, Scheme> scheme) {
    return leaf ->
        switch (leaf) {
          case Transport transport -> scheme.apply(transport);
          case MmdGeometry mmd -> new ExactReaction(mmd);
          case SphericalMmd mmd -> new ExactReaction(mmd);
          case Reaction reaction -> new EntropicReaction(reaction);
          case Sum sum -> throw new IllegalArgumentException(sum + ": must be a leaf");
        };
  }
}
