package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

/**
 * Derivatives by the slope of the Taylor error: {@code |F(mu_e) - F(mu) - e F'|} falls like e^2 at
 * least, or is rounding.
 */
public final class Taylor {

  private Taylor() {}

  /** All of it: values, weights, positions, other points, coherence of the overrides. */
  public static void check(Energy energy, Particles mu, boolean zeroSum, double noise) {
    check(energy, mu, zeroSum, noise, 0.05);
  }

  /** The same with a largest step for positions, below the gaps between the kinks of the energy. */
  public static void check(
      Energy energy, Particles mu, boolean zeroSum, double noise, double step) {
    Field xi = energy.firstVariation(mu);
    assertTrue(xi.isFinite(), "first variation is finite");
    assertEquals(energy.value(mu), energy.evaluate(mu).value(), noise, "evaluate: value");
    same(xi, energy.evaluate(mu).field(), noise, "evaluate: field");
    same(xi, energy.firstVariation(mu, mu.points()), noise, "first variation at the particles");
    weights(energy, mu, zeroSum, noise, step);
    positions(energy, mu, noise, step);
    elsewhere(energy, mu, noise, step);
    if (energy.isQuadratic()) {
      Quadratic quadratic = energy.quadratic().get().apply(Support.of(mu.points()));
      assertEquals(energy.value(mu), quadratic.value(mu.weights()), noise, "quadratic: value");
      close(xi.values(), quadratic.firstVariation(mu.weights()), noise, "quadratic: xi");
    }
  }

  /** Directions that keep all weights non-negative: massless particles gain, one-sided. */
  public static void weights(
      Energy energy, Particles mu, boolean zeroSum, double noise, double step) {
    Block xi = energy.firstVariation(mu).values();
    for (int direction = 0; direction < 4; direction++) {
      double[] v = Key.of(17 + direction).normals(mu.count()).toArray();
      for (int i = 0; i < v.length; i++) {
        v[i] = mu.weights().get(i) == 0 ? Math.abs(v[i]) : v[i] * mu.weights().get(i);
      }
      if (zeroSum) {
        double excess = Arrays.stream(v).sum();
        for (int i = 0; i < v.length; i++) {
          v[i] -= mu.weights().get(i) * excess;
        }
      }
      Block along = Block.copyOf(v);
      slope(
          e -> energy.value(mu.withWeights(mu.weights().plus(e, along))),
          xi.dot(along),
          2 * step,
          noise,
          "weights");
    }
  }

  /** All particles move at once; the derivative is {@code sum_i w_i grad xi(x_i).z_i}. */
  public static void positions(Energy energy, Particles mu, double noise, double step) {
    Field xi = energy.firstVariation(mu);
    int n = mu.count();
    for (int direction = 0; direction < 3; direction++) {
      Block z = Key.of(170 + direction).normals(n * mu.dimension());
      double derivative = 0;
      for (int e = 0; e < z.length(); e++) {
        derivative += mu.weights().get(e % n) * xi.gradients().get(e) * z.get(e);
      }
      slope(
          e -> energy.value(mu.withPoints(shifted(mu.points(), e, z))),
          derivative,
          step,
          noise,
          "positions");
    }
  }

  /**
   * At other points: xi is what a massless particle there has, and its gradient is that of its
   * values.
   */
  public static void elsewhere(Energy energy, Particles mu, double noise, double step) {
    int d = mu.dimension();
    Points at = new Points(3, d, Key.of(99).normals(3 * d));
    Field xi = energy.firstVariation(mu, at);
    same(xi, tail(energy.firstVariation(with(mu, at)), at.count()), noise, "massless particles");
    Block z = Key.of(98).normals(3 * d);
    for (int i = 0; i < 3; i++) {
      double derivative = 0;
      for (int k = 0; k < d; k++) {
        derivative += xi.gradients().get(k * 3 + i) * z.get(k * 3 + i);
      }
      int point = i;
      slope(
          e -> energy.firstVariation(mu, shifted(at, e, z)).values().get(point),
          derivative,
          step,
          10 * noise,
          "gradient elsewhere");
    }
  }

  /**
   * Halves e until the Taylor error is rounding; every ratio above rounding must show order two.
   */
  public static void slope(
      DoubleUnaryOperator f, double derivative, double start, double noise, String what) {
    double base = f.applyAsDouble(0);
    double previous = Double.NaN;
    int judged = 0;
    double e = start;
    for (int halving = 0; halving < 16; halving++, e /= 2) {
      double error = Math.abs(f.applyAsDouble(e) - base - e * derivative);
      // The first halvings may not be in the asymptotic regime yet.
      if (halving > 5 && previous > 30 * noise) {
        double order = Math.log(previous / error) / Math.log(2);
        assertTrue(
            order > 1.8, "%s: order %.2f, error %.1e at e = %.1e".formatted(what, order, error, e));
        judged++;
      }
      previous = error;
    }
    assertTrue(judged > 0 || previous <= 30 * noise, what + ": the error never falls to rounding");
  }

  public static void same(Field expected, Field actual, double tolerance, String what) {
    close(expected.values(), actual.values(), tolerance, what + ", values");
    close(expected.gradients(), actual.gradients(), tolerance, what + ", gradients");
  }

  public static void close(Block expected, Block actual, double tolerance, String what) {
    assertEquals(expected.length(), actual.length(), what);
    for (int i = 0; i < expected.length(); i++) {
      double scale = Math.max(1, Math.abs(expected.get(i)));
      assertEquals(expected.get(i), actual.get(i), tolerance * scale, what + " " + i);
    }
  }

  private static Points shifted(Points points, double e, Block direction) {
    return points.withCoordinates(points.coordinates().plus(e, direction));
  }

  private static Particles with(Particles mu, Points more) {
    int n = mu.count();
    double[][] rows = Arrays.copyOf(mu.points().rows(), n + more.count());
    for (int i = 0; i < more.count(); i++) {
      rows[n + i] = more.row(i);
    }
    return Particles.of(Points.of(rows), Arrays.copyOf(mu.weights().toArray(), rows.length));
  }

  private static Field tail(Field field, int count) {
    int n = field.values().length();
    int d = field.gradients().length() / n;
    return Field.build(
        count,
        d,
        (values, gradients) -> {
          for (int i = 0; i < count; i++) {
            values[i] = field.values().get(n - count + i);
            for (int k = 0; k < d; k++) {
              gradients[k * count + i] = field.gradients().get(k * n + n - count + i);
            }
          }
        });
  }
}
