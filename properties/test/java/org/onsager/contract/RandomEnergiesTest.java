package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.energy.RandomEnergy;
import org.onsager.energy.SlicedEnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.law.Domain;
import org.onsager.measure.Key;

/** The random energies of the library, held to their contract. */
class RandomEnergiesTest {

  private static final Normal TARGET = Normal.isotropic(1, 0, 0);

  /** A random energy in the plane. */
  interface InThePlane extends RandomEnergyContract {
    @Override
    default Domain domain() {
      return Domain.probabilities().inDimension(2);
    }
  }

  @Nested
  class OfSampledMmd implements InThePlane {
    @Override
    public RandomEnergy subject() {
      return Mmd.sampled(TARGET, Gaussian.ofVariance(1), 10);
    }
  }

  @Nested
  class OfSampledDirections implements InThePlane {
    @Override
    public RandomEnergy subject() {
      return SlicedEnergyDistance.sampled(TARGET.samples(20, Key.of(1)), 5);
    }
  }

  @Nested
  class OfMmdInRandomFeatures implements InThePlane {
    @Override
    public RandomEnergy subject() {
      return Mmd.inRandomFeatures(TARGET, Gaussian.ofVariance(1), 10);
    }
  }

  @Nested
  class OfSum implements InThePlane {
    @Override
    public RandomEnergy subject() {
      RandomEnergy sampled = Mmd.sampled(TARGET, Gaussian.ofVariance(1), 10);
      return sampled.times(3).plus(Mmd.to(TARGET, Gaussian.ofVariance(4)));
    }
  }
}
