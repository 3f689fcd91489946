package org.onsager.examples;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;

/**
 * The target of the experiment in 100 dimensions: three Gaussians of equal mass at distance 20 from
 * the origin, with covariances {@code diag(U(0.5, 5)) + P P'}, P 100 by 10 uniform on (0, 1).
 */
final class HighDimensionTarget {

  static final int DIMENSION = 100;

  private static final double DISTANCE = 20;
  private static final int RANK = 10;

  private HighDimensionTarget() {}

  static GaussianMixture drawn(Key key) {
    return GaussianMixture.equal(
        component(key.fold(0)), component(key.fold(1)), component(key.fold(2)));
  }

  private static Normal component(Key key) {
    Block direction = key.fold(0).normals(DIMENSION);
    double scale = DISTANCE / Math.sqrt(direction.dot(direction));
    return Normal.of(direction.map(x -> scale * x), covariance(key.fold(1).generator()));
  }

  private static Matrix covariance(RandomGenerator random) {
    double[] diagonal = new double[DIMENSION];
    Arrays.setAll(diagonal, k -> random.nextDouble(0.5, 5));
    double[] p = new double[DIMENSION * RANK];
    Arrays.setAll(p, e -> random.nextDouble());
    return Matrix.build(
        DIMENSION,
        DIMENSION,
        s -> {
          for (int a = 0; a < DIMENSION; a++) {
            for (int b = 0; b <= a; b++) {
              double sum = a == b ? diagonal[a] : 0;
              for (int r = 0; r < RANK; r++) {
                sum += p[a * RANK + r] * p[b * RANK + r];
              }
              s[a * DIMENSION + b] = sum;
              s[b * DIMENSION + a] = sum;
            }
          }
        });
  }
}
