package org.onsager.command.quantise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.command.Launched;
import org.onsager.data.Csv;
import org.onsager.distribution.Normal;
import org.onsager.measure.Key;

/** The penguins, and what a user says of them. */
class QuantiseTest {

  @TempDir private Path folder;

  private Launched quantise(String... more) {
    String[] args = Arrays.copyOf(new String[] {"quantise", "--out=" + folder}, 2 + more.length);
    System.arraycopy(more, 0, args, 2, more.length);
    return Launched.by(args).requireRan();
  }

  @Test
  void beatsRandomSamples() {
    // The median distance: one kernel, as smooth as the cloud is wide.
    Launched run = quantise("--bandwidth=1.82");
    double particles = run.number("this +(\\S+)");
    assertTrue(particles < run.number("random samples +(\\S+)") / 1e4, run.out());
    for (String other : new String[] {"kernel herding", "k-means", "recombination"}) {
      assertTrue(particles < run.number(other + ", simplex weights +(\\S+)") / 10, run.out());
    }
    double[] weights = Csv.read(folder.resolve("particles.csv")).column("weight");
    assertEquals(20, weights.length);
    assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
    assertTrue(Files.exists(folder.resolve("particles.png")));
  }

  /**
   * A sine of period 2 pi / 4 standard deviations is rougher than the kernel of the median distance
   * and no better integrated than by the cells of k-means, whatever its {@code MMD^2}; that of two
   * lengths sees it.
   */
  @Test
  void isNotFooled() {
    Launched median = quantise("--bandwidth=1.82");
    Launched both = quantise();
    assertTrue(both.out().contains("standard deviations 1.82, 0.908"), both.out());
    assertTrue(
        both.number("sin 4x +(\\S+)") < median.number("sin 4x +(\\S+)") / 5,
        median.out() + both.out());
    for (Launched run : List.of(median, both)) {
      // Below the scale of the points: as anyone does.
      assertTrue(run.number("sin 8x +(\\S+)") > 0.05, run.out());
      assertTrue(run.number("\nx +(\\S+)") < 1e-3, run.out());
    }
  }

  @Test
  void drawsTheLine() throws Exception {
    Path data = folder.resolve("data.csv");
    Csv.write(data, List.of("depth"), Normal.isotropic(1, 3).sample(50, Key.of(1)).rows());
    quantise(data.toString(), "-n", "5");
    Path found = folder.resolve("particles.csv");
    assertEquals("depth,weight", Files.readString(found).lines().findFirst().get());
    String picture = Files.readString(folder.resolve("particles.svg"));
    assertTrue(picture.contains(">depth<") && picture.contains(">weight<"), picture);
  }

  /** The page has what is said, too: tables, the kernel, and where the data are from. */
  @Test
  void leavesAPage() throws Exception {
    Path data = folder.resolve("far.csv");
    Csv.write(data, List.of("x", "y"), Normal.isotropic(1, 300, 5).sample(50, Key.of(1)).rows());
    quantise(data.toString(), "-n", "5");
    String page = Files.readString(folder.resolve("index.html"));
    for (String part :
        List.of("<title>quantise", "random samples", "sin 4x", "far.csv", "kernel")) {
      assertTrue(page.contains(part), part);
    }
  }

  /** The penguins, seen with a kernel that reaches a tenth of the way between two of them. */
  @Test
  void beginsWideWhereTheKernelIsNarrow() {
    Launched narrow = quantise("--evaluations=300", "--bandwidth=0.15");
    assertTrue(
        narrow.out().contains("Gauss-Newton JKO steps, first with wider kernels"), narrow.out());
    // Twenty such kernels cover little of the samples: no method comes much lower.
    assertTrue(
        narrow.number("this +(\\S+)")
            < 0.8 * narrow.number("random samples, simplex weights +(\\S+)"),
        narrow.out());
    Launched usual = quantise("--evaluations=300", "--bandwidth=1");
    assertFalse(usual.out().contains("first with wider"), usual.out());
  }

  /** 250 points in 7 dimensions are 2000 unknowns and fit a matrix; 251 do not. */
  @Test
  void saysWhichSchemeItTakes() {
    Path data = folder.resolve("data.csv");
    Csv.write(data, List.of(), Normal.isotropic(1, new double[7]).sample(300, Key.of(1)).rows());
    Launched run = quantise(data.toString(), "-n", "251", "--evaluations=20");
    assertTrue(run.out().contains("proximal steps by L-BFGS"), run.out());
    assertTrue(run.number("this +(\\S+)") < run.number("random samples +(\\S+)"), run.out());
  }

  /** A file of the table alone, or the table on the standard output, are what the folder has. */
  @Test
  void theTableIsTheSameEverywhere() throws Exception {
    quantise("--evaluations=10");
    String table = Files.readString(folder.resolve("particles.csv"));
    Path file = folder.resolve("elsewhere/points.csv");
    Launched alone =
        Launched.by("quantise", "--evaluations=10", "-o", file.toString()).requireRan();
    assertEquals(table, Files.readString(file));
    assertTrue(alone.out().contains("points.csv is written"), alone.out());
    try (var others = Files.list(file.getParent())) {
      assertEquals(1, others.count());
    }
    Launched printed = Launched.by("quantise", "--evaluations=10", "-o", "-").requireRan();
    assertEquals(table, printed.out());
    assertTrue(printed.err().contains("342 samples"), printed.err());
    Launched quiet = Launched.by("quantise", "--evaluations=10", "-o", "-", "--quiet").requireRan();
    assertEquals(table, quiet.out());
    assertEquals("", quiet.err());
  }

  /** The particles of the state at which the user wants an end are written. */
  @Test
  void interruptedItKeepsWhatIsDone() {
    AtomicInteger asked = new AtomicInteger();
    Launched run =
        Launched.by(
                () -> asked.incrementAndGet() > 3,
                "quantise",
                "--evaluations=100000",
                "--out=" + folder)
            .requireRan();
    assertTrue(run.out().contains("ended: interrupted"), run.out());
    assertFalse(run.out().contains("random samples"), "what is not needed is left out");
    assertEquals(20, Csv.read(folder.resolve("particles.csv")).rows().length);
  }
}
