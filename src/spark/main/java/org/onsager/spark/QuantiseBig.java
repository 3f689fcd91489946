package org.onsager.spark;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.onsager.distribution.SpectralTarget;
import org.onsager.energy.FourierMmd;
import org.onsager.energy.Mmd;
import org.onsager.energy.MmdSquared;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Stop;
import org.onsager.kernel.Bandwidth;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.scheme.GaussNewtonJko;

/**
 * Compresses the rows of a parquet file, however many, to N weighted points: three passes by Spark
 * for box, moments and coefficients, a fourth for a sample to begin with, then Gauss-Newton JKO
 * steps on the squared MMD on the driver, whose cost does not depend on the number of rows.
 *
 * <p>The points are the same to the last bit, however the file is partitioned.
 */
public final class QuantiseBig {

  /** Relative to the kernel; the squared MMD is smooth down to here. */
  private static final double TOLERANCE = 1e-24;

  /** Rows whose median distance is the bandwidth. */
  private static final int MEDIAN_OF = 1000;

  private QuantiseBig() {}

  /**
   * Runs it, in this JVM unless {@code spark-submit} says where. A slip ends with a sentence and
   * exit code 1.
   *
   * @param args as the usage says, which is printed without any
   * @throws IOException if the output cannot be written
   */
  public static void main(String[] args) throws IOException {
    SparkSession.Builder builder = SparkSession.builder().appName("QuantiseBig");
    if (System.getProperty("spark.master") == null) {
      builder = builder.master("local[*]").config("spark.ui.enabled", false);
    }
    try {
      QuantiseArguments asked = QuantiseArguments.of(args);
      SparkSession session = builder.getOrCreate();
      try {
        run(session, asked, System.out);
      } finally {
        session.stop();
      }
    } catch (IllegalArgumentException | Trouble | AnalysisException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  static Outcome run(SparkSession session, QuantiseArguments asked, PrintStream out)
      throws IOException, AnalysisException {
    Dataset<Row> data = session.read().parquet(asked.input());
    Vector<String> names =
        asked.columns().isEmpty()
            ? SparkSamples.numericColumns(data).removeAll(asked.weight())
            : asked.columns();
    long begin = System.nanoTime();
    SparkSamples raw = samples(data, names, asked);
    Survey survey = raw.survey();
    Scaled scale = Scaled.by(names, raw.moments(survey));
    SparkSamples samples = samples(scale.of(data, asked.weight()), names, asked);
    Points sample = samples.sample(Math.max(MEDIAN_OF, asked.count()));
    Gaussian kernel =
        Gaussian.ofStandardDeviation(
            asked.bandwidth().getOrElse(() -> Bandwidth.medianHeuristic(sample)));
    double reach = Math.sqrt(kernel.variance());
    Spectrum spectrum = Spectrum.of(kernel, scale.of(survey.extent()).grownBy(reach), TOLERANCE);
    Coefficients coefficients = samples.coefficients(spectrum, survey);
    long middle = System.nanoTime();

    FourierMmd energy = Mmd.to(SpectralTarget.of(coefficients), kernel).inFourierForm();
    Particles start = Particles.uniform(first(sample, asked.count()));
    Outcome outcome =
        Flow.of(GaussNewtonJko.atScaleOf(kernel).on(energy).tau(1))
            .from(start, Key.of(1))
            .until(Stop.evaluations(asked.evaluations()));
    Particles end = outcome.state().particles();
    write(asked.output(), names, end.withPoints(scale.restored(end.points())));

    out.printf(
        Locale.ROOT,
        "%d rows, columns %s; Gaussian kernel of %.3g standard deviations, %d modes; %.2f s%n",
        survey.rows(),
        names.mkString(", "),
        reach,
        spectrum.count(),
        (middle - begin) * 1e-9);
    out.printf(
        Locale.ROOT,
        "%d points, %d evaluations in %.2f s; ended: %s%n",
        end.count(),
        outcome.state().evaluations(),
        (System.nanoTime() - middle) * 1e-9,
        outcome.reason().message());
    out.println("MMD^2 to the rows: " + told(energy.bounded(start)) + " of as many rows,");
    out.println("                   " + told(energy.bounded(end)) + " of these points");
    out.println("The points are in " + asked.output());
    return outcome;
  }

  private static SparkSamples samples(
      Dataset<Row> data, Vector<String> names, QuantiseArguments asked) {
    SparkSamples samples = SparkSamples.of(data, names.toJavaArray(String[]::new));
    return asked.weight().map(samples::weightedBy).getOrElse(samples);
  }

  private static Points first(Points sample, int count) {
    return sample.select(IntStream.range(0, Math.min(count, sample.count())).toArray());
  }

  private static String told(MmdSquared squared) {
    return String.format(Locale.ROOT, "%.3g +- %.1g", squared.value(), squared.bound());
  }

  private static void write(Path file, Vector<String> names, Particles found) throws IOException {
    Vector<String> rows =
        Vector.range(0, found.count())
            .map(i ->
                IntStream.range(0, found.dimension())
                    .mapToObj(a -> found.points().get(i, a) + ",")
                    .collect(Collectors.joining("", "", Double.toString(found.weights().get(i)))));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, rows.prepend(names.map(QuantiseBig::quoted).append("weight").mkString(",")));
  }

  /** A name in a csv file. */
  private static String quoted(String name) {
    return name.matches("[^\",\\n\\r]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
