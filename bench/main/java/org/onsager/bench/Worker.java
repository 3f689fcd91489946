package org.onsager.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.onsager.pairwise.KernelSums;
import org.onsager.step.Step;

/**
 * A JVM that times one repetition for every line it reads, so that the parent can interleave JVMs
 * of different options and C. Lines are {@code library WORKLOAD}, {@code float WORKLOAD}, {@code
 * naive WORKLOAD}, {@code ift DxN}, {@code ift-float DxN}, {@code svgd DxN}, {@code mmd-flow DxN},
 * {@code fourier STRATEGY PART CASE}, or the name of a peak; answers are nanoseconds per pair, per
 * iteration, per particle, or per operation.
 */
final class Worker {

  /** The argument of a JVM that is timed by the processor time of its one thread. */
  static final String ONE_THREAD = "one-thread";

  private final Clock clock;
  private final VectorPeaks peaks = new VectorPeaks();
  private final VectorFloatPeaks floatPeaks = new VectorFloatPeaks();
  private final Map<String, DoubleSupplier> jobs = new HashMap<>();
  private Cloud cloud = Cloud.of(1, 1);
  private int particles;

  private Worker(Clock clock) {
    this.clock = clock;
  }

  public static void main(String[] args) throws IOException {
    boolean oneThread = args.length > 0 && args[0].equals(ONE_THREAD);
    Worker worker = new Worker(oneThread ? Clock.ofThread() : Clock.onTheWall());
    Jobs.visitEverything();
    worker.warmUpPeaks();
    System.out.println("ready " + Machine.jvm());
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(worker.answer(line));
    }
  }

  private void warmUpPeaks() {
    clock.warmUp(peaks::multiplyAdds);
    clock.warmUp(peaks::exponentials);
    clock.warmUp(floatPeaks::exponentials);
    clock.warmUp(peaks::roots);
    clock.warmUp(peaks::quotients);
  }

  private double answer(String line) {
    return switch (line) {
      case "fma" -> perOperation(peaks::multiplyAdds, VectorPeaks.multiplyAddsPerCall());
      case "exp" -> perOperation(peaks::exponentials, VectorPeaks.numbersPerCall());
      case "float-exp" -> perOperation(floatPeaks::exponentials, VectorFloatPeaks.numbersPerCall());
      case "root" -> perOperation(peaks::roots, VectorPeaks.numbersPerCall());
      case "quotient" -> perOperation(peaks::quotients, VectorPeaks.numbersPerCall());
      default ->
          switch (line.split(" ", -1)[0]) {
            case "ift" -> perIteration(line, FlowCase::ift);
            case "ift-float" -> perIteration(line, flow -> flow.ift(KernelSums.singlePrecision()));
            case "svgd" -> perIteration(line, FlowCase::svgd);
            case "mmd-flow" -> perIteration(line, FlowCase::mmdFlow);
            case "fourier" -> perParticle(line);
            default -> perPair(line);
          };
    };
  }

  private double perOperation(DoubleSupplier probe, double operations) {
    return clock.nanoseconds(probe) / operations;
  }

  private double perIteration(String line, Function<FlowCase, Step> algorithm) {
    DoubleSupplier job = jobs.get(line);
    if (job == null) {
      FlowCase flow = FlowCase.parse(line.split(" ", -1)[1]);
      FlowRun run = new FlowRun(flow, algorithm.apply(flow));
      job = run::next;
      jobs.put(line, job);
      clock.warmUp(job);
    }
    return clock.nanoseconds(job);
  }

  /** One number of particles is kept at a time, with its jobs. */
  private double perParticle(String line) {
    String[] words = line.split(" ", -1);
    FourierCase part = FourierCase.parse(words, 3);
    DoubleSupplier job = jobs.get(line);
    if (job == null) {
      if (part.n() != particles) {
        jobs.clear();
        particles = part.n();
      }
      System.setProperty("onsager.spectra", words[1].equals("exact") ? "" : words[1]);
      job = part.job(words[2]);
      jobs.put(line, job);
      clock.warmUp(job);
    }
    return clock.nanoseconds(job) / part.n();
  }

  private double perPair(String line) {
    String[] words = line.split(" ", -1);
    Workload workload = Workload.parse(words, 1);
    boolean naive = words[0].equals("naive");
    DoubleSupplier job = jobs.get(line);
    if (job == null) {
      Cloud points = cloud(workload);
      job =
          switch (words[0]) {
            case "naive" -> Jobs.naive(workload, points);
            case "float" -> Jobs.library(KernelSums.singlePrecision(), workload, points);
            default -> Jobs.library(KernelSums.best(), workload, points);
          };
      jobs.put(line, job);
      clock.warmUp(job);
    }
    return clock.nanoseconds(job) / workload.pairs(naive ? Jobs.queries(workload) : workload.n());
  }

  /** One cloud is kept at a time, with its jobs. */
  private Cloud cloud(Workload workload) {
    if (cloud.particles().count() != workload.n()
        || cloud.particles().dimension() != workload.d()) {
      jobs.clear();
      cloud = Cloud.of(workload.d(), workload.n());
    }
    return cloud;
  }
}
