package org.onsager.testing;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Inputs that many tests share, the same at every run. */
public final class Given {

  /** The paper's start, N((5, 5), I). */
  public static final Normal START = Normal.isotropic(1, 5, 5);

  /** The paper's target (a). */
  public static final Normal TARGET_A = Normal.of(new double[] {0, 0}, row(1, 0.5), row(0.5, 2));

  /** The paper's target (b). */
  public static final GaussianMixture TARGET_B =
      GaussianMixture.equal(
          TARGET_A,
          Normal.isotropic(1, 3, -1),
          Normal.of(new double[] {1, 4}, row(3, 0.5), row(0.5, 1)));

  private Given() {}

  /** An array, for readable matrices. */
  public static double[] row(double... entries) {
    return entries;
  }

  /** Standard normal points. */
  public static Points points(int count, int dimension, long seed) {
    return new Points(count, dimension, Key.of(seed).normals(count * dimension));
  }

  /** The points (i, j) with 0 <= i, j < side: kernels of length 1/2 have well-conditioned Grams. */
  public static Points grid(int side) {
    double[][] rows = new double[side * side][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(Math.floorDiv(i, side), i % side);
    }
    return Points.of(rows);
  }

  /** Weights between 1/2 and 3/2 of their mean, of sum one. */
  public static Block probability(int count, long seed) {
    RandomGenerator random = Key.of(seed).fold(1).generator();
    Block raw = Block.build(count, w -> Arrays.setAll(w, i -> 0.5 + random.nextDouble()));
    double mass = raw.sum();
    return raw.map(w -> w / mass);
  }

  /** Standard normal points with uneven weights of mass one. */
  public static Particles particles(int count, int dimension, long seed) {
    return new Particles(points(count, dimension, seed), probability(count, seed));
  }

  /** The result of a step that must not fail. */
  public static <T> T right(Either<Failure, T> result) {
    return result.getOrElseThrow(failure -> new AssertionError(failure.message()));
  }
}
