package org.onsager.examples;

import static org.onsager.geometry.Geometries.wasserstein;

import java.nio.file.Path;
import java.util.Locale;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.Interaction;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Radial;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.page.Report;
import org.onsager.pairwise.KernelSums;
import org.onsager.report.Curves;
import org.onsager.report.Snapshots;
import org.onsager.scheme.LeafSchemes;
import org.onsager.scheme.Splitting;

/**
 * An energy that the library lacks: a penalty on the mean of the measure, which is not an integral
 * of a potential. One record with a value and a first variation; {@code plus} combines it with an
 * interaction energy. And another, of all pairs of particles.
 */
final class MyEnergy {

  /**
   * {@code F(mu) = strength / 2 (m(mu) - goal)^2} with the first moment {@code m(mu) = int x_1 dmu}
   * along the first axis; {@code xi(x) = strength (m(mu) - goal) x_1}.
   *
   * @param strength positive
   * @param goal where the mean should be
   */
  // @start region="energy"
  record MeanPenalty(double strength, double goal) implements Energy {

    @Override
    public double value(Particles mu) {
      double excess = excess(mu);
      return strength / 2 * excess * excess;
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      double slope = strength * excess(mu);
      return Field.at(
          at,
          (x, gradient) -> {
            gradient[0] = slope;
            return slope * x[0];
          });
    }

    private double excess(Particles mu) {
      return mu.integral(x -> x[0]) - goal;
    }
  }

  // @end

  /**
   * The negative of Renyi's quadratic entropy of the particles as a kernel sees them, {@code F(mu)
   * = log int int k dmu dmu}, {@code xi(x) = 2 int k(x, y) dmu(y) / int int k dmu dmu}: least where
   * particles keep out of each other's way. Sums over pairs are an engine's.
   *
   * @param kernel k
   * @param sums the engine
   */
  // @start region="pairs"
  record Renyi(Gaussian kernel, KernelSums sums) implements Energy {

    @Override
    public double value(Particles mu) {
      return Math.log(pairs(mu));
    }

    @Override
    public Field firstVariation(Particles mu, Points at) {
      return sums.field(kernel, at, mu.points(), mu.weights()).times(2 / pairs(mu));
    }

    private double pairs(Particles mu) {
      return mu.weights().dot(sums.values(kernel, mu.points(), mu.points(), mu.weights()));
    }
  }

  // @end

  private MyEnergy() {}

  static void run(Options options) {
    Path out = options.output("my-energy");
    // @start region="run"
    // Repulsive at short, attractive at long distance: W(r) = r^4/4 - r^2/2, in s = r^2.
    Energy swarm = Interaction.of(Radial.of(s -> s * s / 4 - s / 2, s -> s / 2 - 0.5));
    Energy energy = swarm.plus(new MeanPenalty(10, 2));

    Particles start = Particles.uniform(Normal.isotropic(0.1, 0, 0).sample(100, Key.of(1)));
    Outcome outcome =
        Flow.of(Splitting.of(wasserstein(), energy).with(LeafSchemes.backtracking()).lie().tau(0.5))
            .from(start, Key.of(2))
            .observing(Observer.energy(energy))
            .keepingAtMost(100)
            .until(Stop.stalled(Observer.energy(energy), 1e-9, 20).or(Stop.steps(2000)));
    // @end

    Particles end = outcome.state().particles();
    Energy renyi = new Renyi(Gaussian.ofStandardDeviation(0.5), KernelSums.best());
    Curves.of("", outcome).beside(Snapshots.of("", outcome)).save(out.resolve("my-energy"));
    Report.of(outcome).titled("An energy of one's own").save(out.resolve("index.html"));
    System.out.println("ended: " + outcome.reason().message());
    System.out.printf(
        Locale.ROOT,
        "energy %.6f -> %.6f, mean of the first coordinate %.6f (goal 2)%n",
        energy.value(start),
        energy.value(end),
        firstMoment(end));
    System.out.printf(
        Locale.ROOT, "Renyi entropy %.3f -> %.3f%n", -renyi.value(start), -renyi.value(end));
    System.out.println("The picture and index.html are in " + out);
  }

  private static double firstMoment(Particles mu) {
    return new MeanPenalty(1, 0).excess(mu);
  }
}
