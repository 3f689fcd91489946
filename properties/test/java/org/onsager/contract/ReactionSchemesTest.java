package org.onsager.contract;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.exact;
import static org.onsager.scheme.Schemes.exponentialThenProjection;
import static org.onsager.scheme.Schemes.projectedGradient;

import org.junit.jupiter.api.Nested;
import org.onsager.geometry.MmdGeometry;
import org.onsager.geometry.Reaction;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;
import org.onsager.law.Experiment;
import org.onsager.law.Experiment.Moves;
import org.onsager.law.Proximity;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.step.Scheme;

/** The schemes that change weights only, held to their contracts and to what they claim. */
class ReactionSchemesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final MmdGeometry MMD = mmd(KERNEL, 1e-8);

  /** Weights under the Euclidean distance. */
  private record Euclidean() implements Reaction {
    @Override
    public Block growth(Particles mu, Block xi) {
      double mean = xi.sum() / xi.length();
      return xi.map(value -> mean - value);
    }

    @Override
    public boolean conservesMass() {
      return true;
    }
  }

  @Nested
  class OfExactReaction implements SchemeContract {
    @Override
    public Scheme subject() {
      return exact(MMD.spherical());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.metric(MMD))
          .discretising(MMD.spherical())
          .moving(Moves.WEIGHTS);
    }
  }

  @Nested
  class OfExactReactionOfAnyMass implements SchemeContract {
    @Override
    public Scheme subject() {
      return exact(MMD);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .proximal(Proximity.metric(MMD))
          .discretising(MMD)
          .moving(Moves.WEIGHTS);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().upTo(100);
    }
  }

  @Nested
  class OfEntropicReaction implements SchemeContract {
    @Override
    public Scheme subject() {
      return entropic(hellinger().spherical());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.entropic())
          .upTo(1)
          .discretising(hellinger().spherical())
          .ofOrder(1)
          .moving(Moves.WEIGHTS);
    }
  }

  @Nested
  class OfEntropicReactionOfAnyMass implements SchemeContract {
    @Override
    public Scheme subject() {
      return entropic(hellinger());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .proximal(Proximity.entropic())
          .upTo(0.1)
          .discretising(hellinger())
          .ofOrder(1)
          .moving(Moves.WEIGHTS);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere();
    }
  }

  @Nested
  class OfProjectedGradient implements SchemeContract {
    @Override
    public Scheme subject() {
      return projectedGradient();
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .discretising(new Euclidean())
          .moving(Moves.WEIGHTS);
    }
  }

  @Nested
  class OfExponentialThenProjection implements SchemeContract {
    @Override
    public Scheme subject() {
      return exponentialThenProjection();
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().moving(Moves.WEIGHTS);
    }
  }
}
