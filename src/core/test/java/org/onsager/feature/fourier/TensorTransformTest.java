package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;
import org.onsager.solve.internal.Incubator;

class TensorTransformTest {

  private static final TensorLoops SCALAR = new ScalarTensorLoops();
  private static final TensorLoops VECTOR = new VectorTensorLoops();

  /** Of a wave of frequency k the error is some k units of rounding, relative to 1. */
  private static final double PER_FREQUENCY = 4 * 0x1p-53;

  /** Axes of different lengths and numbers, and a cut that takes corners off. */
  static Stream<Lattice> lattices() {
    int[][] most = {
      {0}, {1}, {2}, {3}, {7}, {0, 0}, {1, 0}, {0, 1}, {1, 1}, {2, 1}, {1, 3}, {4, 4}, {5, 2},
      {3, 8}, {0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 1}, {2, 1, 3}, {4, 4, 4}, {1, 5, 2}
    };
    return Stream.of(most).flatMap(m -> Stream.of(lattice(m, 1), lattice(m, 0.8)));
  }

  /** {@code part}: of the frequency in the corner of the first axis, where the cut is. */
  static Lattice lattice(int[] most, double part) {
    double[] center = new double[most.length];
    double[] spacing = new double[most.length];
    double square = 0;
    for (int a = 0; a < most.length; a++) {
      center[a] = 0.5 - a;
      spacing[a] = 0.3 + 0.1 * a;
      square += (spacing[a] * most[a]) * (spacing[a] * most[a]);
    }
    return new Lattice(center, spacing, most, part * Math.sqrt(square) * (1 + 1e-9));
  }

  static Points points(int n, int dimension) {
    RandomGenerator random = Key.of(n).fold(dimension).generator();
    return new Points(
        n,
        dimension,
        Block.build(
            n * dimension,
            x -> {
              for (int e = 0; e < x.length; e++) {
                x[e] = 8 * random.nextDouble() - 4;
              }
            }));
  }

  private static double rounding(Lattice lattice) {
    double sum = 4;
    for (int a = 0; a < lattice.dimension(); a++) {
      sum += lattice.most(a);
    }
    return PER_FREQUENCY * sum;
  }

  @ParameterizedTest
  @MethodSource("lattices")
  void agreesWithModesOneByOneAndVectorsWithScalars(Lattice lattice) {
    Transform plain = new PlainTransform(lattice);
    Transform scalar = new TensorTransform(lattice, SCALAR);
    Transform vector = new TensorTransform(lattice, VECTOR);
    double[] g = Key.of(5).normals(lattice.count()).toArray();
    int d = lattice.dimension();
    for (int n = 1; n <= 40; n++) {
      Points points = points(n, d);
      Block w = Key.of(n).normals(n);
      double[] sums = scalar.sums(points, w);
      double size = w.map(Math::abs).sum();
      assertArrayEquals(plain.sums(points, w), sums, rounding(lattice) * size);
      assertArrayEquals(sums, vector.sums(points, w), 0);
      Found found = Found.of(scalar, g, points);
      found.near(Found.of(plain, g, points), rounding(lattice), lattice, g);
      found.near(Found.of(vector, g, points), 0, lattice, g);
    }
  }

  private record Found(Block values, Block gradients) {

    static Found of(Transform transform, double[] g, Points points) {
      double[] values = new double[points.count()];
      double[] gradients = new double[points.count() * points.dimension()];
      transform.evaluate(g, points, values, gradients);
      return new Found(Block.copyOf(values), Block.copyOf(gradients));
    }

    void near(Found other, double rounding, Lattice lattice, double[] g) {
      double size = 0;
      double slope = 0;
      for (int j = 0; j < g.length; j++) {
        size += Math.abs(g[j]);
        slope += Math.abs(g[j]) * Math.sqrt(lattice.squaredFrequency(j));
      }
      assertArrayEquals(other.values.toArray(), values.toArray(), rounding * size);
      assertArrayEquals(other.gradients.toArray(), gradients.toArray(), rounding * slope);
    }
  }

  /** Several blocks, chunks, and a rest. */
  @Test
  void digitsDoNotDependOnThreads() throws Exception {
    for (int[] most : new int[][] {{9}, {7, 9}, {4, 3, 5}}) {
      Lattice lattice = lattice(most, 0.7);
      int n = 40_123;
      Points points = points(n, most.length);
      Block w = Key.of(3).normals(n);
      double[] g = Key.of(5).normals(lattice.count()).toArray();
      Transform transform = new TensorTransform(lattice, VECTOR);
      double[] sums = on(1, () -> transform.sums(points, w));
      Found found = on(1, () -> Found.of(transform, g, points));
      for (int threads : new int[] {2, 3}) {
        assertArrayEquals(sums, on(threads, () -> transform.sums(points, w)), 0);
        assertTrue(found.equals(on(threads, () -> Found.of(transform, g, points))));
      }
      double size = w.map(Math::abs).sum();
      double[] plain = new PlainTransform(lattice).sums(points, w);
      assertArrayEquals(plain, sums, rounding(lattice) * size);
    }
  }

  @Test
  void vectorsAreUsedWhereTheyAreAndWanted() {
    String name = VectorTensorLoops.class.getName();
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    assertEquals("vector", Incubator.wanted(TensorLoops.class, lookup, name).get().name());
    String before = System.getProperty(Incubator.PROPERTY, "");
    System.setProperty(Incubator.PROPERTY, "scalar");
    try {
      assertTrue(Incubator.wanted(TensorLoops.class, lookup, name).isEmpty());
      assertTrue(Incubator.instance(TensorLoops.class, lookup, name).isPresent());
    } finally {
      System.setProperty(Incubator.PROPERTY, before);
    }
  }

  private static <T> T on(int threads, Callable<T> work) throws Exception {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(work).get();
    }
  }
}
