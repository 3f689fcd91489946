package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.FourierMmd;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * Gauss-Newton steps of many particles to the mixture of the paper, in Fourier form: evaluations
 * and seconds until {@code MMD^2} is below what was asked for; as {@code
 * out/bench/fourier-steps.csv}. Where that takes too many evaluations, what is left of it.
 */
final class FourierSteps {

  private static final Path CSV = Path.of("out", "bench", "fourier-steps.csv");

  /** Below the tolerance of double precision in {@code MMD^2}: no goal is near it. */
  private static final double TOLERANCE = 1e-20;

  private static final GaussianMixture TARGET =
      GaussianMixture.equal(
          Normal.of(new double[] {0, 0}, new double[] {1, 0.5}, new double[] {0.5, 2}),
          Normal.isotropic(1, 3, -1),
          Normal.of(new double[] {1, 4}, new double[] {3, 0.5}, new double[] {0.5, 1}));

  /**
   * A run.
   *
   * @param start where it begins: samples of the target, or the paper's cloud beside it
   * @param asked {@code MMD^2} that is to be reached
   * @param evaluations in at most so many evaluations
   * @param seconds and, if that was said, so many seconds on two quiet cores
   */
  private record Goal(String start, int n, double asked, int evaluations, Option<Double> seconds) {

    Particles particles() {
      Key key = Key.of(1);
      return Particles.uniform(
          start.equals("samples")
              ? TARGET.sample(n, key)
              : Normal.isotropic(1, 5, 5).sample(n, key));
    }
  }

  private static final Vector<Goal> GOALS =
      Vector.of(
          new Goal("samples", 10_000, 1e-15, 50, Option.some(3.0)),
          new Goal("samples", 100_000, 1e-14, 20, Option.some(1.5)),
          new Goal("samples", 1_000_000, 1e-16, 20, Option.some(5.0)),
          new Goal("beside", 1_000_000, 1e-12, 30, Option.none()));

  private FourierSteps() {}

  static void run() throws IOException {
    FourierMmd energy = Mmd.to(TARGET, Gaussian.ofVariance(10)).inFourierForm(TOLERANCE);
    Step step = new GaussNewtonJko(1, 0.1).on(energy).tau(1);
    reached(step, energy, GOALS.head()); // warms up
    Table table =
        Table.of(
            "start",
            "n",
            "asked",
            "evaluations",
            "seconds",
            "mmd2",
            "of evaluations",
            "of seconds");
    for (Goal goal : GOALS) {
      long begin = System.nanoTime();
      State end = reached(step, energy, goal);
      double seconds = (System.nanoTime() - begin) * 1e-9;
      table =
          table.row(
              goal.start(),
              goal.n(),
              goal.asked(),
              end.evaluations(),
              seconds,
              energy.mmdSquared(end.particles()),
              goal.evaluations(),
              goal.seconds().map(Object.class::cast).getOrElse(""));
    }
    Csv.write(CSV, table);
    System.out.println(table.text());
  }

  /** The state where the goal is reached, or the evaluations are spent, or there is no descent. */
  private static State reached(Step step, FourierMmd energy, Goal goal) {
    State state = State.start(goal.particles(), Key.of(1));
    boolean going = true;
    while (going
        && state.evaluations() < goal.evaluations()
        && 2 * state.evaluate(energy).value() > goal.asked()) {
      Option<State> next = step.apply(state).toOption();
      going = next.isDefined();
      state = next.getOrElse(state);
    }
    return state;
  }
}
