package org.onsager.bench;

import java.util.concurrent.TimeUnit;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.pairwise.Gram;
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
 * Every kernel in the plane: values, values and gradients in one pass, and the matrix of all pairs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FamilyBenchmark {

  private static final int DIMENSION = 2;

  /** Number of points. */
  @Param("1000")
  public int n = 1000;

  /** The kernel. */
  @Param public Family family = Family.GAUSSIAN;

  private KernelSums sums = KernelSums.best();
  private Radial radial = Family.GAUSSIAN.radial(2);
  private Cloud cloud = Cloud.of(1, 1);

  /** Makes the cloud, visits every kernel, and says what is measured. */
  @Setup
  public void setUp() {
    cloud = Cloud.of(DIMENSION, n);
    radial = family.radial(DIMENSION);
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

  /** The matrix. */
  @Benchmark
  public Matrix gram() {
    return Gram.of(radial, cloud.particles(), 0).entries();
  }
}
