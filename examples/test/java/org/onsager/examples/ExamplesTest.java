package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.command.shell.UsageException;
import org.onsager.energy.Energy;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

class ExamplesTest {

  private static final Path CASES = Path.of("..", "src", "core", "test", "resources", "ift-flow");

  /** Those whose output the README shows are run there. */
  @Test
  void theFirstProgramsLeaveTheirPictures(@TempDir Path out) throws Exception {
    Printed.by(FirstFlow::run, HashMap.of("out", out.toString()));
    Printed.by(FirstProof::run, HashMap.of("out", out.toString()));
    for (String name : new String[] {"first-flow", "first-proof"}) {
      for (String ending : new String[] {".png", ".svg"}) {
        assertTrue(Files.size(out.resolve(name).resolve(name + ending)) > 10_000, name + ending);
      }
    }
  }

  @Test
  void iftFlowCaseMatchesTheAuthorsCode(@TempDir Path out) throws Exception {
    String printed =
        Printed.by(
            IftFlowCase::run,
            HashMap.of("out", out.toString()),
            CASES.resolve("gaussian-2d-ift").toString());
    assertTrue(Files.exists(out.resolve("ift-flow-case/ift-flow-case.png")));
    assertTrue(number(printed, "positions max deviation = (\\S+)") < 1e-9, printed);
    assertTrue(number(printed, "weights max deviation = (\\S+)") < 1e-9, printed);
    assertTrue(number(printed, "loss max relative deviation = (\\S+)") < 1e-8, printed);
  }

  @Test
  void iftFlowCaseRefusesAnotherResult(@TempDir Path folder) throws Exception {
    for (String name :
        new String[] {
          "case.json", "particles.csv", "target.csv", "expected-weights.csv", "expected-loss.csv"
        }) {
      Files.copy(CASES.resolve("gaussian-2d-ift").resolve(name), folder.resolve(name));
    }
    Files.copy(folder.resolve("particles.csv"), folder.resolve("expected-positions.csv"));
    var refusal =
        assertThrows(
            UsageException.class,
            () ->
                Printed.by(
                    IftFlowCase::run,
                    HashMap.of("out", folder.resolve("out").toString()),
                    folder.toString()));
    assertTrue(refusal.getMessage().contains("at most"), refusal.getMessage());
  }

  @Test
  void iftFlowCaseSaysWhatIsMissing(@TempDir Path empty) {
    var refusal =
        assertThrows(
            UsageException.class,
            () ->
                Printed.by(
                    IftFlowCase::run, HashMap.of("out", empty.toString()), empty.toString()));
    assertTrue(refusal.getMessage().contains("case.json"), refusal.getMessage());
  }

  @Test
  void highDimensionGoesOnWhereItStopped(@TempDir Path out) throws Exception {
    for (String iterations : new String[] {"10", "20"}) {
      highDimension(out.resolve("twice"), iterations, "1");
    }
    highDimension(out.resolve("once"), "20", "1");
    assertEquals(losses(out.resolve("once")), losses(out.resolve("twice")));
    assertTrue(highDimension(out.resolve("once"), "20", "1").contains("too few to say"));
    highDimension(out.resolve("twice"), "20", "2");
    highDimension(out.resolve("other"), "20", "2");
    assertEquals(losses(out.resolve("other")), losses(out.resolve("twice")));
    var refusal =
        assertThrows(UsageException.class, () -> highDimension(out.resolve("once"), "10", "1"));
    assertTrue(refusal.getMessage().contains("already has 20"), refusal.getMessage());
  }

