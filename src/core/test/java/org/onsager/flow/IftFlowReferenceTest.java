package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.assertRelative;
import static org.onsager.testing.Near.distance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.preset.AsInIftFlow;
import org.onsager.preset.AsInPaper;
import org.onsager.step.Step;
import org.onsager.testing.Csv;

/**
 * The authors' published code, case by case. Origin of the data and of the tolerances: {@code
 * ift-flow/README.md} among the test resources.
 */
class IftFlowReferenceTest {

  private static final double POSITIONS_AND_WEIGHTS = 1e-9;
  private static final double LOSS = 1e-8;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gaussian-2d-mmd-flow",
        "gaussian-2d-ift",
        "gaussian-2d-ift-kl-weights",
        "mixture-2d-ift",
        "mixture-100d-ift"
      })
  void matchesTheAuthorsCode(String name) {
    Reference reference = new Reference(name);

    Outcome end =
        Flow.of(reference.step())
            .from(reference.start(), Key.of(0))
            .observing(Observer.mmdSquared("loss", reference.mmd()))
            .every((long) reference.number("recordedEvery"))
            .until(Stop.steps((long) reference.number("iterations")));

    Points positions = Points.of(reference.rows("expected-positions.csv"));
    Block weights = Block.copyOf(reference.column("expected-weights.csv", 0));
    assertNear(
        positions.coordinates(),
        end.state().particles().points().coordinates(),
        POSITIONS_AND_WEIGHTS);
    assertNear(weights, end.state().particles().weights(), POSITIONS_AND_WEIGHTS);
    double[] iterations = reference.column("expected-loss.csv", 0);
    double[] losses = reference.column("expected-loss.csv", 1);
    assertEquals(iterations.length, end.rows().size());
    for (int k = 0; k < losses.length; k++) {
      assertEquals((long) iterations[k], end.rows().get(k).index());
      assertRelative(losses[k], end.rows().get(k).get("loss"), LOSS);
    }
  }

  /** The tolerance tells conventions apart: the paper's updates are far from the code's. */
  @Test
  void thePapersConventionIsAnotherOne() {
    Reference reference = new Reference("gaussian-2d-ift");
    Step paper = AsInPaper.mmdFlow(reference.mmd(), reference.number("positionLearningRate"));

    Outcome end = Flow.of(paper).from(reference.start(), Key.of(0)).until(Stop.steps(1));
    Outcome authors =
        Flow.of(reference.step()).from(reference.start(), Key.of(0)).until(Stop.steps(1));

    assertTrue(
        distance(
                end.state().particles().points().coordinates(),
                authors.state().particles().points().coordinates())
            > 0.1);
  }

  private record Reference(String name, String json, Mmd mmd) {

    Reference(String name) {
      this(name, Csv.text("/ift-flow/" + name + "/case.json"), target(name));
    }

    private static Mmd target(String name) {
      String folder = "/ift-flow/" + name;
      double gamma = number(Csv.text(folder + "/case.json"), "gamma");
      return Mmd.to(
          Samples.of(Points.of(Csv.rows(folder + "/target.csv"))), AsInIftFlow.kernel(gamma));
    }

    Step step() {
      double positionRate = number("positionLearningRate");
      return switch (entry(json, "algorithm")) {
        case "mmd-flow" -> AsInIftFlow.mmdFlow(mmd, positionRate);
        case "ift-mmd" -> AsInIftFlow.ift(mmd, positionRate, number("weightLearningRate"));
        case "ift-kl" ->
            AsInIftFlow.iftExponential(mmd, positionRate, number("weightLearningRate"));
        default -> throw new AssertionError(json);
      };
    }

    Particles start() {
      return Particles.uniform(Points.of(rows("particles.csv")));
    }

    double[][] rows(String file) {
      return Csv.rows("/ift-flow/" + name + "/" + file);
    }

    double[] column(String file, int column) {
      return Csv.column("/ift-flow/" + name + "/" + file, column);
    }

    double number(String key) {
      return number(json, key);
    }

    private static double number(String json, String key) {
      return Double.parseDouble(entry(json, key));
    }

    private static String entry(String json, String key) {
      Matcher entry = Pattern.compile("\"" + key + "\": \"?([^,\"\\s]+)").matcher(json);
      assertTrue(entry.find(), key);
      return entry.group(1);
    }
  }
}
