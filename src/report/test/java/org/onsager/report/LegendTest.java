package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class LegendTest {

  private static final double[] ONE = {1};

  private static Vector<String> labels(Curve... curves) {
    return Legend.of(Vector.of(curves), Palette.of()).entries().map(Legend.Entry::label);
  }

  @Test
  void namesAnAlgorithmOnceAndOverlaysTogether() {
    Curve ift = Curve.line("IFT", ONE, ONE);
    Curve wfr = Curve.line("WFR", ONE, ONE);
    Curve paperIft = Curve.markers("IFT", "paper", ONE, ONE);
    Curve paperWfr = Curve.markers("WFR", "paper", ONE, ONE);
    assertEquals(Vector.of("IFT", "WFR", "paper"), labels(ift, paperIft, wfr, paperWfr, ift));
  }

  @Test
  void namesOverlaysWithoutALineByBoth() {
    Curve paper = Curve.markers("IFT", "paper", ONE, ONE);
    Curve theory = Curve.dashed("rate", "", ONE, ONE);
    assertEquals(Vector.of("IFT, paper", "rate"), labels(paper, theory));
  }

  @Test
  void namesHistogramsAndStems() {
    Curve counts = Curve.histogram("data", new double[] {0, 1}, ONE);
    Curve atoms = Curve.stems("atoms", ONE, ONE);
    Curve fit = Curve.line("fit", ONE, ONE);
    assertEquals(Vector.of("fit", "data", "atoms"), labels(counts, atoms, fit));
  }

  @Test
  void breaksIntoRows() {
    Curve a = Curve.line("a long name of an algorithm", ONE, ONE);
    Curve b = Curve.line("another long name", ONE, ONE);
    Legend legend = Legend.of(Vector.of(a, b), Palette.of());
    assertEquals(Legend.ROW, legend.height(1000));
    assertEquals(2 * Legend.ROW, legend.height(150));
  }

  @Test
  void colorsDependOnNamesOnly() {
    Palette one = Palette.sorted(Vector.of("WFR", "IFT", "WFR"));
    Palette other = Palette.sorted(Vector.of("IFT", "WFR"));
    assertEquals(one.color("WFR"), other.color("WFR"));
    assertNotEquals(one.color("WFR"), one.color("IFT"));
    assertEquals(Theme.QUIET, one.color("unknown"));
  }

  @Test
  void theEighthNameHasAnotherDash() {
    Palette palette = Palette.of("a", "b", "c", "d", "e", "f", "g", "h");
    assertEquals(palette.color("a"), palette.color("h"));
    assertEquals(Pen.Dash.SOLID, palette.dash("g"));
    assertEquals(Pen.Dash.DASHED, palette.dash("h"));
  }
}
