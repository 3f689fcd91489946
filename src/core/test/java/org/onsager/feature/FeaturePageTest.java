package org.onsager.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Composite;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The code on the page of the package. */
class FeaturePageTest {

  @Test
  void mixingDistributions() {
    // @start region="mixing"
    Points data = Points.onLine(-2, 2); // two observations with errors N(0, 1)
    var likelihoods = GaussianLocation.ofStandardDeviation(data, 1);
    var energy = Composite.of(likelihoods, Loss.negativeLog(Block.constant(2, 1.0 / 2)));
    // @end
    double t = 1.9986513460302164;
    Particles atoms = Particles.uniform(Points.onLine(-t, t));
    assertEquals(0.6928108696488748, energy.value(atoms), 1e-15);
    // @start region="constants"
    Block mean = energy.mean(atoms);
    double logLikelihood = likelihoods.logLikelihood(mean, Block.constant(2, 1)); // of both
    // @end
    double constant = 0.5 * Math.log(2 * Math.PI);
    assertEquals(-2 * (0.6928108696488748 + constant), logLikelihood, 1e-14);
  }

  @Test
  void designs() {
    // @start region="design"
    var regressors = Regressors.of(Polynomials.legendre(1, 2)); // f = 1, x, x^2, orthonormal
    var energy = Composite.of(regressors, Loss.negativeLogDeterminant(regressors.order()));
    // @end
    Particles best = Particles.uniform(Points.onLine(-1, 0, 1));
    Block xi = energy.evaluate(best).field().values();
    assertAtMost(1e-14, xi.map(x -> Math.abs(x + 3)).sum());
  }

  @Test
  void momentsOfSamples() {
    // @start region="moments"
    var sample = Particles.uniform(Normal.isotropic(1, 3, -2).sample(1000, Key.of(1)));
    Features moments = Polynomials.orthonormalOver(sample, 4);
    Block ofSample = moments.mean(sample); // (1, 0, ..., 0)
    var energy = Composite.of(moments, Loss.halfSquares(ofSample, 1));
    // @end
    assertEquals(15, moments.count());
    assertEquals(0, energy.value(sample));
    assertEquals(1, ofSample.get(0), 1e-14);
  }

  @Test
  void modesOfKernels() {
    // @start region="modes"
    var kernel = Gaussian.ofVariance(10);
    var modes = FourierModes.ofGaussian(kernel, 2, 14); // for points in a box of edge 14
    var target = GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(2, 3, -1));
    Block mean = modes.mean(target.characteristicFunction());
    var energy = Composite.of(modes, Loss.halfSquares(mean, 1)); // 1/2 MMD^2
    // @end
    var mu = Particles.uniform(target.sample(50, Key.of(1)));
    assertEquals(Mmd.to(target, kernel).value(mu), energy.value(mu), 1e-14);
  }

  @Test
  void randomFeaturesOfKernels() {
    int d = 100;
    var target = Normal.isotropic(1, new double[d]);
    // @start region="random"
    var kernel = Gaussian.ofVariance(200);
    var features = RandomFeatures.orthogonal(kernel, d, 1000, Key.of(1)); // 2000 features
    Block mean = features.mean(target.samples(5000, Key.of(2)).measure()); // one pass
    var fixed = Composite.of(features, Loss.halfSquares(mean, 1)); // near 1/2 MMD^2
    var fresh = Mmd.inRandomFeatures(target, kernel, 1000); // other frequencies at every step
    // @end
    var mu = Particles.uniform(target.sample(50, Key.of(3)));
    double exact = Mmd.to(target, kernel).value(mu);
    // What the table says of laws that are the same, and a fluctuation of 5000 samples.
    assertEquals(exact, fixed.value(mu), 0.1 * exact);
    assertEquals(exact, fresh.at(Key.of(4)).value(mu), 0.1 * exact);
  }

  @Test
  void featuresOfOnesOwn() {
    // @start region="own"
    Features own =
        Features.of(
            2, // features
            1, // dimension
            x -> new double[] {Math.sin(x[0]), x[0] * x[0]},
            x -> new double[][] {{Math.cos(x[0])}, {2 * x[0]}}, // a gradient a feature
            x -> new double[][] {{-Math.sin(x[0])}, {2}}); // second derivatives a feature
    // @end
    assertEquals(0.25, own.values(Points.onLine(0.5)).get(1));
    assertTrue(own.curvatureBounds().isEmpty());
  }
}
