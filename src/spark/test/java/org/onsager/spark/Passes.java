package org.onsager.spark;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.onsager.feature.fourier.CoefficientSums;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Prints how many rows a second each pass takes, from a parquet file by two threads of Spark,
 * beside loops over rows in memory on one core, and the heap that is kept at most: {@code mvn -q
 * test-compile -Dpasses}.
 */
final class Passes {

  private static final int CHUNK = 1 << 16;
  private static final int REPEATS = 3;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Passes() {}

  public static void main(String[] args) {
    long rows = Long.parseLong(args[0]);
    Path folder = Path.of(args[1]);
    SparkSession session = LocalSpark.session();
    System.out.printf(
        "Java %s, heap of %d MB, %d processors; normal rows of dimension 2%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().maxMemory() >> 20,
        Runtime.getRuntime().availableProcessors());
    for (long n : new long[] {rows / 10, rows}) {
      String file = folder.resolve(n + ".parquet").toString();
      session
          .range(0, n, 1, 8)
          .selectExpr("randn(1) as x", "randn(2) as y")
          .write()
          .mode("overwrite")
          .parquet(file);
      table(session.read().parquet(file), n, System.out);
    }
    session.stop();
  }

  private static void table(Dataset<Row> data, long rows, PrintStream out) {
    SparkSamples samples = SparkSamples.of(data, "x", "y");
    Survey survey = samples.survey();
    Gaussian kernel = Gaussian.ofStandardDeviation(1.5);
    Spectrum spectrum = Spectrum.of(kernel, survey.extent().grownBy(1), 1e-15);
    Points chunk = samples.sample(CHUNK);
    out.printf("%n%d rows, %d modes%n", rows, spectrum.count());
    out.printf("%-44s %8s %8s %14s %8s%n", "pass", "seconds", "of CPU", "rows/s of CPU", "kept MB");
    row(out, "Spark local[2], survey", rows, samples::survey);
    row(out, "Spark local[2], moments", rows, () -> samples.moments(survey));
    row(out, "Spark local[2], coefficients", rows, () -> samples.sums(spectrum, survey));
    row(out, "one core, CoefficientSums", rows, () -> sums(spectrum, chunk, rows));
    row(out, "one core, Spectrum.mean, 65,536 at a time", rows, () -> means(spectrum, chunk, rows));
  }

  private static CoefficientSums sums(Spectrum spectrum, Points chunk, long rows) {
    double[][] all = chunk.rows();
    CoefficientSums sums = CoefficientSums.of(spectrum);
    for (long i = 0; i < rows; i++) {
      sums.add(1, all[(int) (i % all.length)]);
    }
    return sums;
  }

  private static double means(Spectrum spectrum, Points chunk, long rows) {
    Particles mu = Particles.uniform(chunk);
    double sum = 0;
    for (long i = 0; i < rows; i += chunk.count()) {
      sum += spectrum.mean(mu).get(0);
    }
    return sum;
  }

  /**
   * The least time of some, by the clock and of all processors, which says how it would be on a
   * machine that does nothing else; and the largest heap.
   */
  private static void row(PrintStream out, String name, long rows, Supplier<?> pass) {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    long least = Long.MAX_VALUE;
    long leastProcessor = Long.MAX_VALUE;
    for (int i = 0; i < REPEATS; i++) {
      long begin = System.nanoTime();
      long beginProcessor = SYSTEM.getProcessCpuTime();
      Objects.requireNonNull(pass.get());
      least = Math.min(least, System.nanoTime() - begin);
      leastProcessor = Math.min(leastProcessor, SYSTEM.getProcessCpuTime() - beginProcessor);
    }
    long heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            // What outlives a collection; the young ones fill whatever heap there is.
            .filter(pool -> pool.getName().matches(".*(Old|Tenured).*"))
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    double seconds = leastProcessor * 1e-9;
    out.printf(
        "%-44s %8.2f %8.2f %14.3g %8d%n", name, least * 1e-9, seconds, rows / seconds, heap >> 20);
  }
}
