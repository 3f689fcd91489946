package org.onsager.bench;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

/** The problems of {@link Certificates}, the same in every run. */
final class ConvexProblems {

  /**
   * Velocities of 82 galaxies, in km/s. <i>Source:</i> Roeder (1990),
   * doi:10.1080/01621459.1990.10474918.
   */
  private static final Points GALAXIES =
      Points.onLine(
          IntStream.of(
                  9172, 9350, 9483, 9558, 9775, 10227, 10406, 16084, 16170, 18419, 18552, 18600,
                  18927, 19052, 19070, 19330, 19343, 19349, 19440, 19473, 19529, 19541, 19547,
                  19663, 19846, 19856, 19863, 19914, 19918, 19973, 19989, 20166, 20175, 20179,
                  20196, 20215, 20221, 20415, 20629, 20795, 20821, 20846, 20875, 20986, 21137,
                  21492, 21701, 21814, 21921, 21960, 22185, 22209, 22242, 22249, 22314, 22374,
                  22495, 22746, 22747, 22888, 22914, 23206, 23241, 23263, 23484, 23538, 23542,
                  23666, 23706, 23711, 24129, 24285, 24289, 24366, 24717, 24990, 25633, 26960,
                  26995, 32065, 32789, 34279)
              .mapToDouble(v -> v / 1000.0)
              .toArray());

  private static final Key DATA = Key.of(11);

  private ConvexProblems() {}

  /** One by one, in the order of the table. */
  static Vector<ConvexProblem> named() {
    return Vector.of(
        ConvexProblem.mixture("galaxies", GALAXIES),
        ConvexProblem.mixture("three atoms, 1000", three(1000)),
        ConvexProblem.mixture("normal, 1000", normal(1000)),
        ConvexProblem.mixture("circle, 300", circle(300)),
        ConvexProblem.mixture("circle, 1000", circle(1000)),
        ConvexProblem.mixture("three atoms, 20000", three(20_000)),
        ConvexProblem.square("design on the square", square()));
  }

  /** Thirty of each kind. */
  static Vector<Vector<ConvexProblem>> random() {
    return Vector.of(
        Vector.range(0, 20).map(ConvexProblems::mixtureOnLine),
        Vector.range(0, 10).map(ConvexProblems::mixtureInPlane),
        Vector.range(0, 30).map(ConvexProblems::spikes),
        Vector.range(0, 30).map(ConvexProblems::design));
  }

  /** Noise of variance one around -2, 0 and 2. */
  private static Points three(int count) {
    RandomGenerator random = DATA.fold(0).fold(count).generator();
    return Points.onLine(
        random
            .doubles(count)
            .map(u -> (u < 0.3 ? -2 : u < 0.7 ? 0 : 2) + random.nextGaussian())
            .toArray());
  }

  /** Noise of variance one around a normal distribution of standard deviation 1.5. */
  private static Points normal(int count) {
    return new Points(count, 1, DATA.fold(1).normals(count).map(z -> Math.sqrt(1 + 1.5 * 1.5) * z));
  }

  /** Noise of variance one around a circle of radius two. */
  private static Points circle(int count) {
    RandomGenerator random = DATA.fold(2).generator();
    return Points.of(
        IntStream.range(0, count)
            .mapToObj(i -> {
              double angle = random.nextDouble(2 * Math.PI);
              return new double[] {
                2 * Math.cos(angle) + random.nextGaussian(),
                2 * Math.sin(angle) + random.nextGaussian()
              };
            })
            .toArray(double[][]::new));
  }

  /** Five by five points inside the square, in z. */
  private static Points square() {
    return Points.of(
        IntStream.range(0, 25)
            .mapToObj(i -> new double[] {(i % 5 - 2) * 0.6, (i / 5 - 2) * 0.6})
            .toArray(double[][]::new));
  }

  /** One to five atoms, near or far, with noise of the variance that is fitted or of more. */
  private static ConvexProblem mixtureOnLine(int seed) {
    RandomGenerator random = DATA.fold(3).fold(seed).generator();
    int count = new int[] {100, 300, 1000}[random.nextInt(3)];
    double spread = random.nextBoolean() ? 1 : 3;
    double noise = random.nextBoolean() ? 1 : Math.sqrt(1 + 2 * random.nextDouble());
    double[] atoms = numbers(random.nextInt(1, 6), () -> spread * random.nextGaussian());
    Points data =
        Points.onLine(
            numbers(
                count, () -> atoms[random.nextInt(atoms.length)] + noise * random.nextGaussian()));
    return ConvexProblem.mixture("mixture, d=1", data, ConvexProblem.spread(data, 30));
  }

  /** Four atoms. */
  private static ConvexProblem mixtureInPlane(int seed) {
    RandomGenerator random = DATA.fold(4).fold(seed).generator();
    int count = random.nextBoolean() ? 100 : 300;
    double[] atoms = numbers(8, () -> 2 * random.nextGaussian());
    Points data =
        Points.of(
            IntStream.range(0, count)
                .mapToObj(j -> {
                  int atom = random.nextInt(4);
                  return new double[] {
                    atoms[2 * atom] + random.nextGaussian(),
                    atoms[2 * atom + 1] + random.nextGaussian()
                  };
                })
                .toArray(double[][]::new));
    return ConvexProblem.mixture(
        "mixture, d=2", data, data.select(IntStream.range(0, 60).toArray()));
  }

  /** Five spikes, of 17 coefficients with noise. */
  private static ConvexProblem spikes(int seed) {
    RandomGenerator random = DATA.fold(5).fold(seed).generator();
    Points places = Points.onLine(numbers(5, () -> random.nextDouble(2 * Math.PI)));
    double[] masses = numbers(5, random::nextDouble);
    Block phi = ConvexProblem.modes(1).values(places);
    double[] coefficients = new double[ConvexProblem.modes(1).count()];
    for (int j = 0; j < coefficients.length; j++) {
      coefficients[j] = 0.2 * random.nextGaussian();
      for (int i = 0; i < 5; i++) {
        coefficients[j] += masses[i] * phi.get(j * 5 + i);
      }
    }
    double[] start = IntStream.range(0, 20).mapToDouble(i -> i * 2 * Math.PI / 20).toArray();
    return ConvexProblem.spikes("spikes", Block.copyOf(coefficients), 0.3, Points.onLine(start));
  }

  /** Polynomials of degree 2 to 12. */
  private static ConvexProblem design(int seed) {
    RandomGenerator random = DATA.fold(6).fold(seed).generator();
    int degree = random.nextInt(2, 13);
    double[] start = numbers(2 * degree + 6, () -> random.nextDouble(-1.4, 1.4));
    Arrays.sort(start);
    return ConvexProblem.design("designs", degree, Points.onLine(start));
  }

  private static double[] numbers(int count, DoubleSupplier number) {
    return IntStream.range(0, count).mapToDouble(i -> number.getAsDouble()).toArray();
  }
}
