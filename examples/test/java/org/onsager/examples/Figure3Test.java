package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Figure3Test {

  private static final int RUNS = 12;
  private static final int LAST_STEP = 501;

  /** Runs behind the paper's mean. */
  private static final int PAPER_RUNS = 50;

  /** Student's t with 11 degrees of freedom exceeds this with probability 1e-4. */
  private static final double STUDENT = 5.9;

  /** Reading a curve off a logarithmic picture. */
  private static final double READING = 0.02;

  private static Figure3Curves curves;

  @BeforeAll
  static void compute() {
    curves = Figure3Curves.compute(RUNS, LAST_STEP);
  }

  /**
   * Our mean of 12 runs and the paper's of 50 differ by {@code t sd sqrt(1/12 + 1/50)} at most, t
   * of Student's distribution, sd ours, plus two per cent for the reading.
   */
  @Test
  void meansAreWithinTheSamplingErrorOfThePaper() {
    int compared = 0;
    for (var byTarget : curves.curves()) {
      for (var entry : byTarget._2) {
        for (PaperCurve paper : PaperCurve.of(byTarget._1, entry._1)) {
          for (var point : entry._2.filter(p -> Vector.of(1, 101, 201, 501).contains(p.step()))) {
            double published = paper.at(point.step()).get();
            double bound =
                STUDENT * point.sd() * Math.sqrt(1.0 / RUNS + 1.0 / PAPER_RUNS)
                    + READING * published;
            assertEquals(
                published,
                point.mean(),
                bound,
                byTarget._1.id() + ", " + entry._1.label + ", step " + point.step());
            compared++;
          }
        }
      }
    }
    assertEquals(2 * 3 * 4, compared);
  }

  @Test
  void massChangesBeatTransportAlone() {
    for (var byTarget : curves.curves()) {
      double ift = byTarget._2.get(Figure3Algorithm.IFT).get().last().toTarget();
      double flow = byTarget._2.get(Figure3Algorithm.MMD_FLOW).get().last().toTarget();
      assertTrue(ift < flow / 1.5, byTarget._1.id() + ": IFT " + ift + ", MMD flow " + flow);
    }
  }

  @Test
  void theProgramLeavesPicturesAndCurves(@TempDir Path out) throws Exception {
    String printed =
        Printed.by(
            options -> Figure3.run(options, 101), HashMap.of("runs", "1", "out", out.toString()));
    assertTrue(printed.contains("gaussian  IFT"), printed);
    assertTrue(printed.contains("1 run in"), printed);
    Path folder = out.resolve("figure3");
    for (String name :
        Vector.of(
            "losses", "particles-gaussian", "particles-mixture", "ift-gaussian", "ift-mixture")) {
      assertTrue(Files.size(folder.resolve(name + ".png")) > 1000, name);
      assertTrue(Files.size(folder.resolve(name + ".svg")) > 1000, name);
    }
    String csv = Files.readString(folder.resolve("curves.csv"));
    assertEquals("target,algorithm,step,mean,sd,mean_to_target", csv.lines().findFirst().get());
    // Two targets, four algorithms, steps 1, 51, 101.
    assertEquals(1 + 2 * 4 * 3, csv.lines().count());
    String page = Files.readString(folder.resolve("index.html"));
    assertTrue(page.contains("4 runs: IFT, WFR, MMD flow, MMD flow + noise"));
    assertTrue(page.length() < 1_000_000);
  }
}
