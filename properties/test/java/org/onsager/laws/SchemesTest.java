package org.onsager.laws;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.step.Schemes.backtracking;
import static org.onsager.step.Schemes.entropic;
import static org.onsager.step.Schemes.exact;
import static org.onsager.step.Schemes.explicit;
import static org.onsager.step.Schemes.exponentialThenProjection;
import static org.onsager.step.Schemes.gaussNewton;
import static org.onsager.step.Schemes.massWeighted;
import static org.onsager.step.Schemes.noisy;
import static org.onsager.step.Schemes.noisyWithSources;
import static org.onsager.step.Schemes.projectedGradient;
import static org.onsager.step.Schemes.rejuvenation;

import net.jqwik.api.Group;
import org.onsager.geometry.MmdGeometry;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;
import org.onsager.law.Experiment;
import org.onsager.law.Experiment.Moves;
import org.onsager.law.Proximity;
import org.onsager.step.Controller;
import org.onsager.step.Effort;
import org.onsager.step.JointProximal;
import org.onsager.step.ProximalTransport;
import org.onsager.step.Scheme;

/** Every scheme of the library, held to its contract and to what it claims. */
class SchemesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final MmdGeometry MMD = mmd(KERNEL, 1e-8);

  @Group
  class OfExplicitTransport implements SchemeContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().ofOrder(1).moving(Moves.POINTS);
    }
  }

  @Group
  class OfMassWeightedTransport implements SchemeContract {
    @Override
    public Scheme subject() {
      return massWeighted(wasserstein());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().ofOrder(1).moving(Moves.POINTS);
    }
  }

  @Group
  class OfExplicitStein implements SchemeContract {
    @Override
    public Scheme subject() {
      return explicit(stein(KERNEL));
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().ofOrder(1).moving(Moves.POINTS);
    }
  }

  @Group
  class OfBacktrackingTransport implements SchemeContract {
    @Override
    public Scheme subject() {
      return backtracking(wasserstein());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().descending().moving(Moves.POINTS);
    }
  }

  @Group
  class OfNoisyTransport implements SchemeContract {
    @Override
    public Scheme subject() {
      return noisy(explicit(wasserstein()), 0.1);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().moving(Moves.POINTS);
    }
  }

  @Group
  class OfNoisyTransportWithSources implements SchemeContract {
    @Override
    public Scheme subject() {
      return noisyWithSources(explicit(wasserstein()), 0.1);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().moving(Moves.POINTS);
    }
  }

  @Group
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
          .moving(Moves.WEIGHTS);
    }
  }

  @Group
  class OfExactReactionOfAnyMass implements SchemeContract {
    @Override
    public Scheme subject() {
      return exact(MMD);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).proximal(Proximity.metric(MMD)).moving(Moves.WEIGHTS);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere();
    }
  }

  @Group
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
          .ofOrder(1)
          .moving(Moves.WEIGHTS);
    }
  }

  @Group
  class OfEntropicReactionOfAnyMass implements SchemeContract {
    @Override
    public Scheme subject() {
      return entropic(hellinger());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .proximal(Proximity.entropic())
          .ofOrder(1)
          .moving(Moves.WEIGHTS);
    }

    @Override
    public Domain domain() {
      return Domain.everywhere();
    }
  }

  @Group
  class OfProjectedGradient implements SchemeContract {
    @Override
    public Scheme subject() {
      return projectedGradient();
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().moving(Moves.WEIGHTS);
    }
  }

  @Group
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

  @Group
  class OfThen implements SchemeContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein()).then(entropic(hellinger().spherical()));
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().ofOrder(1);
    }
  }

  @Group
  class OfTimes implements SchemeContract {
    @Override
    public Scheme subject() {
      return explicit(wasserstein()).times(0.5);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().ofOrder(1).moving(Moves.POINTS);
    }
  }

  @Group
  class OfControlled implements SchemeContract {
    @Override
    public Scheme subject() {
      return backtracking(wasserstein()).controlled("transport", Controller.standard());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().descending().moving(Moves.POINTS);
    }
  }

  /** Where the force is nothing but underflow, this scheme finds no descent and says so. */
  @Group
  class OfProximalTransport implements SchemeContract {
    @Override
    public Scheme subject() {
      return new ProximalTransport(Effort.standard());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.wasserstein())
          .moving(Moves.POINTS);
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().ofNearbyPoints();
    }
  }

  /** Where the force is nothing but underflow, this scheme finds no descent and says so. */
  @Group
  class OfJointProximal implements SchemeContract {
    @Override
    public Scheme subject() {
      return JointProximal.against(KERNEL, Effort.standard());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().descending();
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().ofNearbyPoints();
    }
  }

  /** Where the force is nothing but underflow, this scheme finds no descent and says so. */
  @Group
  class OfGaussNewtonJko implements SchemeContract {
    @Override
    public Scheme subject() {
      return gaussNewton(KERNEL);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().descending();
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().ofNearbyPoints();
    }
  }

  @Group
  class OfRejuvenation implements SchemeContract {
    @Override
    public Scheme subject() {
      return rejuvenation(0.1);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().actingAtOnce();
    }
  }
}
