package org.onsager.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

/**
 * Particles and samples, the same in every run: particles are standard normal, samples a little
 * wider and to the side.
 *
 * @param particles n points
 * @param weights n, of total mass one
 * @param samples n points
 * @param uniform n weights of total mass one
 */
record Cloud(Points particles, Block weights, Points samples, Block uniform) {

  private static final double WIDER = 1.1;
  private static final double ASIDE = 0.3;

  static Cloud of(int d, int n) {
    Key key = Key.of(1);
    Points particles = new Points(n, d, key.fold(0).normals(n * d));
    Points samples = new Points(n, d, key.fold(1).normals(n * d).map(z -> WIDER * z + ASIDE));
    return new Cloud(
        particles, weights(n, key.fold(2).generator()), samples, Block.constant(n, 1.0 / n));
  }

  private static Block weights(int n, RandomGenerator random) {
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> random.nextDouble(0.5, 1.5));
    double mass = Arrays.stream(weights).sum();
    return Block.copyOf(weights).map(w -> w / mass);
  }
}
