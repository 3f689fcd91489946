package org.onsager.bench;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.distribution.Samples;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.Mmd;
import org.onsager.feature.Features;
import org.onsager.feature.Loss;
import org.onsager.feature.RandomFeatures;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * {@code mvn -q compile -Dbench=features}: MMD by random features in high dimension against exact
 * sums and against batches of points: errors of the first variation, its gradient and {@code
 * MMD^2}, as {@code out/bench/features.csv}; then the cost of an evaluation, and from how many
 * particles on features are cheaper. {@code -Dargs=costs} leaves out the errors.
 */
final class RandomFrequencies {

  private static final Path CSV = Path.of("out", "bench", "features.csv");

  private static final int POINTS = 2000;
  private static final Vector<Integer> COUNTS = Vector.of(100, 1000, 10_000);

  /** Draws a figure is a root mean square of. */
  private static final int DRAWS = 5;

  private RandomFrequencies() {}

  /**
   * Two clouds of standard normal points, one shifted along an axis, and the kernel of the median
   * distance.
   */
  private record Pair(int d, double shift, Particles mu, Samples target, Gaussian kernel) {

    static Pair of(int d, int n, double shift) {
      Points x = new Points(n, d, Key.of(1).normals(n * d));
      Points y = new Points(n, d, Key.of(2).normals(n * d));
      Points shifted = y.withCoordinates(y.vectors((i, k) -> y.get(i, k) + (k == 0 ? shift : 0)));
      return new Pair(
          d,
          shift,
          Particles.uniform(x),
          Samples.of(shifted),
          Gaussian.medianHeuristic(x.select(IntStream.range(0, Math.min(n, 500)).toArray())));
    }

    Mmd exact() {
      return Mmd.to(target, kernel);
    }

    Energy by(Features features) {
      return Composite.of(features, Loss.halfSquares(target.meanFeatures(features).get(), 1));
    }
  }

  /** How one evaluation is wrong, relative to the right one. */
  private record Errors(double field, double gradient, double mmdSquared) {

    /** First variations count up to a constant, which moves nobody. */
    static Errors of(Evaluation right, Evaluation found) {
      return new Errors(
          relative(centred(right.field()), centred(found.field())),
          relative(right.field().gradients(), found.field().gradients()),
          Math.abs(found.value() / right.value() - 1));
    }

    private static Block centred(Field field) {
      double mean = field.values().sum() / field.values().length();
      return field.values().map(v -> v - mean);
    }

    private static double relative(Block right, Block found) {
      Block difference = found.plus(-1, right);
      return Math.sqrt(difference.dot(difference) / right.dot(right));
    }

    static Errors rootMeanSquare(Vector<Errors> draws) {
      return new Errors(
          Math.sqrt(draws.map(e -> e.field() * e.field()).sum().doubleValue() / draws.size()),
          Math.sqrt(draws.map(e -> e.gradient() * e.gradient()).sum().doubleValue() / draws.size()),
          draws.map(Errors::mmdSquared).sum().doubleValue() / draws.size());
    }
  }

  /** A way to estimate. */
  private interface Estimate {
    Evaluation at(Pair pair, int count, Key key);
  }

  private record Way(String name, int most, Estimate estimate) {}

  private static final Vector<Way> WAYS =
      Vector.of(
          new Way(
              "independent frequencies",
              10_000,
              (pair, count, key) ->
                  pair.by(RandomFeatures.independent(pair.kernel(), pair.d(), count, key))
                      .evaluate(pair.mu())),
          new Way(
              "orthogonal frequencies",
              10_000,
              (pair, count, key) ->
                  pair.by(RandomFeatures.orthogonal(pair.kernel(), pair.d(), count, key))
                      .evaluate(pair.mu())),
          new Way("batch of points, half of each", POINTS, RandomFrequencies::batch));

  private static Evaluation batch(Pair pair, int count, Key key) {
    int half = count / 2;
    Points x = pair.mu().points().select(key.fold(0).choice(half, POINTS));
    Points y = pair.target().measure().points().select(key.fold(1).choice(half, POINTS));
    Particles chosen = Particles.uniform(x);
    Mmd mmd = Mmd.to(Samples.of(y), pair.kernel());
    return new Evaluation(mmd.value(chosen), mmd.firstVariation(chosen, pair.mu().points()));
  }

  static void run(Vector<String> words) {
    System.out.println(Machine.processor());
    System.out.println(Machine.jvm());
    if (!words.contains("costs")) {
      errors();
    }
    costs();
  }

  private static void errors() {
    Table table = Table.of("d", "law", "mmd2", "way", "count", "field", "gradient", "of mmd2");
    for (int d : new int[] {10, 100}) {
      for (double shift : new double[] {1, 0}) {
        Pair pair = Pair.of(d, POINTS, shift);
        Evaluation right = pair.exact().evaluate(pair.mu());
        for (Way way : WAYS) {
          for (int count : COUNTS.filter(c -> c <= way.most())) {
            Errors errors =
                Errors.rootMeanSquare(
                    Vector.range(0, DRAWS)
                        .map(k ->
                            Errors.of(right, way.estimate().at(pair, count, Key.of(3).fold(k)))));
            table =
                table.row(
                    d,
                    shift == 0 ? "the same" : "shifted by one",
                    2 * right.value(),
                    way.name(),
                    count,
                    errors.field(),
                    errors.gradient(),
                    errors.mmdSquared());
          }
        }
      }
    }
    System.out.println(table.text());
    Csv.write(CSV, table);
  }

  /** Seconds of all cores together: a busy machine changes them less, and threads do not count. */
  private static void costs() {
    int d = 100;
    int count = 1000;
    Table table = Table.of("n", "exact, us a particle", "features", "a draw", "times cheaper");
    for (int n : new int[] {100, 300, 1000, 3000, 10_000, 100_000}) {
      Pair pair = Pair.of(d, n, 1);
      // Exact sums are read at a few of many particles: the others cost as much.
      int read = Math.min(n, 3000);
      Points at = pair.mu().points().select(IntStream.range(0, read).toArray());
      Mmd exact = pair.exact();
      var random = Mmd.inRandomFeatures(pair.target(), pair.kernel(), count);
      Energy drawn = random.at(Key.of(5));
      int calls = Math.max(1, 20_000 / n);
      double exactly = microseconds(() -> exact.firstVariation(pair.mu(), at), calls) / read;
      double features = microseconds(() -> drawn.evaluate(pair.mu()), calls) / n;
      double draw = microseconds(() -> random.at(Key.of(5)), calls) / n;
      table = table.row(n, exactly, features, draw, exactly / (features + draw));
    }
    System.out.println(table.text());
  }

  /** A call, the quickest of some batches of calls: the processor's clock has coarse ticks. */
  private static double microseconds(Supplier<?> work, int calls) {
    Supplier<Integer> batch =
        () -> {
          int hash = 0;
          for (int call = 0; call < calls; call++) {
            hash += System.identityHashCode(work.get());
          }
          return hash;
        };
    return Timed.of(batch, 4).processor() / calls * 1e6;
  }
}
