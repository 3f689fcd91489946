package org.onsager.bench;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.distribution.Samples;
import org.onsager.energy.Evaluation;
import org.onsager.energy.SinkhornDivergence;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.ot.Wasserstein2;

/**
 * {@code mvn -q compile -Dbench=transport}: exact W2, in processor seconds of its thread, and
 * Sinkhorn divergences with gradients, in those of the process; as {@code out/bench/transport.csv},
 * with the measures and gradients beside it for {@code bench/peers/transport.py}.
 */
final class Transports {

  private static final Path FOLDER = Path.of("out", "bench");

  private static final double EPSILON = 0.01;
  private static final double TOLERANCE = 1e-3;

  /** Of the gradients that those of all others are compared with. */
  private static final double CONVERGED = 1e-9;

  /** Of what one thread does alone. */
  private static final int REPETITIONS = 11;

  /** Seconds that a call of several threads is repeated for. */
  private static final double REPETITION = 2;

  private Transports() {}

  static void run(Vector<String> words) {
    Table table = Table.of("work", "points", "seconds", "value", "gradient_error");
    // The largest first: short calls are timed when all is compiled.
    for (int n : new int[] {2000, 500, 100}) {
      for (boolean weighted : new boolean[] {false, true}) {
        table = exact(table, n, weighted);
      }
    }
    for (int n : new int[] {1000, 3000}) {
      table = entropic(table, n);
    }
    Csv.write(FOLDER.resolve("transport.csv"), table);
  }

  private static Table exact(Table table, int n, boolean weighted) {
    Particles mu = measure(n, 1, 0, weighted);
    Particles nu = measure(n, 2, 3, weighted);
    String name = weighted ? "w2-weighted" : "w2-uniform";
    write(name + "-" + n, mu, nu);
    double seconds = threadSeconds(() -> Wasserstein2.between(mu, nu).squaredDistance());
    double value = Wasserstein2.between(mu, nu).squaredDistance();
    return row(table, name, n, seconds, value, 0);
  }

  private static Table entropic(Table table, int n) {
    Particles mu = measure(n, 1, 0, false);
    Particles nu = measure(n, 2, 3, false);
    write("sinkhorn-" + n, mu, nu);
    SinkhornDivergence energy = SinkhornDivergence.to(Samples.of(nu), EPSILON, TOLERANCE);
    double seconds = seconds(() -> energy.evaluate(mu).value());
    Evaluation found = energy.evaluate(mu);
    Block right =
        SinkhornDivergence.to(Samples.of(nu), EPSILON, CONVERGED).firstVariation(mu).gradients();
    write("sinkhorn-" + n + "-gradients", right, n);
    Block off = found.field().gradients().plus(-1, right);
    double error = Math.sqrt(off.dot(off) / right.dot(right));
    return row(table, "sinkhorn", n, seconds, found.value(), error);
  }

  private static Table row(
      Table table, String work, int n, double seconds, double value, double error) {
    System.out.printf(
        Locale.ROOT,
        "%s, %d points: %.5f s, %.12g, gradients off by %.1e%n",
        work,
        n,
        seconds,
        value,
        error);
    return table.row(work, n, seconds, value, error);
  }

  /** Three normals, two of them away from the first, with weights that span some decades. */
  private static Particles measure(int n, long seed, double apart, boolean weighted) {
    double[] x = Key.of(seed).normals(2 * n).toArray();
    for (int i = 0; i < n; i++) {
      x[i] += i % 3 == 1 ? apart : 0;
      x[n + i] += i % 3 == 2 ? apart : 0;
    }
    Points points = new Points(n, 2, Block.copyOf(x));
    Block raw = Key.of(seed + 2).normals(n).map(z -> weighted ? z * z : 1);
    double total = raw.sum();
    return new Particles(points, raw.map(w -> w / total));
  }

  /** Processor seconds of the calling thread, which does all the work: the median. */
  private static double threadSeconds(DoubleSupplier work) {
    Clock clock = Clock.ofThread();
    clock.warmUp(work);
    double[] times = new double[REPETITIONS];
    Arrays.setAll(times, k -> 1e-9 * clock.nanoseconds(work));
    Arrays.sort(times);
    return times[REPETITIONS / 2];
  }

  /** Processor seconds of this process a call, all threads and the compiler's included. */
  private static double seconds(DoubleSupplier work) {
    Clock clock = Clock.onTheWall();
    clock.warmUp(work);
    long begin = System.nanoTime();
    double used = processorSeconds();
    int calls = 0;
    do {
      clock.call(work);
      calls++;
    } while (System.nanoTime() - begin < REPETITION * 1e9);
    return (processorSeconds() - used) / calls;
  }

  private static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() * 1e-9;
  }

  private static void write(String name, Particles mu, Particles nu) {
    write(name + "-mu", mu);
    write(name + "-nu", nu);
  }

  private static void write(String name, Particles measure) {
    Points x = measure.points();
    double[][] rows = new double[measure.count()][];
    Arrays.setAll(rows, i -> new double[] {x.get(i, 0), x.get(i, 1), measure.weights().get(i)});
    Csv.write(FOLDER.resolve("transport-" + name + ".csv"), List.of("x", "y", "w"), rows);
  }

  private static void write(String name, Block gradients, int n) {
    double[][] rows = new double[n][];
    Arrays.setAll(rows, i -> new double[] {gradients.get(i), gradients.get(n + i)});
    Csv.write(FOLDER.resolve("transport-" + name + ".csv"), List.of("x", "y"), rows);
  }
}
