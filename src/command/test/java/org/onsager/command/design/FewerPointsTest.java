package org.onsager.command.design;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.onsager.feature.Polynomials;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

class FewerPointsTest {

  /** No more points than features and mass need, and the same means. */
  @Test
  void fewerPointsHaveTheSameMeans() {
    Points many = new Points(40, 2, Key.of(1).normals(80));
    Polynomials features = Polynomials.hermite(2, 3);
    Particles mu = Particles.uniform(many);
    Particles few = FewerPoints.of(mu, features);
    assertEquals(10, few.count());
    assertEquals(1, few.mass(), 1e-13);
    // Thirty steps, each of a rounding of the largest feature, about 40.
    assertArrayEquals(
        features.mean(mu).toArray(), features.mean(few).toArray(), 30 * 40 * Math.ulp(1.0));
  }
}
