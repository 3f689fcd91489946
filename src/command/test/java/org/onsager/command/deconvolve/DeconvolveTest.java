package org.onsager.command.deconvolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.command.Launched;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;

/** Deconvolve against closed forms, and against the conditions of optimality summed here. */
class DeconvolveTest {

  @TempDir private Path folder;

  private Launched deconvolve(Map<String, String> options, String... words) {
    return Launched.by(
        "deconvolve", options.put("out", folder.resolve("deconvolve").toString()), words);
  }

  private Sheet spikes() {
    return Csv.read(folder.resolve("deconvolve/spikes.csv"));
  }

  private static double blurred(double t, double x, double blur) {
    return Math.exp(-(t - x) * (t - x) / (2 * blur * blur));
  }

  /**
   * One spike of height a at a reading, the readings even: for the blurred kernel K the mass is
   * {@code a - lambda / K(0)}, with {@code lambda = s a K(0)} that is {@code a (1 - s)}, and {@code
   * F = 1 - s / 2} in units of a. That K depends on the distance only is the Poisson sum, to e^-88.
   */
  @ParameterizedTest
  @CsvSource({"0.02, 1.5", "0.25, 1.5", "0.6, 4e6"})
  void oneSpike(double share, double height) throws IOException {
    StringBuilder text = new StringBuilder("position,value\n");
    for (int t = 0; t <= 100; t++) {
      text.append(t).append(',').append(height * blurred(t, 40, 3)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("one.csv"), text);
    Map<String, String> options = HashMap.of("blur", "3", "lambda", Double.toString(share));
    Launched run = deconvolve(options.put("gap", "1e-15"), file.toString());
    run.requireRan();
    assertEquals(1 - share / 2, run.number("F = (\\S+),"), 1e-13);
    assertEquals(1 / (2 * share), run.number("without spikes (\\S+)"), 1e-12);
    assertTrue(run.number("gap = (\\S+) \\(proved") < 1e-11, run.out());
    double[] row = spikes().rows()[0];
    assertEquals(1, spikes().rows().length);
    assertEquals(40, row[0], 1e-8);
    assertEquals(height * (1 - share), row[1], 1e-9 * height);
    assertEquals(height, row[2], 1e-9 * height);
  }

  /** The spikes of the example, from its noise of 0.01. */
  @Test
  void theExampleIsFound() {
    Launched run = deconvolve(HashMap.empty());
    run.requireRan();
    double[][] found = spikes().rows();
    double[][] truth = {{18.3, 1}, {32.7, 0.6}, {50.2, 0.8}, {55.9, 0.5}, {80.6, 0.9}};
    assertEquals(truth.length, found.length);
    for (int i = 0; i < truth.length; i++) {
      // A spike of height a alone is placed to 0.01 / a / sqrt(sqrt(pi) / (2 blur)) = 0.018 / a;
      // its height is known to 0.01 / sqrt(sqrt(pi) blur) = 0.0043. Neighbours make that worse by
      // a factor of two, and we allow five standard deviations.
      assertEquals(truth[i][0], found[i][0], 2 * 5 * 0.018 / truth[i][1], run.out());
      assertEquals(truth[i][1], found[i][2], 2 * 5 * 0.0043, run.out());
      assertTrue(found[i][1] < found[i][2], "the price lowers heights");
    }
    assertTrue(Files.exists(folder.resolve("deconvolve/spikes.png")));
    isOptimal(run, Csv.read(folder.resolve("deconvolve/signal.csv")), 3);
  }

  /**
   * {@code xi = 1 + sum_j Phi_j (m_j - y_j) / lambda} is zero at the spikes and negative nowhere.
   */
  private void isOptimal(Launched run, Sheet signal, double blur) {
    double lambda = run.number("lambda = (\\S+),");
    assertTrue(run.number("gap = (\\S+) \\(proved") < 1e-9, run.out());
    double[][] found = spikes().rows();
    double[] t = signal.column("position");
    double[] left = signal.column("value").clone();
    for (int j = 0; j < t.length; j++) {
      for (double[] spike : found) {
        left[j] -= spike[1] * blurred(t[j], spike[0], blur);
      }
    }
    for (double[] spike : found) {
      assertEquals(0, xi(spike[0], t, left, blur, lambda), 1e-9);
    }
    double least =
        IntStream.rangeClosed(0, 10_000)
            .mapToDouble(i -> xi(t[0] + i * (t[t.length - 1] - t[0]) / 1e4, t, left, blur, lambda))
            .min()
            .getAsDouble();
    assertTrue(least > -1e-9, "least xi = " + least);
  }

  private static double xi(double x, double[] t, double[] left, double blur, double lambda) {
    return 1
        - IntStream.range(0, t.length).mapToDouble(j -> blurred(t[j], x, blur) * left[j]).sum()
            / lambda;
  }

  /** The file that the example leaves is read as it was made. */
  @Test
  void theExampleIsAFile() throws IOException {
    deconvolve(HashMap.empty());
    String made = Files.readString(folder.resolve("deconvolve/spikes.csv"));
    Path file = Files.move(folder.resolve("deconvolve/signal.csv"), folder.resolve("signal.csv"));
    Launched run = deconvolve(HashMap.of("blur", "3"), file.toString());
    run.requireRan();
    assertEquals(made, Files.readString(folder.resolve("deconvolve/spikes.csv")));
    Launched wider = deconvolve(HashMap.of("blur", "5"), file.toString());
    wider.requireRan();
    isOptimal(wider, Csv.read(file), 5);
    Launched unknown = deconvolve(HashMap.empty(), file.toString());
    unknown.requireSentence();
    assertTrue(unknown.err().startsWith("--blur is missing"), unknown.err());
  }

  @ParameterizedTest
  @CsvSource({
    "'t,v\n1,2\n1,3\n', 1, all positions are 1.0",
    "'t,v\n1,2\n2,3\n', 0.1, 'more than four blurs of 0.1'",
    "'t,v\n0,2\n1,3\n', 1e-6, --blur=1.0E-6 is less than a 10000th",
    "'t,v\n0,-2\n1,-3\n', 1, no spike of positive height",
    "'t,v\n0,0\n1,0\n', 1, no spike of positive height",
    "'t,v,w\n0,2,1\n1,3,1\n', 1, must have two",
    "'t,v\n0,\n1,3\n', 1, --missing=leave-out",
    "'t,v\n-1e308,2\n1e308,3\n', 1, not too far apart"
  })
  void refusesInOneSentence(String text, String blur, String sentence) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text);
    Launched run = deconvolve(HashMap.of("blur", blur), file.toString());
    run.requireSentence();
    assertTrue(run.err().contains(sentence), run.err());
  }

  /** Scales of values and positions do not matter. */
  @Test
  void unitsDoNotMatter() throws IOException {
    deconvolve(HashMap.empty());
    double[][] plain = spikes().rows();
    double[][] rows = Csv.read(folder.resolve("deconvolve/signal.csv")).rows();
    StringBuilder text = new StringBuilder("position,value\n");
    for (double[] row : rows) {
      text.append(row[0] * 0x1p-40).append(',').append(row[1] * 0x1p60).append('\n');
    }
    Path file = Files.writeString(folder.resolve("scaled.csv"), text);
    Launched run = deconvolve(HashMap.of("blur", Double.toString(3 * 0x1p-40)), file.toString());
    run.requireRan();
    double[][] scaled = spikes().rows();
    assertEquals(plain.length, scaled.length);
    for (int i = 0; i < plain.length; i++) {
      assertEquals(plain[i][0], scaled[i][0] * 0x1p40, 1e-8);
      assertEquals(plain[i][1], scaled[i][1] * 0x1p-60, 1e-9);
    }
  }
}
