package org.onsager.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import org.onsager.energy.Mmd;
import org.onsager.flow.AsInIftFlow;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Csv;
import org.onsager.report.Sheet;
import org.onsager.step.Step;
import org.onsager.target.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a case of the authors' published code (egorgladin/ift_flow) from a folder and compares with
 * its results: positions and weights within 1e-9, losses within a relative 1e-8.
 */
final class IftFlowCase {

  private static final double POSITION_AND_WEIGHT_LIMIT = 1e-9;
  private static final double LOSS_LIMIT = 1e-8;
  private static final String LOSS = "mmd2";

  private IftFlowCase() {}

  static void run(Options options) throws Exception {
    Path folder = folder(options);
    JsonNode parameters =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("case.json")));
    Gaussian kernel = AsInIftFlow.kernel(number(parameters, "gamma"));
    Samples target = Samples.of(Points.of(Csv.read(folder.resolve("target.csv")).rows()));
    Points start = Points.of(Csv.read(folder.resolve("particles.csv")).rows());
    Mmd energy = Mmd.between(kernel, target);

    Outcome outcome =
        Flow.of(step(parameters, energy))
            .from(Particles.uniform(start), Key.of(0))
            .observing(Observer.mmdSquared(LOSS, energy))
            .every((long) number(parameters, "recordedEvery"))
            .until(Stop.steps((long) number(parameters, "iterations")));
    if (outcome.reason() instanceof Reason.Failed failed) {
      throw new UsageException("the run failed: " + failed.message());
    }
    report(folder, outcome);
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

  private static Step step(JsonNode parameters, Mmd energy) {
    double positionRate = number(parameters, "positionLearningRate");
    String algorithm = parameters.path("algorithm").asString();
    return switch (algorithm) {
      case "mmd-flow" -> AsInIftFlow.mmdFlow(energy, positionRate);
      case "ift-mmd" ->
          AsInIftFlow.ift(energy, positionRate, number(parameters, "weightLearningRate"));
      case "ift-kl" ->
          AsInIftFlow.iftExponential(
              energy, positionRate, number(parameters, "weightLearningRate"));
      default ->
          throw new UsageException(
              "algorithm \""
                  + algorithm
                  + "\" in case.json: must be one of mmd-flow, ift-mmd, ift-kl");
    };
  }

  private static double number(JsonNode parameters, String name) {
    JsonNode value = parameters.path(name);
    if (!value.isNumber()) {
      throw new UsageException(name + " in case.json: must be a number");
    }
    return value.asDouble();
  }

  private static void report(Path folder, Outcome outcome) {
    Particles end = outcome.state().particles();
    double positions =
        deviation(Csv.read(folder.resolve("expected-positions.csv")).rows(), end.points().rows());
    double weights =
        deviation(
            Csv.read(folder.resolve("expected-weights.csv")).rows(),
            new Points(end.count(), 1, end.weights()).rows());
    double loss =
        relativeDeviation(Csv.read(folder.resolve("expected-loss.csv")), outcome.column(LOSS));
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
    requireAsMany(expected.length, actual.length);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      requireAsMany(expected[i].length, actual[i].length);
      for (int k = 0; k < expected[i].length; k++) {
        largest = Math.max(largest, Math.abs(expected[i][k] - actual[i][k]));
      }
    }
    return largest;
  }

  private static double relativeDeviation(Sheet expected, double[] actual) {
    double[] losses = expected.column("mmd_squared");
    requireAsMany(losses.length, actual.length);
    double largest = 0;
    for (int i = 0; i < losses.length; i++) {
      largest = Math.max(largest, Math.abs(actual[i] / losses[i] - 1));
    }
    return largest;
  }

  private static void requireAsMany(int expected, int actual) {
    if (expected != actual) {
      throw new UsageException("the case expects " + expected + " numbers, the run has " + actual);
    }
  }
}
