package org.onsager.command.quantise;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.onsager.command.input.Statistics;
import org.onsager.data.Table;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * What particles make of functions that nobody optimised: {@code |int f dmu - int f dnu|} over the
 * standard deviation of f over the samples nu, the largest over the axes. A kernel sees what is as
 * smooth as itself; of what is rougher few points know no more than random ones, and {@code MMD^2}
 * does not tell.
 */
final class IntegrationErrors {

  /** Of one standardised coordinate; a sine of frequency c has 2 pi / c standard deviations. */
  private record Function(String name, DoubleUnaryOperator f) {}

  private static final Vector<Function> FUNCTIONS =
      Vector.of(
          new Function("x", x -> x),
          new Function("x^2", x -> x * x),
          new Function("sin x", Math::sin),
          new Function("sin 2x", x -> Math.sin(2 * x)),
          new Function("sin 4x", x -> Math.sin(4 * x)),
          new Function("sin 8x", x -> Math.sin(8 * x)),
          new Function("x > 0", x -> x > 0 ? 1 : 0));

  private IntegrationErrors() {}

  /**
   * A row a function.
   *
   * @param samples the samples
   * @param names of the measures that are compared
   * @param measures what is to stand for the samples
   */
  static Table of(Points samples, Vector<String> names, Vector<Particles> measures) {
    Vector<Axis> axes =
        Vector.range(0, samples.dimension())
            .map(k -> Axis.of(samples, k))
            .filter(axis -> axis.deviation > 0);
    Table table = Table.of(names.prepend("mean of").toJavaArray(String[]::new));
    for (Function function : FUNCTIONS) {
      double[] largest = new double[measures.size()];
      for (Axis axis : axes) {
        Spread over = axis.spread(samples, function.f);
        for (int m = 0; m < largest.length; m++) {
          double error = Math.abs(axis.mean(measures.get(m), function.f) - over.mean);
          largest[m] = Math.max(largest[m], error / over.deviation);
        }
      }
      table =
          table.row(Vector.ofAll(largest).<Object>map(e -> e).prepend(function.name).toJavaArray());
    }
    return table;
  }

  /** Mean and standard deviation of a function over the samples. */
  private record Spread(double mean, double deviation) {

    static Spread of(int count, IntToDoubleFunction f) {
      double[] values = new double[count];
      Arrays.setAll(values, f);
      double mean = Statistics.mean(values);
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return new Spread(mean, Math.sqrt(squares / count));
    }
  }

  /** A coordinate with its mean and standard deviation over the samples. */
  private record Axis(int index, double mean, double deviation) {

    static Axis of(Points samples, int index) {
      Spread spread = Spread.of(samples.count(), i -> samples.get(i, index));
      return new Axis(index, spread.mean, spread.deviation);
    }

    Spread spread(Points samples, DoubleUnaryOperator f) {
      return Spread.of(samples.count(), i -> at(samples, i, f));
    }

    double mean(Particles mu, DoubleUnaryOperator f) {
      double sum = 0;
      for (int i = 0; i < mu.count(); i++) {
        sum += mu.weights().get(i) * at(mu.points(), i, f);
      }
      return sum;
    }

    private double at(Points points, int i, DoubleUnaryOperator f) {
      return f.applyAsDouble((points.get(i, index) - mean) / deviation);
    }
  }
}
