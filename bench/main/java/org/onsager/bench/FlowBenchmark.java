package org.onsager.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.onsager.energy.Mmd;
import org.onsager.energy.Objective;
import org.onsager.flow.AsInIftFlow;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.target.GaussianMixture;
import org.onsager.target.Normal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One iteration of the authors' algorithms against n fresh samples of a mixture of three Gaussians, as in their
 * experiments. An iteration is from the state that the one before left; each JMH iteration starts anew.
 */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class FlowBenchmark {

  private static final int COMPONENTS = 3;

  /** Distance of the means from the origin, over the square root of the dimension. */
  private static final double DISTANCE = 2;

  private static final double WEIGHT_RATE = 1e-3;

  /** Dimension and number of particles. */
  @Param({"2x100", "2x1000", "100x1000"})
  public String size = "2x100";

  private Step ift = AsInIftFlow.ift(objective(1, 1), 1, WEIGHT_RATE);
  private Step mmdFlow = AsInIftFlow.mmdFlow(objective(1, 1), 1);
  private State state = start(1, 1);
  private int d = 1;
  private int n = 1;

  /** Makes the algorithms and says what is measured. */
  @Setup
  public void setUp() {
    String[] numbers = size.split("x", -1);
    d = Integer.parseInt(numbers[0]);
    n = Integer.parseInt(numbers[1]);
    Objective objective = objective(d, n);
    ift = AsInIftFlow.ift(objective, n, WEIGHT_RATE);
    mmdFlow = AsInIftFlow.mmdFlow(objective, n);
    Jobs.visitEverything();
    System.out.println(Machine.jvm());
  }

  /** Starts anew. */
  @Setup(Level.Iteration)
  public void restart() {
    state = start(d, n);
  }

  /** IFT: transport, then projected weights. */
  @Benchmark
  public State ift() {
    return advance(ift);
  }

  /** Transport alone. */
  @Benchmark
  public State mmdFlow() {
    return advance(mmdFlow);
  }

  private State advance(Step step) {
    state =
        step.apply(state)
            .getOrElseThrow(failure -> new IllegalStateException(failure.message()));
    return state;
  }

  private static Objective objective(int d, int n) {
    double length = Family.length(d);
    Gaussian kernel = Gaussian.ofStandardDeviation(d == 2 ? Math.sqrt(10) : length);
    return Mmd.sampled(kernel, mixture(d), n);
  }

  private static GaussianMixture mixture(int d) {
    return GaussianMixture.equal(
        IntStream.range(0, COMPONENTS)
            .mapToObj(c -> Normal.isotropic(1, mean(c, d)))
            .toArray(Normal[]::new));
  }

  private static double[] mean(int component, int d) {
    double[] mean = Key.of(1).fold(component).normals(d).toArray();
    double norm = Math.sqrt(Arrays.stream(mean).map(x -> x * x).sum());
    return Arrays.stream(mean).map(x -> DISTANCE * Math.sqrt(d) * x / norm).toArray();
  }

  private static State start(int d, int n) {
    Normal standard = Normal.isotropic(1, new double[d]);
    return State.start(Particles.uniform(standard.sample(n, Key.of(2))), Key.of(3));
  }
}
