package org.onsager.scheme;

import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Locale;
import java.util.function.Function;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Controller;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * Prints medians of MMD^2 at given numbers of evaluations, for the paper's two targets in closed
 * form, 100 particles. Arguments: number of runs, kernel variance. An evaluation is the energy with
 * its gradient at one configuration; line searches and refused trials count, quadratic programs do
 * not.
 */
final class ProximalTable {

  static final Vector<Long> CHECKPOINTS = Vector.of(100L, 200L, 500L, 1000L);

  private static final Effort EFFORT = Effort.standard().within(999);

  private ProximalTable() {}

  /** A method makes a step for a kernel and an energy. */
  @FunctionalInterface
  interface Method {
    Step of(Gaussian kernel, Mmd energy);
  }

  /** Positions and weights at once, by L-BFGS. */
  static Step joint(Gaussian kernel, Mmd energy) {
    return JointProximal.against(kernel, EFFORT)
        .controlled("joint", Controller.implicitTransport())
        .on(energy)
        .tau(JointProximal.startingTau(kernel));
  }

  /** Proximal transport, then the exact MMD reaction. */
  static Step split(Gaussian kernel, Mmd energy) {
    return Splitting.of(wasserstein().plus(mmd(kernel, 1e-4).spherical()), energy)
        .with(LeafSchemes.proximal(EFFORT))
        .lie()
        .tau(ProximalTransport.startingTau(kernel));
  }

  static GaussianMixture normal() {
    return GaussianMixture.equal(first());
  }

  static GaussianMixture mixture() {
    return GaussianMixture.equal(
        first(),
        Normal.of(new double[] {3, -1}, new double[][] {{1, 0}, {0, 1}}),
        Normal.of(new double[] {1, 4}, new double[][] {{3, 0.5}, {0.5, 1}}));
  }

  private static Normal first() {
    return Normal.of(new double[] {0, 0}, new double[][] {{1, 0.5}, {0.5, 2}});
  }

  /** Uniform particles, {@code N((5, 5), I)}. */
  static Particles start(int count, long seed) {
    Block normals = Key.of(seed).normals(2 * count);
    return Particles.uniform(new Points(count, 2, normals.map(z -> 5 + z)));
  }

  /** MMD^2 of the last states within the checkpoints. */
  static Vector<Double> run(Method method, GaussianMixture target, Gaussian kernel, long seed) {
    Mmd energy = Mmd.to(target, kernel);
    Step step = method.of(kernel, energy);
    State state = State.start(start(100, seed), Key.of(seed));
    Vector<Double> row = Vector.empty();
    double here = energy.mmdSquared(state.particles());
    while (row.size() < CHECKPOINTS.size()) {
      Either<Failure, State> next = step.apply(state);
      long spent = next.map(State::evaluations).getOrElse(Long.MAX_VALUE);
      while (row.size() < CHECKPOINTS.size() && spent > CHECKPOINTS.get(row.size())) {
        row = row.append(here);
      }
      state = next.getOrElse(state);
      here = energy.mmdSquared(state.particles());
    }
    return row;
  }

  static Vector<Double> medians(Method method, GaussianMixture target, Gaussian kernel, int runs) {
    Vector<Vector<Double>> rows =
        Vector.range(0, runs).map(seed -> run(method, target, kernel, seed));
    return Vector.range(0, CHECKPOINTS.size()).map(c -> median(rows.map(row -> row.get(c))));
  }

  private static double median(Vector<Double> values) {
    Vector<Double> sorted = values.sorted();
    int n = sorted.size();
    return (sorted.get(n / 2) + sorted.get((n - 1) / 2)) / 2;
  }

  /** Prints the table. */
  public static void main(String[] args) {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 50;
    Gaussian kernel = Gaussian.ofVariance(args.length > 1 ? Double.parseDouble(args[1]) : 10);
    Function<Vector<Double>, String> format =
        row -> row.map(v -> "%8.1e".formatted(v)).mkString(" ");
    print("B joint, normal", runs, format, kernel, ProximalTable::joint, normal());
    print("B joint, mixture", runs, format, kernel, ProximalTable::joint, mixture());
    print("C split, normal", runs, format, kernel, ProximalTable::split, normal());
    print("C split, mixture", runs, format, kernel, ProximalTable::split, mixture());
  }

  private static void print(
      String name,
      int runs,
      Function<Vector<Double>, String> format,
      Gaussian kernel,
      Method method,
      GaussianMixture target) {
    long begin = System.nanoTime();
    String row = format.apply(medians(method, target, kernel, runs));
    System.out.printf(
        Locale.ROOT,
        "%-18s %s  %.2f s a run%n",
        name,
        row,
        (System.nanoTime() - begin) / 1e9 / runs);
  }
}
