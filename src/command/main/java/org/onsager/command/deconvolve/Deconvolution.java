package org.onsager.command.deconvolve;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.onsager.certificate.Box;
import org.onsager.certificate.Search;
import org.onsager.chart.Chart;
import org.onsager.command.method.Budget;
import org.onsager.command.method.ConvexDescent;
import org.onsager.command.method.Optimum;
import org.onsager.command.shell.Refusal;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.energy.Quadratic;
import org.onsager.feature.Features;
import org.onsager.feature.Loss;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;
import org.onsager.solve.QuadraticProgram;

/**
 * Spikes that explain a blurred signal: the nonnegative measure at which {@code F(mu) = |int Phi
 * dmu - y|^2 / (2 lambda) + mu(R)} is least, of all of any mass. The price of mass keeps them few,
 * and makes them lower by about {@code lambda / |Phi|^2} each.
 *
 * <p><i>Source:</i> the BLASSO of de Castro and Gamboa (2012), doi:10.1016/j.jmaa.2012.05.011;
 * moving particles: Chizat (2022), doi:10.1007/s10107-021-01636-z.
 *
 * @param signal y, with values of size one
 * @param unit the size of the values of the file
 * @param lambda the price
 * @param energy F
 * @param optimum where it is least
 */
record Deconvolution(
    BlurredSignal signal, double unit, double lambda, Energy energy, Optimum optimum) {

  private static final int FEWEST = 20;
  private static final int MOST = 200;

  /**
   * Finds the spikes and proves them.
   *
   * @param raw the signal, somewhere positive
   * @param share lambda as a share of the price at which no spike is left
   * @param gap the distance from the least F at which to end, as a share of F without spikes
   * @param budget what to spend; when it is interrupted there is no proof
   */
  static Deconvolution of(BlurredSignal raw, double share, double gap, Budget budget) {
    double unit = Arrays.stream(raw.values().borrowReadOnly()).map(Math::abs).max().orElseThrow();
    Block y = raw.values().map(v -> v / unit);
    BlurredSignal signal = new BlurredSignal(raw.positions(), y, raw.blur(), raw.truth());
    Features features = signal.features();
    Particles spread = spread(signal);
    Points anywhere = spread.points().joined(new Points(y.length(), 1, signal.positions()));
    Block seen = features.along(anywhere, y).values();
    double most = Arrays.stream(seen.borrowReadOnly()).max().orElseThrow();
    if (!(most > 0)) {
      throw new Refusal(
          "no spike of positive height explains this signal: its values must be positive where something is; change their sign, or subtract what lies below");
    }
    double lambda = share * most;
    Energy energy = Composite.of(features, Loss.halfSquares(y, lambda)).plus(Potential.constant(1));
    Box window = Box.of(signal.first(), signal.last());
    double limit = gap * y.dot(y) / (2 * lambda);
    double half = (signal.last() - signal.first()) / 2;
    Optimum optimum =
        new ConvexDescent(
                energy,
                Option.of(Chart.interval(signal.first(), signal.last())),
                Search.multiStart(window).freeMass(1),
                signal.blur() / half)
            .from(start(spread, features, y), limit, budget);
    Search proof = Search.branchAndBound(window, Math.max(limit, 1e-15) / 2).freeMass(1);
    return new Deconvolution(
        signal,
        unit,
        lambda,
        energy,
        new Optimum(
            optimum.particles(),
            budget.isInterrupted()
                ? optimum.certificate()
                : proof.certificate(energy, optimum.particles()),
            optimum.evaluations(),
            optimum.searches(),
            optimum.reason()));
  }

  /** Two a blur, where that is not too many, none on a wall of the window. */
  private static Particles spread(BlurredSignal signal) {
    double range = signal.last() - signal.first();
    int n = Math.clamp((long) Math.ceil(2 * range / signal.blur()), FEWEST, MOST);
    return Particles.uniform(
        Points.onLine(
            IntStream.range(0, n)
                .mapToDouble(i -> signal.first() + range * (i + 0.5) / n)
                .toArray()));
  }

  /** Equal spikes, of the height that suits the signal best. */
  private static Particles start(Particles spread, Features features, Block y) {
    Block mean = features.mean(spread);
    double height = Math.max(mean.dot(y) / mean.dot(mean), 1e-3);
    return spread.withWeights(spread.weights().map(w -> w * height));
  }

  /** F without spikes. */
  double nothing() {
    return signal.values().dot(signal.values()) / (2 * lambda);
  }

  /** The spikes from left to right, in the units of the file. */
  Particles spikes() {
    Particles mu = optimum.particles();
    int[] order =
        IntStream.range(0, mu.count())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> mu.points().get(i, 0)))
            .mapToInt(i -> i)
            .toArray();
    return new Particles(
        mu.points().select(order),
        Block.build(order.length, h -> Arrays.setAll(h, i -> unit * mu.weights().get(order[i]))));
  }

  /** The heights that fit best, without a price, at the places of spikes; none is negative. */
  Block refitted(Particles spikes) {
    Quadratic fit =
        Composite.of(signal.features(), Loss.halfSquares(signal.values(), 1))
            .quadratic()
            .get()
            .apply(Support.of(spikes.points()));
    double[] start = spikes.weights().map(h -> h / unit).toArray();
    double[] best =
        QuadraticProgram.onCone(fit.matrix().regularised(), fit.linear().map(l -> -l))
            .solve(start)
            .weights();
    return Block.copyOf(best).map(h -> unit * h);
  }

  /** The root mean square of what spikes leave of the signal, in the units of the file. */
  double residual(Particles spikes) {
    Block left = signal.features().mean(spikes).plus(-unit, signal.values());
    return Math.sqrt(left.dot(left) / left.length());
  }
}
