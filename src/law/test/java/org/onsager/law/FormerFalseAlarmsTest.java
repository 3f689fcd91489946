package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.energy.RandomEnergy;
import org.onsager.energy.SlicedEnergyDistance;
import org.onsager.geometry.Geometries;
import org.onsager.geometry.MmdGeometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.Schemes;

/** Trials on which right objects were found wrong, a few in a million. */
class FormerFalseAlarmsTest {

  private static final SlicedEnergyDistance SLICED =
      SlicedEnergyDistance.to(
          GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2))
              .samples(20, Key.of(3)),
          5,
          Key.of(1));

  private static final Domain PLANE = Domain.everywhere().inDimension(2);

  private static final Domain KINKED =
      Domain.everywhere().inDimension(2).withKinks().accurateTo(1e-15);

  private static void holds(Verdict verdict) {
    assertTrue(verdict.holds(), verdict::message);
  }

  /** The lighter particle is gone for any larger step: two moves of the same size. */
  @Test
  void aConstraintThatStopsTwoMoves() {
    holds(
        SchemeEstimates.IDENTITY.check(
            Experiment.of(Schemes.projectedGradient()),
            Domain.probabilities().trial(2, 1, 82601, 0.1, Shape.TINY_WEIGHTS)));
  }

  /** Nearly equal points: weights that differ by 1e-10 cost less than the energy rounds. */
  @Test
  void anExactStepOfWeightsThatHardlyCost() {
    MmdGeometry mmd = Geometries.mmd(Gaussian.ofVariance(1), 1e-8);
    Experiment exact =
        Experiment.of(Schemes.exact(mmd.spherical()))
            .proximal(Proximity.metric(mmd))
            .discretising(mmd.spherical());
    Trial trial = Domain.probabilities().trial(4, 1, 77194, 1, Shape.TINY_WEIGHTS);
    holds(SchemeRates.RATE.check(exact, trial));
    Experiment slow =
        Experiment.of(Schemes.exact(mmd.spherical()).times(0.5))
            .proximal(Proximity.metric(mmd))
            .discretising(mmd.spherical());
    Vector<Verdict> violated = Laws.violated(Laws.of(slow, Domain.probabilities()));
    assertTrue(violated.exists(verdict -> verdict.law().endsWith("rate")), "half as fast");
  }

  /** Terms of a quadratic that are far larger than its value and than F at single points. */
  @Test
  void aQuadraticThatCancels() {
    holds(EnergyLaws.QUADRATIC.check(SLICED, KINKED.trial(5, 2, 66083, 100, Shape.FAR_APART)));
  }

  /** Kinks of light particles, just above rounding, along each of the first directions. */
  @Test
  void kinksAlongMostDirections() {
    holds(
        EnergyDerivatives.GRADIENT.check(
            SLICED, KINKED.trial(9, 2, 27685, 0.1, Shape.TINY_WEIGHTS)));
  }

  private static void holdAll(Vector<Verdict> verdicts) {
    assertEquals("", Laws.violated(verdicts).map(Verdict::message).mkString("\n"));
  }

  /** A Gram matrix of rank one, of which QR iterations do not find the zeros. */
  @Test
  void aConstantKernel() {
    holdAll(Laws.of(PositiveDefiniteKernel.of(s -> 1, s -> 0), Domain.everywhere()));
  }

  /** An energy with log mu has no value: NaN is as good as infinity. */
  @Test
  void anEntropyWhoseValueIsNaN() {
    Energy energy =
        new Energy() {
          @Override
          public double value(Particles mu) {
            return Double.NaN;
          }

          @Override
          public double entropy() {
            return 1;
          }

          @Override
          public Field firstVariation(Particles mu, Points at) {
            Field field = KullbackLeibler.to(Normal.isotropic(1, 0, 0)).firstVariation(mu, at);
            return new Field(field.values(), field.gradients(), 1);
          }
        };
    holdAll(Laws.of(energy, PLANE));
  }

  /**
   * The variance of {@code cos x_1}, whose field at a single particle is flat, and moves with it.
   */
  @Test
  void aFieldThatMovesWithTheMeasure() {
    Energy variance =
        new Energy() {
          @Override
          public double value(Particles mu) {
            double mean = mean(mu);
            double sum = 0;
            for (int i = 0; i < mu.count(); i++) {
              sum += mu.weights().get(i) * Math.pow(Math.cos(mu.points().get(i, 0)), 2);
            }
            return sum - mean * mean;
          }

          @Override
          public Field firstVariation(Particles mu, Points at) {
            double mean = mean(mu);
            return Potential.of(
                    x -> Math.cos(x[0]) * (Math.cos(x[0]) - 2 * mean),
                    x -> new double[] {-2 * Math.sin(x[0]) * (Math.cos(x[0]) - mean), 0})
                .firstVariation(mu, at);
          }

          private static double mean(Particles mu) {
            double mean = 0;
            for (int i = 0; i < mu.count(); i++) {
              mean += mu.weights().get(i) * Math.cos(mu.points().get(i, 0));
            }
            return mean;
          }
        };
    holdAll(Laws.of(variance, PLANE.ofMassOne()));
  }

  /** The mobility w (1 - w) of particles that exclude each other: none for one of mass one. */
  @Test
  void aReactionThatStandsStill() {
    Reaction reaction =
        (mu, xi) ->
            Block.build(
                xi.length(),
                out ->
                    Arrays.setAll(
                        out,
                        i -> {
                          double w = mu.weights().get(i);
                          return -w * (1 - w) * xi.get(i);
                        }));
    holdAll(Laws.of(reaction, PLANE.ofMassOne().ofLabelledParticles()));
  }

  /** Along a normal force the velocity cancels, and is what rounding leaves of it. */
  @Test
  void aProjectionOnTheTangentsOfASphere() {
    Transport tangent =
        (mu, xi) -> {
          xi.requireNoEntropy("a projection");
          int n = mu.count();
          Block g = xi.gradients();
          return Block.build(
              g.length(),
              out -> {
                for (int i = 0; i < n; i++) {
                  double along = 0;
                  for (int k = 0; k < mu.dimension(); k++) {
                    along += mu.points().get(i, k) * g.get(k * n + i);
                  }
                  for (int k = 0; k < mu.dimension(); k++) {
                    out[k * n + i] = along * mu.points().get(i, k) - g.get(k * n + i);
                  }
                }
              });
        };
    Domain sphere =
        Domain.everywhere()
            .inDimension(3)
            .within(y -> {
              double norm = Math.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2]);
              return new double[] {y[0] / norm, y[1] / norm, y[2] / norm};
            });
    holdAll(Laws.of(tangent, sphere));
  }

  /** So thin that a narrow kernel underflows where a wide one does not. */
  @Test
  void aThinNormalDistribution() {
    Normal thin = Normal.of(new double[2], new double[] {1, 0}, new double[] {0, 1e-6});
    holdAll(Laws.of(thin, PLANE));
  }

  /** One of two energies: six keys of one half are met in one trial of thirty-two. */
  @Test
  void aRandomEnergyOfTwoDraws() {
    Energy mmd = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1));
    RandomEnergy coin =
        new RandomEnergy() {
          @Override
          public Energy at(Key key) {
            return key.generator().nextBoolean() ? mmd : mmd.times(2);
          }

          @Override
          public boolean isQuadratic() {
            return true;
          }

          @Override
          public boolean hasGaussNewton() {
            return true;
          }
        };
    holdAll(Laws.ofRandomEnergy(coin, PLANE.ofMassOne()));
  }
}
