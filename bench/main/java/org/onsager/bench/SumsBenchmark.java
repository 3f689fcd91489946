package org.onsager.bench;

import java.util.concurrent.TimeUnit;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.pairwise.KernelSums;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Gaussian sums of a cloud over another, n * n pairs, for every size of the library's targets:
 * values, values and gradients in one pass, and with {@code -p family=...} any other kernel.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SumsBenchmark {

  /** Dimension and number of points. */
  @Param({"2x100", "2x1000", "2x10000", "10x2000", "100x2000", "100x10000"})
  public String size = "2x100";

  /** The kernel, as {@link Family#label} has it. */
  @Param("gaussian")
  public String family = "gaussian";

  private KernelSums sums = KernelSums.best();
  private Radial radial = Family.GAUSSIAN.radial(2);
  private Cloud cloud = Cloud.of(1, 1);

  /** Makes the cloud, visits every kernel, and says what is measured. */
  @Setup
  public void setUp() {
    String[] numbers = size.split("x", -1);
    int d = Integer.parseInt(numbers[0]);
    cloud = Cloud.of(d, Integer.parseInt(numbers[1]));
    radial = Family.labelled(family).radial(d);
    sums = KernelSums.best();
    Jobs.visitEverything();
    System.out.println(Machine.jvm());
  }

  /** Values alone. */
  @Benchmark
  public Block values() {
    return sums.values(radial, cloud.particles(), cloud.samples(), cloud.weights());
  }

  /** Values and gradients. */
  @Benchmark
  public Field field() {
    return sums.field(radial, cloud.particles(), cloud.samples(), cloud.weights());
  }
}
