package org.onsager.laws;

import net.jqwik.api.Group;
import org.onsager.energy.Energy;
import org.onsager.energy.Interaction;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Radial;
import org.onsager.law.Domain;
import org.onsager.measure.Key;
import org.onsager.target.GaussianMixture;
import org.onsager.target.Normal;
import org.onsager.target.Samples;

/** Every energy of the library, held to its contract. */
class EnergiesTest {

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2));

  private static final Samples SAMPLES = MIXTURE.samples(20, Key.of(3));

  /** An energy with a target in the plane. */
  interface InThePlane extends EnergyContract {
    @Override
    default Domain domain() {
      return Domain.everywhere().inDimension(2);
    }
  }

  @Group
  class OfMmdToMixture implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.between(Gaussian.ofVariance(1), MIXTURE);
    }
  }

  @Group
  class OfMmdToSamples implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.between(InverseMultiquadric.ofScale(1), SAMPLES);
    }
  }

  @Group
  class OfMmdWithKinks implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.between(Laplace.ofLength(1), SAMPLES);
    }

    @Override
    public Domain domain() {
      return InThePlane.super.domain().withKinks();
    }
  }

  @Group
  class OfEnergyDistance implements EnergyContract {
    @Override
    public Energy subject() {
      return Mmd.between(new EnergyDistance(), SAMPLES);
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().inDimension(2).withKinks();
    }
  }

  @Group
  class OfInteraction implements EnergyContract {
    @Override
    public Energy subject() {
      return Interaction.of(Radial.of(s -> s * s / 4 - s / 2, s -> (s - 1) / 2));
    }
  }

  @Group
  class OfPotential implements InThePlane {
    @Override
    public Energy subject() {
      return Potential.negativeLog(MIXTURE);
    }
  }

  @Group
  class OfKullbackLeibler implements InThePlane {
    @Override
    public Energy subject() {
      return KullbackLeibler.to(MIXTURE);
    }
  }

  @Group
  class OfSum implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.between(Gaussian.ofVariance(1), MIXTURE).plus(Potential.negativeLog(MIXTURE));
    }
  }

  @Group
  class OfMultiple implements InThePlane {
    @Override
    public Energy subject() {
      return Mmd.between(Gaussian.ofVariance(1), MIXTURE).times(2);
    }
  }
}
