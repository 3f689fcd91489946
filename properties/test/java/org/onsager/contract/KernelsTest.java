package org.onsager.contract;

import org.junit.jupiter.api.Nested;
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

  @Nested
  class OfGaussian implements KernelContract {
    @Override
    public Kernel subject() {
      return Gaussian.ofVariance(1);
    }
  }

  @Nested
  class OfInverseMultiquadric implements KernelContract {
    @Override
    public Kernel subject() {
      return InverseMultiquadric.ofScale(1);
    }
  }

  @Nested
  class OfMaternThreeHalves implements KernelContract {
    @Override
    public Kernel subject() {
      return Matern.threeHalves(1);
    }
  }

  @Nested
  class OfMaternFiveHalves implements KernelContract {
    @Override
    public Kernel subject() {
      return Matern.fiveHalves(1);
    }
  }

  @Nested
  class OfLaplace implements Kinked {
    @Override
    public Kernel subject() {
      return Laplace.ofLength(1);
    }
  }

  @Nested
  class OfEnergyDistance implements Kinked {
    @Override
    public Kernel subject() {
      return new EnergyDistance();
    }
  }

  @Nested
  class OfSum implements KernelContract {
    @Override
    public Kernel subject() {
      return Gaussian.ofVariance(1).plus(InverseMultiquadric.ofScale(2));
    }
  }

  @Nested
  class OfConditionalSum implements Kinked {
    @Override
    public Kernel subject() {
      return Gaussian.ofVariance(1).plus(new EnergyDistance());
    }
  }

  @Nested
  class OfMultiple implements KernelContract {
    @Override
    public Kernel subject() {
      return Gaussian.ofVariance(1).times(3);
    }
  }

  @Nested
  class OfConditionalMultiple implements Kinked {
    @Override
    public Kernel subject() {
      return new EnergyDistance().times(3);
    }
  }

  @Nested
  class OfProfile implements KernelContract {
    @Override
    public Kernel subject() {
      return PositiveDefiniteKernel.of(s -> 1 / (1 + s), s -> -1 / ((1 + s) * (1 + s)));
    }
  }

  @Nested
  class OfWidened implements KernelContract {
    @Override
    public Kernel subject() {
      return PositiveDefiniteKernel.of(s -> Math.exp(-s), s -> -Math.exp(-s), s -> Math.exp(-s))
          .widened(3);
    }
  }

  @Nested
  class OfConditionalWidened implements Kinked {
    @Override
    public Kernel subject() {
      return Kernel.of(s -> -Math.sqrt(s), s -> -0.5 / Math.sqrt(s)).widened(3);
    }
  }

  @Nested
  class OfConditionalProfile implements KernelContract {
    @Override
    public Kernel subject() {
      return Kernel.of(s -> -Math.log1p(s), s -> -1 / (1 + s));
    }
  }

  @Nested
  class OfSmoothProfile implements KernelContract {
    @Override
    public Kernel subject() {
      return PositiveDefiniteKernel.of(
          s -> 1 / (1 + s), s -> -Math.pow(1 + s, -2), s -> 2 * Math.pow(1 + s, -3));
    }
  }

  @Nested
  class OfConditionalSmoothProfile implements KernelContract {
    @Override
    public Kernel subject() {
      return Kernel.of(s -> -Math.log1p(s), s -> -1 / (1 + s), s -> Math.pow(1 + s, -2));
    }
  }
}
