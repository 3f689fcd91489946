package org.onsager.bench;

import java.util.concurrent.TimeUnit;
import org.onsager.distribution.Samples;
import org.onsager.energy.EnergyDistanceOnLine;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
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
 * The energy distance on the line by sorting: values and gradients of n particles against n
 * samples.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LineBenchmark {

  /** Particles, and samples; ten times as many should take little more than ten times as long. */
  @Param({"1000", "10000", "100000"})
  public int n = 1000;

  private Particles particles = Particles.uniform(Cloud.of(1, 1).particles());
  private EnergyDistanceOnLine energy =
      EnergyDistanceOnLine.to(Samples.of(Cloud.of(1, 1).samples()));

  /** Makes both clouds, in no order, and says what is measured. */
  @Setup
  public void setUp() {
    Cloud cloud = Cloud.of(1, n);
    particles = new Particles(cloud.particles(), cloud.weights());
    energy = EnergyDistanceOnLine.to(Samples.of(cloud.samples()));
    System.out.println(Machine.jvm());
  }

  /** What a step needs. */
  @Benchmark
  public Field firstVariation() {
    return energy.firstVariation(particles);
  }
}
