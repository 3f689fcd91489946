package org.onsager.examples;

import io.vavr.collection.Vector;
import java.util.function.DoubleUnaryOperator;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Table;

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
    Vector<Axis> axes = Vector.range(0, samples.dimension()).map(k -> Axis.of(samples, k));
    Table table = Table.of(names.prepend("mean of").toJavaArray(String[]::new));
    for (Function function : FUNCTIONS) {
      Vector<Double> errors =
          measures.map(mu ->
              axes.filter(axis -> axis.deviation > 0)
                  .map(axis -> axis.error(samples, mu, function.f))
                  .max()
                  .getOrElse(0.0));
      table = table.row(errors.<Object>map(e -> e).prepend(function.name).toJavaArray());
    }
    return table;
  }

  /** A coordinate with its mean and standard deviation over the samples. */
  private record Axis(int index, double mean, double deviation) {

    static Axis of(Points samples, int index) {
      double mean = mean(samples, index, x -> x);
      double variance = mean(samples, index, x -> (x - mean) * (x - mean));
      return new Axis(index, mean, Math.sqrt(variance));
    }

    double error(Points samples, Particles mu, DoubleUnaryOperator function) {
      DoubleUnaryOperator f = x -> function.applyAsDouble((x - mean) / deviation);
      double expected = mean(samples, index, f);
      double variance = mean(samples, index, x -> square(f.applyAsDouble(x) - expected));
      double found = 0;
      for (int i = 0; i < mu.count(); i++) {
        found += mu.weights().get(i) * (f.applyAsDouble(mu.points().get(i, index)) - expected);
      }
      return Math.abs(found) / Math.sqrt(variance);
    }

    private static double mean(Points samples, int index, DoubleUnaryOperator f) {
      int n = samples.count();
      Block x = samples.coordinates();
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += f.applyAsDouble(x.get(index * n + i));
      }
      return sum / n;
    }

    private static double square(double x) {
      return x * x;
    }
  }
}
