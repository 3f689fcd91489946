package org.onsager.examples;

import io.vavr.collection.Vector;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onsager.command.shell.UsageException;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.page.Report;
import org.onsager.preset.AsInIftFlow;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Panel;
import org.onsager.report.Picture;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;
import org.onsager.step.Step;

/**
 * Runs a case of the authors' published code (egorgladin/ift_flow) from a folder and compares with
 * its results: positions and weights within 1e-9, losses within a relative 1e-8.
 */
final class IftFlowCase {

  private static final double POSITION_AND_WEIGHT_LIMIT = 1e-9;
  private static final double LOSS_LIMIT = 1e-8;
  private static final String LOSS = "mmd2";
  private static final String OURS = "Onsager";
  private static final String THEIRS = "the authors' code";

  /** Minutes to hours at the sizes of the published cases. */
  private static final int MOST_ITERATIONS = 10_000_000;

  private static final String ITERATIONS = "iterations";

  private static final Vector<String> KNOWN =
      Vector.of(
          "algorithm",
          "dimension",
          "particles",
          "targetSamples",
          "gamma",
          "positionLearningRate",
          "weightLearningRate",
          ITERATIONS,
          "recordedEvery",
          "seedOfGenerator");

  private IftFlowCase() {}

  static void run(Options options) {
    Path folder = folder(options);
    Path out = options.output("ift-flow-case");
    CaseFile parameters = CaseFile.read(folder.resolve("case.json"), KNOWN);
    int iterations = parameters.whole(ITERATIONS, 1, MOST_ITERATIONS);
    int recordedEvery = parameters.whole("recordedEvery", 1, MOST_ITERATIONS);
    Gaussian kernel = AsInIftFlow.kernel(parameters.positive("gamma"));
    Points samples = Points.of(rows(folder, "target.csv"));
    Points start = Points.of(rows(folder, "particles.csv"));
    requireSizes(parameters, start, samples);
    Mmd energy = Mmd.to(Samples.of(samples), kernel);
    Step step = step(parameters, energy);
    IftFlowResults expected = IftFlowResults.read(folder, start, iterations, recordedEvery);

    // @start region="run"
    Outcome outcome =
        Flow.of(step)
            .from(Particles.uniform(start), Key.of(0))
            .observing(Observer.mmdSquared(LOSS, energy))
            .every(recordedEvery)
            .until(Stop.steps(iterations));
    // @end
    if (outcome.reason() instanceof Reason.Failed failed) {
      throw new UsageException("the run failed: " + failed.message());
    }
    report(expected, outcome);
    Picture picture = picture(expected, outcome, samples);
    picture.save(out.resolve("ift-flow-case"));
    Report.of(outcome)
        .titled("A case of the authors' code")
        .over(samples)
        .with(picture)
        .save(out.resolve("index.html"));
    System.out.println("The picture and index.html are in " + out);
  }

  /** Losses as a line, theirs as dots; particles beside theirs. */
  private static Picture picture(IftFlowResults expected, Outcome outcome, Points samples) {
    Panel losses =
        Panel.of("", Axis.linear("iteration"), Axis.logarithmic("MMD²"))
            .with(Curve.of(OURS, outcome, LOSS))
            .with(Curve.markers(THEIRS, "", expected.iterations(), expected.mmdSquared()));
    return Curves.of("", losses)
        .beside(
            Snapshots.of(
                    "",
                    Snapshot.of(OURS, outcome.state().particles()),
                    Snapshot.of(THEIRS, expected.particles()))
                .over(samples));
  }

  private static Path folder(Options options) {
    if (options.words().isEmpty()) {
      throw new UsageException("-Dargs=FOLDER: must name a folder with a case.json");
    }
    Path folder = Path.of(options.words().mkString(" "));
    if (!Files.isRegularFile(folder.resolve("case.json"))) {
      throw new UsageException("-Dargs=" + folder + ": there is no case.json in this folder");
    }
    return folder;
  }

  /** Finite numbers, a row a line. */
  private static double[][] rows(Path folder, String name) {
    return IftFlowResults.sheet(folder, name).rows();
  }

  /** Sizes may be left out; those that are there must be those of the files. */
  private static void requireSizes(CaseFile parameters, Points start, Points samples) {
    if (start.dimension() != samples.dimension()) {
      throw new UsageException(
          "particles.csv has %d columns and target.csv %d: must have as many"
              .formatted(start.dimension(), samples.dimension()));
    }
    requireSize(parameters, "dimension", start.dimension(), "columns in particles.csv");
    requireSize(parameters, "particles", start.count(), "rows in particles.csv");
    requireSize(parameters, "targetSamples", samples.count(), "rows in target.csv");
    if (parameters.has("seedOfGenerator")) {
      parameters.whole("seedOfGenerator", 0, Integer.MAX_VALUE);
    }
  }

  private static void requireSize(CaseFile parameters, String name, int size, String what) {
    if (parameters.has(name) && parameters.whole(name, 1, Integer.MAX_VALUE) != size) {
      throw parameters.refused(name, size + ", the number of " + what);
    }
  }

  private static Step step(CaseFile parameters, Mmd energy) {
    String weights = "weightLearningRate";
    String algorithm = parameters.choice("algorithm", "mmd-flow", "ift-mmd", "ift-kl");
    double positionRate = parameters.positive("positionLearningRate");
    if (algorithm.equals("mmd-flow")) {
      if (parameters.has(weights)) {
        throw parameters.refused(weights, "null for mmd-flow, which keeps the weights");
      }
      return AsInIftFlow.mmdFlow(energy, positionRate);
    }
    double weightRate = parameters.positive(weights);
    try {
      return algorithm.equals("ift-mmd")
          ? AsInIftFlow.ift(energy, positionRate, weightRate)
          : AsInIftFlow.iftExponential(energy, positionRate, weightRate);
    } catch (IllegalArgumentException e) {
      throw parameters.refused(
          weights, "within the range of a double of positionLearningRate: " + e.getMessage());
    }
  }

  private static void report(IftFlowResults expected, Outcome outcome) {
    Particles end = outcome.state().particles();
    double positions = deviation(expected.positions().rows(), end.points().rows());
    double weights =
        deviation(expected.weights().rows(), new Points(end.count(), 1, end.weights()).rows());
    double loss = relativeDeviation(expected.mmdSquared(), outcome.column(LOSS));
    System.out.println("positions max deviation = " + positions);
    System.out.println("weights max deviation = " + weights);
    System.out.println("loss max relative deviation = " + loss);
    if (!(positions <= POSITION_AND_WEIGHT_LIMIT
        && weights <= POSITION_AND_WEIGHT_LIMIT
        && loss <= LOSS_LIMIT)) {
      throw new UsageException(
          "The deviations must be at most %s (positions, weights) and %s (loss)."
              .formatted(POSITION_AND_WEIGHT_LIMIT, LOSS_LIMIT));
    }
  }

  private static double deviation(double[][] expected, double[][] actual) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < expected[i].length; k++) {
        largest = Math.max(largest, Math.abs(expected[i][k] - actual[i][k]));
      }
    }
    return largest;
  }

  private static double relativeDeviation(double[] expected, double[] actual) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(actual[i] / expected[i] - 1));
    }
    return largest;
  }
}
