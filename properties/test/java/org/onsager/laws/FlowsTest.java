package org.onsager.laws;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.step.Schemes.backtracking;

import net.jqwik.api.Group;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.flow.AsInIftFlow;
import org.onsager.flow.AsInPaper;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;
import org.onsager.step.Controller;
import org.onsager.step.Jko;
import org.onsager.step.Step;
import org.onsager.target.GaussianMixture;
import org.onsager.target.Normal;

/** Steps of the library and of its presets, held to the contract of flows. */
class FlowsTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2));

  private static final Energy MMD = Mmd.between(KERNEL, MIXTURE);

  /** A flow in the plane. */
  interface InThePlane extends FlowContract {
    @Override
    default Domain domain() {
      return Domain.probabilities().inDimension(2);
    }
  }

  @Group
  class OfPaper implements InThePlane {
    @Override
    public Step subject() {
      return AsInPaper.ift(KERNEL, MMD, 0.1, 0.1, 1e-6);
    }
  }

  @Group
  class OfPaperWithNoise implements InThePlane {
    @Override
    public Step subject() {
      return AsInPaper.noisyMmdFlow(Mmd.sampled(KERNEL, MIXTURE, 10), 0.1, 0.5);
    }
  }

  @Group
  class OfPaperWfr implements InThePlane {
    @Override
    public Step subject() {
      return AsInPaper.wfr(MMD, 0.1, 0.1);
    }
  }

  @Group
  class OfIftFlow implements InThePlane {
    @Override
    public Step subject() {
      return AsInIftFlow.ift(Mmd.sampled(KERNEL, MIXTURE, 10), 0.1, 0.1);
    }
  }

  @Group
  class OfStrang implements InThePlane {
    @Override
    public Step subject() {
      return Jko.of(wasserstein().plus(hellinger().spherical()), MMD).strang().tau(0.1);
    }
  }

  @Group
  class OfControlled implements InThePlane {
    @Override
    public Step subject() {
      return backtracking(wasserstein())
          .controlled("transport", Controller.standard())
          .on(MMD)
          .tau(1);
    }
  }

  @Group
  class OfSwitch implements InThePlane {
    @Override
    public Step subject() {
      return AsInPaper.noisyMmdFlow(MMD, 0.1, 0.5).until(3, AsInPaper.mmdFlow(MMD, 0.2));
    }
  }
}
