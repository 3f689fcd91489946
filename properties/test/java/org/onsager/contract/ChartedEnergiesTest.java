package org.onsager.contract;

import org.junit.jupiter.api.Nested;
import org.onsager.chart.Chart;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.Interaction;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.feature.BinomialRate;
import org.onsager.feature.Loss;
import org.onsager.feature.Polynomials;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Radial;
import org.onsager.law.Domain;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Energies of every kind behind charts, held to the contract of energies. */
class ChartedEnergiesTest {

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2));

  private static final Samples SAMPLES = MIXTURE.samples(20, Key.of(3));

  private static final Points POINTS = new Points(20, 2, Key.of(4).normals(40).map(Math::tanh));

  private static final Chart BOX = Chart.box(new double[] {-1, -3}, new double[] {2, 1});

  private static final Domain PLANE = Domain.everywhere().inDimension(2);

  /** An energy with two coordinates. */
  interface OfTwoCoordinates extends EnergyContract {
    @Override
    default Domain domain() {
      return PLANE;
    }
  }

  @Nested
  class OfMmdInBox implements OfTwoCoordinates {
    @Override
    public Energy subject() {
      return Mmd.to(MIXTURE, Gaussian.ofVariance(1)).in(BOX);
    }
  }

  @Nested
  class OfMmdInBall implements OfTwoCoordinates {
    @Override
    public Energy subject() {
      return Mmd.to(SAMPLES, Gaussian.ofVariance(1)).in(Chart.ball(2, 2));
    }
  }

  @Nested
  class OfMmdOnCircle implements OfTwoCoordinates {
    @Override
    public Energy subject() {
      return Mmd.to(SAMPLES, Gaussian.ofVariance(1)).in(Chart.sphere(2));
    }
  }

  @Nested
  class OfPotentialInBox implements OfTwoCoordinates {
    @Override
    public Energy subject() {
      return Potential.negativeLog(MIXTURE).in(BOX);
    }
  }

  @Nested
  class OfInteractionInBall implements OfTwoCoordinates {
    @Override
    public Energy subject() {
      return Interaction.of(Radial.of(s -> s * s / 4 - s / 2, s -> (s - 1) / 2))
          .in(Chart.ball(2, 1));
    }
  }

  @Nested
  class OfSumOnHalfLineAndLine implements OfTwoCoordinates {
    @Override
    public Energy subject() {
      return Mmd.to(MIXTURE, Gaussian.ofVariance(1))
          .plus(Potential.negativeLog(MIXTURE))
          .in(Chart.halfLine().times(Chart.identity(1)));
    }

    @Override
    public Domain domain() {
      return PLANE.ofNearbyPoints();
    }
  }

  @Nested
  class OfMixtureInInterval implements EnergyContract {
    @Override
    public Energy subject() {
      return Composite.of(
              BinomialRate.ofTrials(3, 0, 1, 2, 3),
              Loss.negativeLog(Block.copyOf(0.2, 0.15, 0.25, 0.4)))
          .in(Chart.interval(0, 1));
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(1);
    }
  }

  @Nested
  class OfMomentsInBox implements OfTwoCoordinates {
    @Override
    public Energy subject() {
      Polynomials features = Polynomials.legendre(2, 3);
      return Composite.of(features, Loss.halfSquares(features.mean(Particles.uniform(POINTS)), 1))
          .in(Chart.box(new double[] {-1, -1}, new double[] {1, 1}));
    }
  }

  @Nested
  class OfMomentsOnSphere implements EnergyContract {
    @Override
    public Energy subject() {
      Polynomials features = Polynomials.monomials(3, 3);
      return Composite.of(features, Loss.halfSquares(Block.constant(features.count(), 0.5), 1))
          .in(Chart.sphere(3));
    }

    @Override
    public Domain domain() {
      return Domain.everywhere().inDimension(3);
    }
  }

  @Nested
  class OfProbabilitiesInBox implements EnergyContract {
    @Override
    public Energy subject() {
      return Mmd.to(SAMPLES, new EnergyDistance()).in(BOX);
    }

    @Override
    public Domain domain() {
      return Domain.probabilities().inDimension(2).withKinks().ofNearbyPoints();
    }
  }

  /** A chart in front of a chart: the square of a half-line, between walls. */
  @Nested
  class OfTwoCharts implements OfTwoCoordinates {
    @Override
    public Energy subject() {
      return Mmd.to(MIXTURE, Gaussian.ofVariance(1))
          .in(Chart.halfLine().times(Chart.halfLine()))
          .in(BOX);
    }
  }
}
