package org.onsager.report;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What an axis of a {@link Panel} says and how it is divided.
 *
 * @param label what is shown along it
 * @param logarithmic whether equal ratios are equal distances
 * @param bounds the range shown; none for a range that fits the data
 */
public record Axis(String label, boolean logarithmic, Option<Bounds> bounds) {

  /**
   * A range of values.
   *
   * @param low the lower bound
   * @param high the upper bound, larger
   */
  public record Bounds(double low, double high) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the bounds are not finite and increasing
     */
    public Bounds {
      if (!(low < high) || Double.isInfinite(high - low)) {
        throw new IllegalArgumentException(
            "bounds [" + low + ", " + high + "]: must be finite and the lower one smaller");
      }
    }
  }

  /**
   * Checks that a logarithmic axis has positive bounds.
   *
   * @throws IllegalArgumentException if it has not
   */
  public Axis {
    if (logarithmic && bounds.exists(b -> b.low() <= 0)) {
      throw new IllegalArgumentException(
          "low = " + bounds.get().low() + ": must be > 0 on a logarithmic axis");
    }
  }

  /**
   * A linear axis that fits its data.
   *
   * @param label what is shown along it
   * @return the axis
   */
  public static Axis linear(String label) {
    return new Axis(label, false, Option.none());
  }

  /**
   * A logarithmic axis that fits the positive ones of its data.
   *
   * @param label what is shown along it
   * @return the axis
   */
  public static Axis logarithmic(String label) {
    return new Axis(label, true, Option.none());
  }

  /**
   * The same axis with a fixed range; what is outside is cut off.
   *
   * @param low the lower bound, positive on a logarithmic axis
   * @param high the upper bound
   * @return the axis
   * @throws IllegalArgumentException if the bounds are not finite and increasing, or not positive
   *     where they must be
   */
  public Axis between(double low, double high) {
    return new Axis(label, logarithmic, Option.some(new Bounds(low, high)));
  }

  /** The scale for some values, with margins as shares of their range. */
  Scale scale(Vector<Double> values, double below, double above) {
    if (bounds.isDefined()) {
      Bounds b = bounds.get();
      return logarithmic
          ? new Scale.Logarithmic(b.low(), b.high())
          : new Scale.Linear(b.low(), b.high());
    }
    if (logarithmic) {
      Vector<Double> logs = values.filter(v -> v > 0).map(Math::log);
      Bounds b = fit(logs, below, above);
      return new Scale.Logarithmic(Math.exp(b.low()), Math.exp(b.high()));
    }
    Bounds b = fit(values, below, above);
    return new Scale.Linear(b.low(), b.high());
  }

  private static Bounds fit(Vector<Double> values, double below, double above) {
    double low = values.min().getOrElse(0.0);
    double high = values.max().getOrElse(1.0);
    double extent = high - low;
    if (extent <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) {
      double room = Math.max(1e-9 * Math.abs(high), 0.5);
      return new Bounds(low - room, high + room);
    }
    return new Bounds(low - below * extent, high + above * extent);
  }
}
