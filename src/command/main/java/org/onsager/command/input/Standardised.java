package org.onsager.command.input;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.onsager.command.shell.Refusal;
import org.onsager.flow.Outcome;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;

/**
 * Points with mean zero and standard deviation one along every axis.
 *
 * @param points the standardised points
 * @param axes how to get back, an entry an axis
 */
public record Standardised(Points points, Vector<Axis> axes) {

  public static Standardised of(Points raw) {
    return of(raw, Vector.range(0, raw.dimension()).map(k -> Axis.of(column(raw, k))));
  }

  /** Points left as they are. */
  public static Standardised asItIs(Points raw) {
    return of(raw, Vector.fill(raw.dimension(), () -> new Axis(0, 0, 1, false)));
  }

  private static Standardised of(Points raw, Vector<Axis> axes) {
    return new Standardised(raw.withCoordinates(mapped(raw, k -> axes.get(k)::standardised)), axes);
  }

  /** Particles in the units of the data, in the standardised space. */
  public Particles standardised(Particles mu) {
    return mu.withPoints(
        mu.points().withCoordinates(mapped(mu.points(), k -> axes.get(k)::standardised)));
  }

  /**
   * Particles of the standardised space in the units of the data.
   *
   * @throws Refusal if one lies beyond the largest double there
   */
  public Particles restored(Particles mu) {
    Block restored = mapped(mu.points(), k -> axes.get(k)::restored);
    if (!restored.isFinite()) {
      throw new Refusal(
          "a point lies beyond the largest double in the units of the data: scale them down");
    }
    return mu.withPoints(mu.points().withCoordinates(restored));
  }

  /** A run of the standardised space in the units of the data. */
  public Outcome restored(Outcome outcome) {
    return new Outcome(
        restored(outcome.state()),
        outcome.reason(),
        outcome.rows(),
        outcome.kept().map(this::restored));
  }

  private State restored(State state) {
    return state.with(restored(state.particles()));
  }

  /**
   * An axis of the data.
   *
   * @param exponent of the power of two that its numbers are divided by, so that no square of them
   *     leaves the doubles
   * @param centre what is subtracted then
   * @param deviation what is divided by then
   * @param flat whether its numbers are equal up to rounding
   */
  public record Axis(int exponent, double centre, double deviation, boolean flat) {

    /**
     * A spread below this share of the largest number is the rounding of sums of hundreds of terms,
     * not data: 450 ulps.
     */
    private static final double ROUNDING = 1e-13;

    /** A flat axis is measured by its size, so that its rounding stays rounding. */
    static Axis of(double[] numbers) {
      double largest = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
      int exponent = largest > 0 ? Math.getExponent(largest) : 0;
      double[] scaled = Arrays.stream(numbers).map(x -> Math.scalb(x, -exponent)).toArray();
      double spread = Arrays.stream(scaled).max().orElse(0) - Arrays.stream(scaled).min().orElse(0);
      return spread <= ROUNDING * Math.scalb(largest, -exponent)
          ? new Axis(exponent, scaled[0], 1, true)
          : new Axis(
              exponent, Statistics.mean(scaled), Statistics.standardDeviation(scaled), false);
    }

    double standardised(double x) {
      return (Math.scalb(x, -exponent) - centre) / deviation;
    }

    double restored(double x) {
      return Math.scalb(centre + deviation * x, exponent);
    }
  }

  private static Block mapped(Points points, IntFunction<DoubleUnaryOperator> map) {
    int n = points.count();
    Block x = points.coordinates();
    return Block.build(
        x.length(), out -> Arrays.setAll(out, e -> map.apply(e / n).applyAsDouble(x.get(e))));
  }

  private static double[] column(Points points, int axis) {
    return IntStream.range(0, points.count()).mapToDouble(i -> points.get(i, axis)).toArray();
  }
}
