package org.onsager.command.reduce;

import java.nio.file.Path;
import java.util.Arrays;
import org.onsager.command.input.Columns;
import org.onsager.command.input.DistinctRows;
import org.onsager.command.input.Options;
import org.onsager.command.input.UsageException;
import org.onsager.command.method.Baselines;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.energy.Composite;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Reduces samples to N points with positive weights that have the same moments to a degree, every
 * one of them: the mean of every polynomial to this degree is the same over both. Run it on your
 * own csv file.
 */
public final class Reduce {

  private Reduce() {}

  /**
   * Runs it.
   *
   * @param options what the user gave
   */
  public static void run(Options options) {
    int starts = options.integer("starts", 20, 1, 1000);
    int evaluations = options.integer("evaluations", 1000, 1, 100_000);
    Key key = Key.of(options.seed("seed", 1));
    ReduceInput input = ReduceInput.of(options);
    Path out = options.output("reduce");
    input.sheet().notices().forEach(System.out::println);
    Points distinct = input.distinct(DistinctRows.of(input.data().points(), key));
    Composite energy = input.energy();

    long begin = System.nanoTime();
    Reduction found =
        Reduction.of(energy, distinct, input.count(), starts, evaluations, key.fold(1));
    double seconds = (System.nanoTime() - begin) * 1e-9;

    double[][] rows = input.data().restore(found.points().points());
    if (!Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
      throw new UsageException(
          "a point lies beyond the largest double in the units of the data: scale them down");
    }
    Particles points = found.points().withPoints(Points.of(rows));
    Csv.write(out.resolve("points.csv"), Columns.weighted(input.sheet(), points));
    ReducePicture.of(input, points).save(out.resolve("points"));
    System.out.printf(
        "%d samples of dimension %d to %d points, %d moments to degree %d%n",
        input.raw().count(),
        input.raw().dimension(),
        input.count(),
        energy.features().count(),
        input.degree());
    System.out.printf(
        "%d start%s, %d evaluations in %.2f s%n",
        found.starts(), found.starts() == 1 ? "" : "s", found.evaluations(), seconds);
    System.out.printf(
        "residual F = %.1e: the mean of a polynomial to degree %d is off by at most %.1e of its root mean square%n",
        found.residual(), input.degree(), Math.sqrt(2 * found.residual()));
    System.out.printf(
        "points = %d, %d of them outside the range of the samples%n%n",
        points.count(), input.outside(points.points()));
    Particles random =
        Particles.uniform(distinct.select(key.fold(2).choice(input.count(), distinct.count())));
    System.out.println(comparison(input, energy, random, points).text());
    System.out.println("points.csv and a picture are in " + out);
    if (!found.isExact()) {
      throw new UsageException(
          "after %d starts the moments are not kept to ten digits: take more points, a lower -Ddegree, or more -Dstarts or -Devaluations"
              .formatted(starts));
    }
  }

  /** What was written is read again, in the units of the standardised samples. */
  private static Table comparison(
      ReduceInput input, Composite energy, Particles random, Particles points) {
    Moments moments = Moments.of(input.data().points(), input.degree());
    Particles weighted = Baselines.simplexWeights(energy, random.points());
    return Table.of("%d points".formatted(points.count()), "largest error of a moment")
        .row("random samples", moments.error(random))
        .row("random samples, best weights", moments.error(weighted))
        .row("this", moments.error(input.data().standardised(points)));
  }
}
