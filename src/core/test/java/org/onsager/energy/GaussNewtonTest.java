package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.Radial;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

class GaussNewtonTest {

  static Stream<RadialKernel> kernels() {
    return Stream.of(
        Gaussian.ofVariance(2),
        InverseMultiquadric.ofScale(1.5),
        Matern.threeHalves(2),
        Matern.fiveHalves(2),
        Gaussian.ofVariance(1).plus(InverseMultiquadric.ofScale(2)),
        Matern.fiveHalves(3).times(5),
        RadialKernel.of(
            s -> -Math.sqrt(1 + s),
            s -> -0.5 / Math.sqrt(1 + s),
            s -> 0.25 * Math.pow(1 + s, -1.5)),
        PositiveDefiniteKernel.of(s -> Math.exp(-s), s -> -Math.exp(-s), s -> Math.exp(-s)));
  }

  /** n particles with random weights of sum one; the first two coincide, the last has no mass. */
  static Particles particles(int n, int d, long seed) {
    RandomGenerator random = Key.of(seed).generator();
    double[][] rows = new double[n][d];
    double[] weights = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        rows[i][k] = i == 1 ? rows[0][k] : random.nextGaussian();
      }
      weights[i] = i == n - 1 && n > 2 ? 0 : 0.2 + random.nextDouble();
      sum += weights[i];
    }
    for (int i = 0; i < n; i++) {
      weights[i] /= sum;
    }
    return Particles.of(Points.of(rows), weights);
  }

  /** Displacements and mass changes of sum zero, nothing for particles without mass. */
  static double[] change(Particles mu, long seed) {
    RandomGenerator random = Key.of(seed).generator();
    int n = mu.count();
    int d = mu.dimension();
    double[] delta = new double[(d + 1) * n];
    double mean = 0;
    for (int e = 0; e < delta.length; e++) {
      delta[e] = random.nextGaussian();
    }
    for (int i = 0; i < n; i++) {
      delta[d * n + i] *= 0.3 * mu.weights().get(i);
      mean += delta[d * n + i];
    }
    for (int i = 0; i < n; i++) {
      delta[d * n + i] -= mean * mu.weights().get(i);
    }
    return delta;
  }

  static Particles changed(Particles mu, double[] delta, double h) {
    int n = mu.count();
    int dn = mu.dimension() * n;
    Block x = mu.points().coordinates();
    Block w = mu.weights();
    return new Particles(
        mu.points()
            .withCoordinates(
                Block.build(
                    dn,
                    out -> {
                      for (int e = 0; e < dn; e++) {
                        out[e] = x.get(e) + h * delta[e];
                      }
                    })),
        Block.build(
            n,
            out -> {
              for (int i = 0; i < n; i++) {
                out[i] = w.get(i) + h * delta[dn + i];
              }
            }));
  }

  /** The slope of log error against log h between two step sizes. */
  static double slope(double large, double small, double ratio) {
    return Math.log(large / small) / Math.log(ratio);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void modelOfMmdIsThePullBackToThirdOrder(RadialKernel kernel) {
    for (int d : new int[] {1, 2, 5}) {
      Particles mu = particles(6, d, d);
      Mmd energy = Mmd.to(Samples.of(mu), kernel);
      GaussNewton model = energy.gaussNewton().get().apply(mu);
      double[] errors = new double[2];
      double[] sizes = {0x1p-8, 0x1p-12};
      // Several directions: in one, terms of orders three and four may cancel.
      for (int direction = 0; direction < 8; direction++) {
        double[] delta = change(mu, 7 + direction);
        double form = model.form(Block.copyOf(delta));
        for (int k = 0; k < 2; k++) {
          double h = sizes[k];
          errors[k] += Math.abs(energy.mmdSquared(changed(mu, delta, h)) - h * h * form);
        }
      }
      // The next term of the expansion bends the slope by some h; rounding of 1e-16 is below 1e-4
      // of h^3.
      double slope = slope(errors[0], errors[1], 16);
      assertTrue(
          slope >= 2.9, () -> kernel + " in " + energy.embedding().dimension() + ": " + slope);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void modelsAreSymmetricPositiveSemidefiniteAndBoundedByTheStiffness(RadialKernel kernel) {
    for (int d : new int[] {1, 2, 5}) {
      Particles mu = particles(7, d, 3);
      for (Energy energy :
          new Energy[] {
            Mmd.to(Samples.of(particles(5, d, 4)), kernel),
            Interaction.of(kernel),
            Interaction.of(
                Radial.of(s -> -2 * Math.exp(-s), s -> 2 * Math.exp(-s), s -> -2 * Math.exp(-s)))
          }) {
        check(energy.gaussNewton().get().apply(mu), mu, kernel instanceof PositiveDefiniteKernel);
      }
    }
  }

  private static void check(GaussNewton model, Particles mu, boolean allChanges) {
    int order = model.order();
    double[] m = model.matrix().block().toArray();
    double size = 0;
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        assertTrue(m[i * order + j] == m[j * order + i]);
        size = Math.max(size, Math.abs(m[i * order + j]));
      }
    }
    if (!allChanges) {
      project(m, mu);
    }
    // Eigenvalues of a symmetric matrix move by at most its rounding.
    double rounding = order * order * 0x1p-52 * size;
    assertTrue(smallestEigenvalue(order, m) >= -rounding);
    double[] delta = change(mu, 5);
    double moved = 0;
    for (int e = 0; e < order; e++) {
      if (e < mu.dimension() * mu.count()) {
        moved += mu.weights().get(e % mu.count()) * delta[e] * delta[e];
      } else {
        delta[e] = 0;
      }
    }
    assertTrue(model.form(Block.copyOf(delta)) <= model.stiffness() * moved * (1 + 1e-12));
  }

  /** P' M P with the projection of mass changes on sum zero. */
  private static void project(double[] m, Particles mu) {
    int n = mu.count();
    int order = (mu.dimension() + 1) * n;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < order; i++) {
        double mean = 0;
        for (int j = order - n; j < order; j++) {
          mean += (pass == 0 ? m[i * order + j] : m[j * order + i]) / n;
        }
        for (int j = order - n; j < order; j++) {
          m[pass == 0 ? i * order + j : j * order + i] -= mean;
        }
      }
    }
  }

  private static double smallestEigenvalue(int order, double[] m) {
    var eigen = DecompositionFactory_DDRM.eig(order, false, true);
    assertTrue(eigen.decompose(DMatrixRMaj.wrap(order, order, m)));
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < order; k++) {
      smallest = Math.min(smallest, eigen.getEigenvalue(k).getReal());
    }
    return smallest;
  }

  @Test
  void twoParticlesHaveTheirClosedForm() {
    // k = exp(-g z^2) on the line: d k = -2 g z k, d d' k = (2 g - 4 g^2 z^2) k.
    double g = 0.3;
    Particles mu = Particles.of(Points.onLine(0.5, 2), 0.25, 0.75);
    GaussNewton model = Interaction.of(Gaussian.ofGamma(g)).gaussNewton().get().apply(mu);
    double z = -1.5;
    double k = Math.exp(-g * z * z);
    double xx = (2 * g - 4 * g * g * z * z) * k;
    double[] expected = {
      0.0625 * 2 * g,
      0.1875 * xx,
      0,
      0.25 * -2 * g * z * k,
      0.1875 * xx,
      0.5625 * 2 * g,
      0.75 * 2 * g * z * k,
      0,
      0,
      0.75 * 2 * g * z * k,
      1,
      k,
      0.25 * -2 * g * z * k,
      0,
      k,
      1
    };
    for (int e = 0; e < 16; e++) {
      assertEquals(expected[e], model.matrix().get(e / 4, e % 4), 1e-15);
    }
    assertEquals(2 * g, model.stiffness(), 1e-15);
  }

  @Test
  void convexInteractionsAndPotentialsAreExactInThePositions() {
    // W = |x - y|^2 and V = x' A x / 2 are quadratic in the positions.
    Energy energy =
        Interaction.of(Radial.of(s -> s, s -> 1, s -> 0))
            .plus(
                Potential.of(
                        x -> (2 * x[0] * x[0] + 2 * x[0] * x[1] + 3 * x[1] * x[1]) / 2,
                        x -> new double[] {2 * x[0] + x[1], x[0] + 3 * x[1]},
                        x -> Matrix.of(new double[] {2, 1}, new double[] {1, 3}))
                    .times(0.5));
    Particles mu = particles(6, 2, 1);
    double[] delta = change(mu, 2);
    double first = 0;
    Block gradient = energy.firstVariation(mu).gradients();
    for (int i = 0; i < 6; i++) {
      delta[12 + i] = 0;
      for (int k = 0; k < 2; k++) {
        first += mu.weights().get(i) * gradient.get(k * 6 + i) * delta[k * 6 + i];
      }
    }
    double model =
        energy.value(mu)
            + first
            + energy.gaussNewton().get().apply(mu).form(Block.copyOf(delta)) / 2;
    assertEquals(energy.value(changed(mu, delta, 1)), model, 1e-14 * Math.abs(model));
  }

  @Test
  void concavePotentialsHaveNoModelledCurvature() {
    Potential potential =
        Potential.of(
            x -> -x[0] * x[0] + x[1] * x[1],
            x -> new double[] {-2 * x[0], 2 * x[1]},
            x -> Matrix.of(new double[] {-2, 0}, new double[] {0, 2}));
    GaussNewton model =
        potential.gaussNewton().get().apply(Particles.uniform(Points.of(new double[2])));
    assertEquals(Block.copyOf(0, 0, 0, 0, 2, 0, 0, 0, 0), model.matrix().block());
    assertEquals(2, model.stiffness());
  }

  @Test
  void hessiansOfMixturesAreDerivativesOfScores() {
    GaussianMixture mixture =
        GaussianMixture.equal(
            Normal.of(new double[] {0, 0}, new double[] {1, 0.5}, new double[] {0.5, 2}),
            Normal.isotropic(1, 3, -1));
    Potential potential = Potential.negativeLog(mixture);
    double h = 1e-5;
    for (double[] x : new double[][] {{0.3, 0.2}, {1.5, -0.4}, {4, -2}}) {
      Block hessian = potential.hessian().get().apply(Points.of(x));
      for (int b = 0; b < 2; b++) {
        double[] up = x.clone();
        double[] down = x.clone();
        up[b] += h;
        down[b] -= h;
        Block above = potential.potential().apply(Points.of(up)).gradients();
        Block below = potential.potential().apply(Points.of(down)).gradients();
        for (int a = 0; a < 2; a++) {
          // h^2 of truncation and u / h of rounding, each with a factor of order one.
          assertEquals((above.get(a) - below.get(a)) / (2 * h), hessian.get(a * 2 + b), 1e-9);
        }
      }
    }
  }

  @Test
  void sumsAndMultiplesActOnModels() {
    Particles mu = particles(4, 2, 9);
    Energy a = Interaction.of(Gaussian.ofVariance(1));
    Energy b = Potential.negativeLog(Normal.isotropic(2, 0, 0));
    GaussNewton sum = a.times(3).plus(b).gaussNewton().get().apply(mu);
    assertEquals(
        a.gaussNewton().get().apply(mu).times(3).plus(b.gaussNewton().get().apply(mu)), sum);
    assertTrue(a.times(3).plus(b).hasGaussNewton());
  }

  @Test
  void energiesWithoutAModelSaySo() {
    Energy smooth = Interaction.of(Gaussian.ofVariance(1));
    for (Energy energy :
        new Energy[] {
          Interaction.of(Laplace.ofLength(1)),
          smooth.times(-1),
          smooth.plus(Interaction.of(Laplace.ofLength(1))),
          Potential.of(x -> 0, x -> new double[2]),
          KullbackLeibler.to(Normal.isotropic(1, 0, 0))
        }) {
      assertTrue(!energy.hasGaussNewton() && energy.gaussNewton().isEmpty());
    }
    assertTrue(Mmd.sampled(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1), 5).hasGaussNewton());
    assertTrue(!Mmd.sampled(Normal.isotropic(1, 0, 0), Laplace.ofLength(1), 5).hasGaussNewton());
  }

  @Test
  void wrongShapesAreRefused() {
    Matrix four = Matrix.of(new double[2], new double[2]);
    assertThrows(IllegalArgumentException.class, () -> new GaussNewton(2, 1, four, 0));
    assertThrows(IllegalArgumentException.class, () -> new GaussNewton(1, 1, four, -1));
    assertThrows(IllegalArgumentException.class, () -> new GaussNewton(1, 1, four, 1).times(-1));
  }
}
