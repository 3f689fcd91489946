package org.onsager.command.mixing;

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
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.command.Launched;
import org.onsager.command.input.MutatedCsv;
import org.onsager.command.input.Resource;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;
import org.onsager.measure.Key;

/** What a user of {@link MixingDistribution} sees. */
class MixingDistributionTest {

  @TempDir private Path folder;

  private Launched launched(Map<String, String> options, String... words) {
    return Launched.by(
        "mixing", options.put("out", folder.resolve("mixing-distribution").toString()), words);
  }

  private Launched launched(String text, Map<String, String> options) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text);
    return launched(options, file.toString());
  }

  private Sheet left(String name) {
    return Csv.read(folder.resolve("mixing-distribution").resolve(name));
  }

  private static void requireLine(Launched run, String regex) {
    run.requireRan();
    assertTrue(
        Pattern.compile("(?m)^" + regex + "$").matcher(run.err() + run.out()).find(), run.out());
  }

  @Test
  void galaxiesWithoutArguments() {
    Launched run = launched(HashMap.empty());
    requireLine(run, "galaxies.csv: 82 observations, 82 different, normal with .* 1.0");
    requireLine(run, "mean log-likelihood = -2\\.4327752305325\\d+");
    requireLine(run, "gap = \\d\\.\\de-1[34] \\(proved, \\d+ points read\\)");
    requireLine(run, "atoms = 6");
    Sheet atoms = left("atoms.csv");
    assertEquals(Vector.of("atom", "weight"), atoms.header());
    double[] places = atoms.column("atom");
    assertEquals(6, places.length);
    assertTrue(Vector.ofAll(places).equals(Vector.ofAll(places).sorted()));
    assertEquals(1, Arrays.stream(atoms.column("weight")).sum(), 1e-14);
    Sheet posterior = left("posterior.csv");
    assertEquals(Vector.of("value", "posterior mean"), posterior.header());
    assertArrayEquals(Resource.sheet("galaxies.csv").column("value"), posterior.column("value"));
    for (double mean : posterior.column("posterior mean")) {
      assertTrue(mean >= places[0] && mean <= places[5]);
    }
    for (String ending : new String[] {"png", "svg"}) {
      assertTrue(Files.exists(folder.resolve("mixing-distribution/mixing-distribution." + ending)));
    }
  }

  /** Each row of the file has its own line in the posterior, equal ones the same. */
  @Test
  void rowsStayInTheirOrder() throws IOException {
    Launched run = launched("n,count\n".replace("n,", "") + "4\n0\n1\n0\n7\n", HashMap.empty());
    requireLine(run, ".*data.csv: 5 observations, 4 different, Poisson");
    Sheet posterior = left("posterior.csv");
    assertArrayEquals(new double[] {4, 0, 1, 0, 7}, posterior.column("count"));
    double[] means = posterior.column("posterior mean");
    assertEquals(means[1], means[3]);
    // Of ordered likelihood ratios the means are ordered.
    assertTrue(means[1] < means[2] && means[2] < means[0] && means[0] < means[4]);
  }

  private static String cloud(String header, int dimension, int count) {
    RandomGenerator random = Key.of(3).generator();
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < count; i++) {
      double centre = 4 * random.nextInt(2);
      text.append(Vector.range(0, dimension).map(k -> centre + random.nextGaussian()).mkString(","))
          .append('\n');
    }
    return text.toString();
  }

  @Test
  void planeIsProvedAndSpaceEstimated() throws IOException {
    Launched plane = launched(cloud("x,weight", 2, 60), HashMap.of("sigma", "1"));
    requireLine(plane, "gap = \\d\\.\\de-1[2-4] \\(proved, \\d+ points read\\)");
    assertEquals(Vector.of("x", "weight", "weight of the atom"), left("atoms.csv").header());
    assertEquals(
        Vector.of("x", "weight", "posterior mean of x", "posterior mean of weight"),
        left("posterior.csv").header());
    Launched space = launched(cloud("x,y,z", 3, 60), HashMap.of("sigma", "1"));
    requireLine(space, "gap = \\d\\.\\de-1[2-9] \\(estimated, \\d+ points read\\)");
    assertEquals(Vector.of("x", "y", "z", "weight"), left("atoms.csv").header());
  }

  @Test
  void successesOfDifferentTrials() throws IOException {
    Launched run =
        launched(
            "trials,successes\n10,1\n20,9\n3,3\n70,6\n1500,800\n5000,2400\n45,18\n",
            HashMap.empty());
    requireLine(run, "gap = \\d\\.\\de-1[2-4] \\(proved, \\d+ points read\\)");
    for (double atom : left("atoms.csv").column("atom")) {
      assertTrue(atom >= 1.0 / 12 && atom <= 1);
    }
  }

  @Test
  void missingRowsAreLeftOut() throws IOException {
    Launched run = launched("value,error\n1,1\nNA,2\n6,0.5\n", HashMap.of("missing", "leave-out"));
    requireLine(run, ".*1 line with missing values left out \\(line 3\\)");
    assertEquals(2, left("posterior.csv").count());
  }

  @Test
  void saysThatItRanOut() throws IOException {
    Launched run = launched(cloud("value", 1, 100), HashMap.of("sigma", "1", "evaluations", "6"));
    requireLine(run, ".*; ended: 6 evaluations spent");
    requireLine(run, "gap = \\d\\.\\de-0\\d \\(proved, \\d+ points read\\)");
  }

  /** So many values so far apart that none explains another. */
  @Test
  void valuesThatNoAtomExplains() throws IOException {
    Launched run = launched(cloud("value", 1, 1200), HashMap.of("sigma", "1e-6"));
    assertEquals(1, run.code());
    run.requireSentence();
    assertTrue(run.err().contains("too far apart for their standard errors"), run.err());
    assertTrue(run.err().contains("give larger errors (--sigma)"), run.err());
  }

  /** A few values as far apart as numbers allow are their own atoms. */
  @Test
  void farValuesAreTheirOwnAtoms() throws IOException {
    Launched run = launched("value\n-1e5\n0\n3e6\n", HashMap.of("sigma", "1"));
    requireLine(run, "atoms = 3");
    assertArrayEquals(new double[] {-1e5, 0, 3e6}, left("atoms.csv").column("atom"), 1e-9);
  }

  @Test
  void everyCsvRunsOrIsRefused() throws IOException {
    int ran = 0;
    for (int seed = 0; seed < 100; seed++) {
      MutatedCsv input = MutatedCsv.of(Key.of(14).fold(seed).generator());
      Path file = Files.write(folder.resolve("data.csv"), input.bytes());
      Launched run = launched(HashMap.of("sigma", "1", "evaluations", "5"), file.toString());
      try {
        run.requireAnswer();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + input.accidents() + run.err(), e);
      }
      ran += run.ran() ? 1 : 0;
    }
    assertTrue(ran > 20 && ran < 80, "of 100 ran " + ran);
  }
}
