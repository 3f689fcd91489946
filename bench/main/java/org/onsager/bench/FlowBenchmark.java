package org.onsager.bench;

import java.util.concurrent.TimeUnit;
import org.onsager.step.State;
import org.onsager.step.Step;
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
 * One iteration of the authors' algorithms, from the state that the one before left; each JMH
 * iteration starts anew.
 */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class FlowBenchmark {

  /** Dimension and number of particles. */
  @Param({"2x100", "2x1000", "100x1000"})
  public String size = "2x100";

  private FlowCase flow = new FlowCase(1, 1);
  private Step ift = flow.ift();
  private Step mmdFlow = flow.mmdFlow();
  private State state = flow.start();

  /** Makes the algorithms and says what is measured. */
  @Setup
  public void setUp() {
    flow = FlowCase.parse(size);
    ift = flow.ift();
    mmdFlow = flow.mmdFlow();
    Jobs.visitEverything();
    System.out.println(Machine.jvm());
  }

  /** Starts anew. */
  @Setup(Level.Iteration)
  public void restart() {
    state = flow.start();
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
    state = FlowCase.after(step, state);
    return state;
  }
}
