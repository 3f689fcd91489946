package org.onsager.command.quantise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.command.Launched;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;

/** Quantise on files after other people's reports; see {@code test/resources/csv}. */
class PeoplesFilesTest {

  private static final Path CASES = Path.of("test", "resources", "csv");

  @TempDir private Path folder;

  private Launched quantise(Path file, int count, Map<String, String> options) {
    return Launched.by(
        "quantise",
        options.put("out", folder.resolve("quantise").toString()).put("evaluations", "20"),
        file.toString(),
        "-n",
        Integer.toString(count));
  }

  private Launched quantise(String text, int count, Map<String, String> options)
      throws IOException {
    return quantise(Files.writeString(folder.resolve("data.csv"), text), count, options);
  }

  private Sheet particles() {
    return Csv.read(folder.resolve("quantise/particles.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "05-semicolons.csv, the cells are separated by semicolons, 300 samples of dimension 3",
    "10-latin1-header.csv, is read as Latin-1, 300 samples of dimension 2",
    "22-blank-line-inside.csv, 1 blank line left out (line 11), 300 samples of dimension 2",
    "30-huge.csv, standardised, 300 samples of dimension 2",
    "47-numbers-in-header.csv, 'the first line is taken as names: id, 2019, 2020', 4 samples of",
    "26-one-row.csv, the samples have 1 distinct row, 1 samples of dimension 2"
  })
  void runsAndSaysWhatItRead(String name, String notice, String samples) {
    Launched run = quantise(CASES.resolve(name), 3, HashMap.empty());
    run.requireRan();
    assertTrue((run.err() + run.out()).contains(notice), run.err());
    assertTrue(run.out().contains(samples), run.out());
    assertEquals(1, Arrays.stream(particles().column("weight")).sum(), 1e-12);
  }

  @Test
  void missingValuesAreRefusedWithTheOptionThatHelps() {
    Path file = CASES.resolve("04-missing-NaN.csv");
    assertEquals(
        ""
            + file
            + ", line 19, column 2 (b): 'NaN' is a missing value: must be a number"
            + " (--missing=leave-out leaves out such rows)\n",
        quantise(file, 3, HashMap.empty()).err());
    Launched run = quantise(file, 3, HashMap.of("missing", "leave-out"));
    run.requireRan();
    assertTrue(run.err().contains("with missing values left out (line 19"), run.err());
  }

  /** Three values, 64 of 67 samples tied: with three points the samples themselves. */
  @Test
  void tiesDoNotStickTogether() {
    Path file = CASES.resolve("18-smile661.csv");
    Launched run = quantise(file, 5, HashMap.empty());
    run.requireRan();
    assertTrue(run.err().contains("5 points were asked for, and the samples have 3 distinct rows"));
    assertTrue(run.out().contains("ended: "), run.out());
    Sheet found = particles();
    Map<Double, Double> shares =
        Vector.ofAll(found.column("v"))
            .zip(Vector.ofAll(found.column("weight")))
            .toMap(pair -> pair);
    // Rounding of a value that is standardised and restored: an ulp or two of 968.
    assertEquals(3, shares.size());
    for (var expected : HashMap.of(962.0, 1 / 67.0, 967.0, 1 / 67.0, 968.0, 65 / 67.0)) {
      var nearest = shares.minBy(s -> Math.abs(s._1() - expected._1())).get();
      assertEquals(expected._1(), nearest._1(), 3e-13);
      assertEquals(expected._2(), nearest._2(), 1e-15);
    }
  }

  /** Two points for three tied values still part, whatever the seed. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3", "4", "5"})
  void particlesStartApart(String seed) {
    Launched run = quantise(CASES.resolve("18-smile661.csv"), 2, HashMap.of("seed", seed));
    run.requireRan();
    assertEquals(2, Arrays.stream(particles().column("v")).distinct().count());
  }

  /** At every scale the same samples give the same points: scales are powers of two. */
  @ParameterizedTest
  @ValueSource(ints = {-1000, -700, -200, 200, 700, 1000})
  void scalesDoNotMatterOnceStandardised(int exponent) throws IOException {
    double[][] rows = {{0.5, 1}, {2, -1.5}, {-1, 0.25}, {3, 3}, {0.75, -2}};
    double[][] scaled = new double[rows.length][];
    Arrays.setAll(scaled, i -> Arrays.stream(rows[i]).map(x -> Math.scalb(x, exponent)).toArray());
    Path file = folder.resolve("data.csv");
    Csv.write(file, Vector.of("x", "y").asJava(), rows);
    quantise(file, 2, HashMap.empty()).requireRan();
    Sheet plain = particles();
    Csv.write(file, Vector.of("x", "y").asJava(), scaled);
    quantise(file, 2, HashMap.empty()).requireRan();
    for (String axis : new String[] {"x", "y"}) {
      assertArrayEquals(
          Arrays.stream(plain.column(axis)).map(x -> Math.scalb(x, exponent)).toArray(),
          particles().column(axis));
    }
    String err = quantise(file, 2, HashMap.of("standardise", "no")).err();
    assertTrue(
        Math.abs(exponent) < 500 ? err.isEmpty() : err.contains("(--standardise=yes does so)"),
        err);
  }

  /** The sum of 0.1 and 0.2 is not 0.3: a column of both is constant, and stays so. */
  @Test
  void aColumnOfRoundingIsConstant() throws IOException {
    String text = "x,y\n" + "0.3,1\n0.30000000000000004,5\n0.3,2\n0.3,-4\n".repeat(5);
    Launched run = quantise(text, 3, HashMap.empty());
    assertTrue(run.err().contains("constant up to rounding, and not standardised: x"), run.err());
    for (double x : particles().column("x")) {
      // The rounding of the data, and of restoring.
      assertEquals(0.3, x, 2 * Math.ulp(0.3));
    }
  }

  /** A column of the data may be called what ours is called. */
  @Test
  void theWeightOfAParticleHasANameOfItsOwn() throws IOException {
    Launched run = quantise("weight,x\n1,2\n3,5\n4,-1\n", 2, HashMap.empty());
    run.requireRan();
    assertEquals(Vector.of("weight", "x", "weight of the particle"), particles().header());
  }

  @ParameterizedTest
  @CsvSource({
    "'2019,2020\n1.5,2.5\n', (say --header=yes or --header=no)",
    "'1d,2d\n1,2\n', (say --header=yes or --header=no)",
    "'x,y\n1,1e309\n', \"line 2, column 2 (y): '1e309' is beyond the largest double\"",
    "'x,y\n1,Infinity\n', \"line 2, column 2 (y): 'Infinity' must be a number, and finite\"",
    "'x,y\n', has no row: must have at least one row of numbers"
  })
  void refusesInOneSentence(String text, String sentence) throws IOException {
    Launched run = quantise(text, 2, HashMap.empty());
    run.requireSentence();
    assertTrue(run.err().contains(sentence.replace("\"", "")), run.err());
  }

  /** From the narrowest kernel to the widest: an answer or a sentence. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1e-320", "1e-160", "1e-154", "1e-130", "1e-80", "1e-8", "1e8", "1e80", "1e154"})
  void everyBandwidthIsAnswered(String bandwidth) {
    Path file = CASES.resolve("47-numbers-in-header.csv");
    for (String standardise : new String[] {"yes", "no"}) {
      quantise(file, 2, HashMap.of("bandwidth", bandwidth, "standardise", standardise))
          .requireAnswer();
    }
  }

  @Test
  void refusesOptionsItDoesNotKnow() {
    Launched run =
        Launched.by(
            "quantise", HashMap.of("sed", "3", "out", folder.resolve("quantise").toString()));
    assertEquals(2, run.code());
    assertTrue(
        run.err().startsWith("--sed: no option of onsager quantise; did you mean --seed?"),
        run.err());
    assertTrue(Launched.by("quantise", HashMap.of("bandwidth", "0x1p3")).err().contains("0x1p3"));
  }
}
