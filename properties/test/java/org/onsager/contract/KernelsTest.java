package org.onsager.contract;

import net.jqwik.api.Group;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.law.Domain;

/** Every kernel of the library, held to its contract. */
class KernelsTest {

  /** A kernel with a kink where points coincide. */
  interface Kinked extends KernelContract {
    @Override
    default Domain domain() {
      return Domain.everywhere().withKinks();
    }
  }

  @Group
  class OfGaussian implements KernelContract {
    @Override
    public Kernel subject() {
      return Gaussian.ofVariance(1);
    }
  }

  @Group
  class OfInverseMultiquadric implements KernelContract {
    @Override
    public Kernel subject() {
      return InverseMultiquadric.ofScale(1);
    }
  }

  @Group
  class OfMaternThreeHalves implements KernelContract {
    @Override
    public Kernel subject() {
      return Matern.threeHalves(1);
    }
  }

  @Group
  class OfMaternFiveHalves implements KernelContract {
    @Override
    public Kernel subject() {
      return Matern.fiveHalves(1);
    }
  }

  @Group
  class OfLaplace implements Kinked {
    @Override
    public Kernel subject() {
      return Laplace.ofLength(1);
    }
  }

  @Group
  class OfEnergyDistance implements Kinked {
    @Override
    public Kernel subject() {
      return new EnergyDistance();
    }
  }

  @Group
  class OfSum implements KernelContract {
    @Override
    public Kernel subject() {
      return Gaussian.ofVariance(1).plus(InverseMultiquadric.ofScale(2));
    }
  }

  @Group
  class OfConditionalSum implements Kinked {
    @Override
    public Kernel subject() {
      return Gaussian.ofVariance(1).plus(new EnergyDistance());
    }
  }

  @Group
  class OfMultiple implements KernelContract {
    @Override
    public Kernel subject() {
      return Gaussian.ofVariance(1).times(3);
    }
  }

  @Group
  class OfConditionalMultiple implements Kinked {
    @Override
    public Kernel subject() {
      return new EnergyDistance().times(3);
    }
  }

  @Group
  class OfProfile implements KernelContract {
    @Override
    public Kernel subject() {
      return PositiveDefiniteKernel.of(s -> 1 / (1 + s), s -> -1 / ((1 + s) * (1 + s)));
    }
  }

  @Group
  class OfConditionalProfile implements KernelContract {
    @Override
    public Kernel subject() {
      return Kernel.of(s -> -Math.log1p(s), s -> -1 / (1 + s));
    }
  }

  @Group
  class OfSmoothProfile implements KernelContract {
    @Override
    public Kernel subject() {
      return PositiveDefiniteKernel.of(
          s -> 1 / (1 + s), s -> -Math.pow(1 + s, -2), s -> 2 * Math.pow(1 + s, -3));
    }
  }

  @Group
  class OfConditionalSmoothProfile implements KernelContract {
    @Override
    public Kernel subject() {
      return Kernel.of(s -> -Math.log1p(s), s -> -1 / (1 + s), s -> Math.pow(1 + s, -2));
    }
  }
}
