package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.backtracking;
import static org.onsager.scheme.Schemes.explicit;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.energy.KernelSteinDiscrepancy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** SVGD and KSD descent: the same algebra, one line each. */
class SteinDescentTest {

  private static final Normal TARGET =
      Normal.of(new double[] {1, -2}, new double[] {1, 0.5}, new double[] {0.5, 2});

  private static final Particles START =
      Particles.uniform(new Points(40, 2, Key.of(1).normals(80)));

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final KernelSteinDiscrepancy KSD = KernelSteinDiscrepancy.to(TARGET, KERNEL);

  @Test
  void descentOfTheKernelSteinDiscrepancyFindsTheMean() {
    Outcome outcome =
        Flow.of(backtracking(wasserstein()).on(KSD).tau(1))
            .from(START, Key.of(2))
            .observing(Observer.energy(KSD))
            .until(Stop.steps(300));
    double[] energies = outcome.column("energy");
    for (int step = 1; step < energies.length; step++) {
      assertTrue(energies[step] <= energies[step - 1], "step " + step);
    }
    // Forty independent draws would have E F = E u(x, x) / (2 n), u(x, x) = |s|^2 + d / variance,
    // and E|s|^2 the trace of the precision, 3 / 1.75.
    double independent = (3 / 1.75 + 2) / 80;
    assertTrue(last(energies) < independent / 20, last(energies) + " against " + independent);
    hasTheMeanOfTheTarget(outcome.state().particles(), 0.05);
  }

  @Test
  void steinVariationalGradientDescentLowersTheDiscrepancy() {
    Outcome outcome =
        Flow.of(explicit(stein(KERNEL)).on(KullbackLeibler.to(TARGET)).tau(0.2))
            .from(START, Key.of(2))
            .observing(Observer.energy(KSD))
            .until(Stop.steps(500));
    double independent = (3 / 1.75 + 2) / 80;
    assertTrue(last(outcome.column("energy")) < independent / 20);
    hasTheMeanOfTheTarget(outcome.state().particles(), 0.05);
  }

  /**
   * Along the Stein flow of KL, KL falls at the rate KSD^2 (Liu 2017, arXiv:1704.07520): at a fixed
   * point both vanish.
   */
  @Test
  void theDissipationOfTheSteinGeometryIsTheDiscrepancy() {
    // <xi, K xi> with xi = log mu - log p, all derivatives of log mu integrated by parts, is
    // int int u dmu dmu; velocities give it by -sum_i w_i (s_i.v_i + div v_i).
    Block velocity =
        stein(KERNEL).velocity(START, KullbackLeibler.to(TARGET).firstVariation(START));
    Block score = TARGET.logDensity(START.points()).gradients();
    double dissipation = START.weights().get(0) * velocity.dot(score) + divergence();
    assertEquals(KSD.ksdSquared(START), dissipation, 1e-12);
  }

  /**
   * {@code sum_i w_i div v(x_i)} of the velocity field {@code v(x) = sum_j w_j (k s_j + grad_y k)}.
   */
  private static double divergence() {
    int n = START.count();
    Block score = TARGET.logDensity(START.points()).gradients();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double squared = 0;
        double along = 0;
        for (int k = 0; k < 2; k++) {
          double r = START.points().get(i, k) - START.points().get(j, k);
          squared += r * r;
          along += score.get(k * n + j) * r;
        }
        // k = exp(-|r|^2 / 2): grad_x k = -r k, grad_y k = r k, div_x(r k) = (d - |r|^2) k.
        sum += Math.exp(-squared / 2) * (-along + 2 - squared);
      }
    }
    return sum / (n * n);
  }

  private static void hasTheMeanOfTheTarget(Particles mu, double tolerance) {
    for (int k = 0; k < 2; k++) {
      double mean = 0;
      for (int i = 0; i < mu.count(); i++) {
        mean += mu.weights().get(i) * mu.points().get(i, k);
      }
      assertEquals(TARGET.mean().get(k), mean, tolerance);
    }
  }

  private static double last(double[] column) {
    return column[column.length - 1];
  }
}
