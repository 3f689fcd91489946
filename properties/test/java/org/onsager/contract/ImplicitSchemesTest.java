package org.onsager.contract;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.scheme.Schemes.gaussNewton;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Nested;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Clause;
import org.onsager.law.Domain;
import org.onsager.law.Experiment;
import org.onsager.law.Experiment.Moves;
import org.onsager.law.Proximity;
import org.onsager.law.SchemeLaws;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.scheme.Continuation;
import org.onsager.scheme.Effort;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.JointProximal;
import org.onsager.scheme.Schemes;
import org.onsager.step.Scheme;

/**
 * The schemes that solve a problem for positions, held to their contracts and to what they claim.
 * Where the force is nothing but underflow, they find no descent and say so.
 */
class ImplicitSchemesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  /** Proximal schemes hold back what weighs less than a thousandth of the mean. */
  private record HeldBack() implements Transport {
    @Override
    public Block velocity(Particles mu, Field xi) {
      Block w = mu.weights();
      return SchemesTest.weighed(xi, i -> -Math.min(1, w.get(i) / (1e-3 * mu.mass() / mu.count())));
    }
  }

  @Nested
  class OfProximalTransport implements SchemeContract {
    @Override
    public Scheme subject() {
      return Schemes.proximal();
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.wasserstein())
          .discretising(new HeldBack())
          .moving(Moves.POINTS);
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().ofNearbyPoints();
    }
  }

  @Nested
  class OfJointProximal implements SchemeContract {
    @Override
    public Scheme subject() {
      return JointProximal.against(KERNEL, Effort.standard());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.wassersteinHellinger(1, 0.1));
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().ofNearbyPoints();
    }
  }

  /** The standard effort leaves a tenth of the force: its speed is right to that. */
  @Nested
  class OfJointProximalSolved implements SchemeContract {
    @Override
    public Scheme subject() {
      return JointProximal.against(KERNEL, Effort.standard().solving(1e-10));
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.wassersteinHellinger(1, 0.1))
          .discretising(new HeldBack().plus(hellinger().spherical().times(0.1)));
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().ofNearbyPoints();
    }
  }

  /** From most starts the kernel is widened first, so that only mass is claimed. */
  @Nested
  class OfContinuation implements SchemeContract {
    @Override
    public Continuation subject() {
      return Continuation.of(GaussNewtonJko.balanced());
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject()).conservingMass().on(OfContinuation::narrow);
    }

    private static Energy narrow(int dimension) {
      return Mmd.to(
          Normal.isotropic(1, Block.constant(dimension, 0).toArray()), Gaussian.ofVariance(0.1));
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().upTo(20);
    }

    @Override
    public Vector<Clause<?>> clauses() {
      return SchemeContract.super
          .clauses()
          .appendAll(
              Clause.all(
                  Vector.of(SchemeLaws.endingAs(subject().scheme())), experiment(), domain()));
    }
  }

  /** Its flow time is what it is given over the stiffness of the energy, which is one here. */
  @Nested
  class OfGaussNewtonJko implements SchemeContract {
    @Override
    public Scheme subject() {
      return gaussNewton(KERNEL);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.wassersteinHellinger(1, 1))
          .discretising(new HeldBack().plus(hellinger().spherical()));
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().ofNearbyPoints().upTo(100);
    }
  }

  /** In a dozen modes, fewer than unknowns for all but the fewest particles. */
  @Nested
  class OfGaussNewtonJkoInModes implements SchemeContract {
    @Override
    public Scheme subject() {
      return gaussNewton(KERNEL);
    }

    @Override
    public Experiment experiment() {
      return Experiment.of(subject())
          .conservingMass()
          .proximal(Proximity.wassersteinHellinger(1, 1))
          .on(OfGaussNewtonJkoInModes::inModes);
    }

    private static Energy inModes(int dimension) {
      return Mmd.to(Normal.isotropic(1, Block.constant(dimension, 0).toArray()), KERNEL)
          .inFourierForm(1e-4);
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().inDimension(1).ofNearbyPoints().upTo(100);
    }
  }
}