  /** Found before the first of the three runs goes on: its checkpoint stays as it was. */
  @Test
  void highDimensionRefusesCheckpointsThatAreNotItsOwn(@TempDir Path out) throws Exception {
    highDimension(out, "10", "1");
    highDimension(out, "10", "2");
    Path folder = out.resolve("high-dimension");
    byte[] first = Files.readAllBytes(folder.resolve("mmd-flow-n12-seed1"));
    Path last = folder.resolve("ift-exponential-n12-seed1");
    byte[] whole = Files.readAllBytes(last);

    Files.copy(
        folder.resolve("ift-exponential-n12-seed2"), last, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(refusal(out).contains("another run, with seed 2 instead of 1;"), refusal(out));
    Files.copy(folder.resolve("ift-n12-seed1"), last, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(refusal(out).contains("algorithm ift instead of ift-exponential;"), refusal(out));
    Files.write(last, Arrays.copyOf(whole, whole.length / 2));
    assertTrue(refusal(out).contains("damaged or cut short; remove it"), refusal(out));
    assertArrayEquals(first, Files.readAllBytes(folder.resolve("mmd-flow-n12-seed1")));

    Files.write(last, whole);
    highDimension(out, "20", "1");
    assertTrue(Files.size(folder.resolve("index.html")) > 50_000);
  }

  private static String refusal(Path out) {
    var thrown = assertThrows(UsageException.class, () -> highDimension(out, "20", "1"));
    return String.valueOf(thrown.getMessage());
  }

  private static String highDimension(Path out, String iterations, String seed) throws Exception {
    return Printed.by(
        HighDimension::run,
        HashMap.of("out", out.toString(), "n", "12", "iterations", iterations, "seed", seed));
  }

  private static String losses(Path out) throws Exception {
    return Files.readString(out.resolve("high-dimension/losses.csv"));
  }

  @Test
  void myGeometryIsFasterThanTheRoundOne(@TempDir Path out) throws Exception {
    String printed = Printed.by(MyGeometry::run, HashMap.of("out", out.toString()));
    assertTrue(Files.exists(out.resolve("my-geometry/my-geometry.png")));
    double round = number(printed, "everywhere +(\\S+)");
    double mine = number(printed, "axis 2 +(\\S+)");
    assertTrue(mine < round / 2, printed);
  }

  /**
   * The least value of the interaction energy in the plane is -1/12, on a ring, whatever the mean.
   */
  @Test
  void myEnergyReachesItsMinimum(@TempDir Path out) throws Exception {
    String printed = Printed.by(MyEnergy::run, HashMap.of("out", out.toString()));
    assertTrue(Files.exists(out.resolve("my-energy/my-energy.png")));
    assertEquals(-1.0 / 12, number(printed, "-> (\\S+),"), 2e-6, printed);
    assertEquals(2, number(printed, "coordinate (\\S+) "), 1e-5, printed);
    // The ring of radius 1 / sqrt 3 is wider than the cloud that it came from.
    double before = number(printed, "entropy (\\S+) ->");
    assertTrue(number(printed, "entropy \\S+ -> (\\S+)") > before, printed);
  }

  /**
   * Central differences of step 1e-4 are off by 1e-8 of third derivatives, which are below 10 for a
   * kernel of variance one, and by 1e-12 of rounding.
   */
  @Test
  void myEnergyOfPairsHasItsFirstVariation() {
    Energy energy = new MyEnergy.Renyi(Gaussian.ofVariance(1), KernelSums.best());
    Points points = Points.of(new double[][] {{0, 0}, {1, 0.5}, {-0.5, 1}});
    Particles mu = Particles.of(points, 0.5, 0.75, 0.25);
    Field xi = energy.firstVariation(mu);
    double step = 1e-4;
    for (int i = 0; i < 3; i++) {
      int particle = i;
      double byWeight =
          slope(h -> energy.value(mu.withWeights(shifted(mu.weights(), particle, h))), step);
      assertEquals(byWeight, xi.value(i), 1e-7);
      for (int k = 0; k < 2; k++) {
        int entry = k * 3 + i;
        double byPoint =
            slope(
                h ->
                    energy.value(
                        mu.withPoints(
                            points.withCoordinates(shifted(points.coordinates(), entry, h)))),
                step);
        assertEquals(byPoint, mu.weights().get(i) * xi.gradient(i, k), 1e-7);
      }
    }
  }

  private static double slope(DoubleUnaryOperator function, double step) {
    return (function.applyAsDouble(step) - function.applyAsDouble(-step)) / (2 * step);
  }

  private static Block shifted(Block block, int entry, double by) {
    return block.plus(by, Block.build(block.length(), out -> out[entry] = 1));
  }

  private static double number(String printed, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(printed);
    assertTrue(matcher.find(), printed);
    return Double.parseDouble(matcher.group(1));
  }
}
