package org.onsager.bench;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.onsager.certificate.Search;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.distribution.Target;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.Continuation;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.Rejuvenation;
import org.onsager.scheme.Schemes;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * {@code mvn -q compile -Dbench=narrow}: 100 points that start in one heap beside their target,
 * seen with kernels that are narrow beside the way to it, and with wide ones; what helps. As {@code
 * out/bench/narrow.csv}.
 */
final class Narrow {

  private static final Path CSV = Path.of("out", "bench", "narrow.csv");

  private static final int PARTICLES = 100;
  private static final int STARTS = 5;
  private static final int EVALUATIONS = 500;

  /** What counts as a particle in use, of the mean weight. */
  private static final double USED = 1e-3;

  private Narrow() {}

  /** A target, the variance of the kernel, and the heap. */
  private record Problem(String name, Mmd energy, Normal heap) {}

  private static Vector<Problem> problems() {
    Normal beside = Normal.isotropic(0.01, 3, -2);
    Normal normal = Normal.isotropic(1, 0, 0);
    Normal paper = Normal.isotropic(1, 5, 5);
    return Vector.of(
        new Problem("three rings, variance 0.01", to(Samples.of(rings(3000)), 0.01), beside),
        new Problem("two moons, variance 0.02", to(Samples.of(moons(4000)), 0.02), beside),
        new Problem("a normal, variance 10", to(GaussianMixture.equal(normal), 10), paper),
        new Problem(
            "two normals, variance 10",
            to(GaussianMixture.equal(normal, Normal.isotropic(2, 3, -1)), 10),
            paper));
  }

  private static Mmd to(Target target, double variance) {
    return Mmd.to(target, Gaussian.ofVariance(variance));
  }

  private static Vector<Tuple2<String, Scheme>> schemes() {
    Scheme alone = GaussNewtonJko.balanced();
    Scheme insertion = Schemes.insertion(Search.multiStart(), 10).every(5);
    return Vector.of(
        Tuple.of("continuation", Continuation.of(alone)),
        Tuple.of("the step alone", alone),
        Tuple.of("with rejuvenation", alone.then(new Rejuvenation(USED, 0.01))),
        Tuple.of("with insertion", alone.then(insertion)),
        Tuple.of("with pruning and insertion", alone.then(Schemes.pruning(1e-8)).then(insertion)));
  }

  static void run(Vector<String> words) {
    Table table = Table.of("problem", "method", "mmd2", "used", "particles", "evaluations");
    for (Problem problem : problems()) {
      for (Tuple2<String, Scheme> scheme : schemes()) {
        Vector<State> ends = Vector.range(0, STARTS).map(k -> run(problem, scheme._2, k));
        double mmdSquared = median(ends.map(s -> problem.energy.mmdSquared(s.particles())));
        double used = median(ends.map(s -> (double) used(s.particles())));
        double particles = median(ends.map(s -> (double) s.particles().count()));
        double evaluations = median(ends.map(s -> (double) s.evaluations()));
        System.out.printf(
            Locale.ROOT,
            "%s, %s: MMD^2 %.1e, %.0f of %.0f particles, %.0f evaluations%n",
            problem.name,
            scheme._1,
            mmdSquared,
            used,
            particles,
            evaluations);
        table = table.row(problem.name, scheme._1, mmdSquared, used, particles, evaluations);
      }
    }
    Csv.write(CSV, table);
  }

  private static State run(Problem problem, Scheme scheme, long start) {
    Particles heap = Particles.uniform(problem.heap.sample(PARTICLES, Key.of(start)));
    return Flow.of(scheme.on(problem.energy).tau(1))
        .from(heap, Key.of(start))
        .until(Stop.evaluations(EVALUATIONS))
        .state();
  }

  private static int used(Particles mu) {
    double least = USED * mu.mass() / mu.count();
    return (int) Arrays.stream(mu.weights().toArray()).filter(w -> w > least).count();
  }

  private static double median(Vector<Double> numbers) {
    return numbers.sorted().get(numbers.size() / 2);
  }

  /** Three rings of radius 0.3. */
  private static Points rings(int count) {
    RandomGenerator random = Key.of(1).generator();
    double[][] centres = {{-1, 0}, {1, 0}, {0, 1.5}};
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double[] c = centres[i % 3];
      rows[i] = new double[] {c[0] + 0.3 * Math.cos(angle), c[1] + 0.3 * Math.sin(angle)};
    }
    return Points.of(rows);
  }

  /** Two half circles with noise of standard deviation 0.08. */
  private static Points moons(int count) {
    RandomGenerator random = Key.of(1).generator();
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      double angle = Math.PI * random.nextDouble();
      double x = i % 2 == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
      double y = i % 2 == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
      rows[i] = new double[] {x + 0.08 * random.nextGaussian(), y + 0.08 * random.nextGaussian()};
    }
    return Points.of(rows);
  }
}
