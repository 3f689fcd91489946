package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.data.Csv;
import org.onsager.distribution.Normal;
import org.onsager.measure.Key;

class ExamplesTest {

  private static final Path CASES = Path.of("..", "src", "core", "test", "resources", "ift-flow");

  @Test
  void iftFlowCaseMatchesTheAuthorsCode() throws Exception {
    String printed =
        Printed.by(IftFlowCase::run, HashMap.empty(), CASES.resolve("gaussian-2d-ift").toString());
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
            () -> Printed.by(IftFlowCase::run, HashMap.empty(), folder.toString()));
    assertTrue(refusal.getMessage().contains("at most"), refusal.getMessage());
  }

  @Test
  void iftFlowCaseSaysWhatIsMissing(@TempDir Path empty) {
    var refusal =
        assertThrows(
            UsageException.class,
            () -> Printed.by(IftFlowCase::run, HashMap.empty(), empty.toString()));
    assertTrue(refusal.getMessage().contains("case.json"), refusal.getMessage());
  }

  @Test
  void quantiseBeatsRandomSamples(@TempDir Path out) throws Exception {
    // The median distance: one kernel, as smooth as the cloud is wide.
    String printed =
        Printed.by(Quantise::run, HashMap.of("out", out.toString(), "bandwidth", "1.82"));
    double particles = number(printed, "this +(\\S+)");
    assertTrue(particles < number(printed, "random samples +(\\S+)") / 1e4, printed);
    for (String other : new String[] {"kernel herding", "k-means", "recombination"}) {
      assertTrue(particles < number(printed, other + ", simplex weights +(\\S+)") / 10, printed);
    }
    double[] weights = Csv.read(out.resolve("quantise/particles.csv")).column("weight");
    assertEquals(20, weights.length);
    assertEquals(1, Statistics.mean(weights) * 20, 1e-12);
    assertTrue(Files.exists(out.resolve("quantise/particles.png")));
  }

  /**
   * A sine of period 2 pi / 4 standard deviations is rougher than the kernel of the median distance
   * and no better integrated than by the cells of k-means, whatever its {@code MMD^2}; that of two
   * lengths sees it.
   */
  @Test
  void quantiseIsNotFooled(@TempDir Path out) throws Exception {
    var options = HashMap.of("out", out.toString());
    String median = Printed.by(Quantise::run, options.put("bandwidth", "1.82"));
    String both = Printed.by(Quantise::run, options);
    assertTrue(both.contains("standard deviations 1.82, 0.908"), both);
    assertTrue(
        number(both, "sin 4x +(\\S+)") < number(median, "sin 4x +(\\S+)") / 5, median + both);
    for (String printed : new String[] {median, both}) {
      // Below the scale of the points: as anyone does.
      assertTrue(number(printed, "sin 8x +(\\S+)") > 0.05, printed);
      assertTrue(number(printed, "\nx +(\\S+)") < 1e-3, printed);
    }
  }

  @Test
  void quantiseDrawsTheLine(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data.csv");
    Csv.write(data, List.of("depth"), Normal.isotropic(1, 3).sample(50, Key.of(1)).rows());
    Printed.by(Quantise::run, HashMap.of("out", folder.toString()), data.toString(), "5");
    Path found = folder.resolve("quantise/particles.csv");
    assertEquals("depth,weight", Files.readString(found).lines().findFirst().get());
    String picture = Files.readString(folder.resolve("quantise/particles.svg"));
    assertTrue(picture.contains(">depth<") && picture.contains(">weight<"), picture);
  }

  /** The penguins, seen with a kernel that reaches a tenth of the way between two of them. */
  @Test
  void quantiseBeginsWideWhereTheKernelIsNarrow(@TempDir Path folder) throws Exception {
    var options = HashMap.of("out", folder.toString(), "evaluations", "300");
    String narrow = Printed.by(Quantise::run, options.put("bandwidth", "0.15"));
    assertTrue(narrow.contains("Gauss-Newton JKO steps, first with wider kernels"), narrow);
    // Twenty such kernels cover little of the samples: no method comes much lower.
    assertTrue(
        number(narrow, "this +(\\S+)")
            < 0.8 * number(narrow, "random samples, simplex weights +(\\S+)"),
        narrow);
    String usual = Printed.by(Quantise::run, options.put("bandwidth", "1"));
    assertFalse(usual.contains("first with wider"), usual);
  }

  /** 250 points in 7 dimensions are 2000 unknowns and fit a matrix; 251 do not. */
  @Test
  void quantiseSaysWhichSchemeItTakes(@TempDir Path folder) throws Exception {
    double[][] rows = Normal.isotropic(1, new double[7]).sample(300, Key.of(1)).rows();
    Path data = folder.resolve("data.csv");
    Csv.write(data, List.of(), rows);
    String printed =
        Printed.by(
            Quantise::run,
            HashMap.of("out", folder.toString(), "evaluations", "20"),
            data.toString(),
            "251");
    assertTrue(printed.contains("proximal steps by L-BFGS"), printed);
    assertTrue(
        number(printed, "this +(\\S+)") < number(printed, "random samples +(\\S+)"), printed);
  }

  @Test
  void quantiseSaysWhatIsAllowed(@TempDir Path folder) throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.csv"), "1,2\n3,x\n");
    for (String[] words :
        new String[][] {
          {"nowhere.csv"}, {bad.toString()}, {bad.toString(), "0"}, {bad.toString(), "1", "2"}
        }) {
      var refusal =
          assertThrows(
              UsageException.class, () -> Printed.by(Quantise::run, HashMap.empty(), words));
      assertTrue(refusal.getMessage().startsWith("-Dargs="), refusal.getMessage());
    }
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
  void myGeometryIsFasterThanTheRoundOne() throws Exception {
    String printed = Printed.by(MyGeometry::run);
    double round = number(printed, "everywhere +(\\S+)");
    double mine = number(printed, "axis 2 +(\\S+)");
    assertTrue(mine < round / 2, printed);
  }

  /**
   * The least value of the interaction energy in the plane is -1/12, on a ring, whatever the mean.
   */
  @Test
  void myEnergyReachesItsMinimum() throws Exception {
    String printed = Printed.by(MyEnergy::run);
    assertEquals(-1.0 / 12, number(printed, "-> (\\S+),"), 2e-6, printed);
    assertEquals(2, number(printed, "coordinate (\\S+) "), 1e-5, printed);
  }

  private static double number(String printed, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(printed);
    assertTrue(matcher.find(), printed);
    return Double.parseDouble(matcher.group(1));
  }
}
