package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.w3c.dom.Element;

class SnapshotsTest {

  private static final double[][] TARGET = {{0, 0}, {10, 0}, {0, 3}};
  private static final double[][] AT = {{1, 1}, {2, 1}, {3, 1}};

  private static Snapshot snapshot(double... weights) {
    return Snapshot.of("start", TARGET, AT, weights);
  }

  private static List<Element> particles(Snapshots picture) {
    return Drawn.elements(Drawn.svg(picture), "circle").stream()
        .filter(circle -> Drawn.number(circle, "r") > SnapshotDrawing.DOT)
        .toList();
  }

  @Test
  void theUnitIsTheSameInBothDirections() {
    List<Element> dots =
        Drawn.elements(Drawn.svg(Snapshots.of("", snapshot(1, 1, 1))), "circle").subList(0, 3);
    double across = Drawn.number(dots.get(1), "cx") - Drawn.number(dots.get(0), "cx");
    double up = Drawn.number(dots.get(0), "cy") - Drawn.number(dots.get(2), "cy");
    // Coordinates are written to a hundredth of a pixel.
    assertEquals(10.0 / 3, across / up, 1e-3);
  }

  @Test
  void panelsShareTheirAxes() {
    Snapshot far = Snapshot.of("end", new double[0][], new double[][] {{50, 50}}, new double[] {1});
    var circles = particles(Snapshots.of("", snapshot(1, 0, 0), far, snapshot(1, 0, 0)));
    double first = Drawn.number(circles.get(2), "cy");
    assertTrue(circles.stream().filter(c -> Drawn.number(c, "cy") == first).count() >= 4);
  }

  @Test
  void masslessParticlesAreHollowAndHeavyOnesDeep() {
    var circles = particles(Snapshots.of("", snapshot(0, 0.2, 0.8)));
    assertEquals("none", circles.get(0).getAttribute("fill"));
    String light = circles.get(1).getAttribute("fill");
    String heavy = circles.get(3).getAttribute("fill");
    assertTrue(brightness(light) > brightness(heavy) + 100, light + " " + heavy);
    assertEquals(0, brightness(heavy) - brightness("#4a1602"));
  }

  private static int brightness(String color) {
    int rgb = Integer.decode(color);
    return (rgb >> 16) + (rgb >> 8 & 255) + (rgb & 255);
  }

  @Test
  void allMasslessIsStillAPicture() {
    var circles = particles(Snapshots.of("", snapshot(0, 0, 0)));
    assertTrue(circles.stream().allMatch(c -> c.getAttribute("fill").equals("none")));
  }

  @Test
  void coloursDeepenWithTheWeight() {
    double before = Double.MAX_VALUE;
    for (double share = 0.001; share <= 1; share += 0.001) {
      var color = SnapshotDrawing.color(share);
      double sum = color.getRed() + color.getGreen() + color.getBlue();
      assertTrue(sum <= before, "at " + share);
      before = sum;
    }
  }

  @Test
  void manyParticlesAreSmall() {
    assertEquals(SnapshotDrawing.DISC, SnapshotDrawing.radius(100));
    assertTrue(SnapshotDrawing.radius(2000) < SnapshotDrawing.radius(500));
    assertTrue(SnapshotDrawing.radius(1_000_000) > 1);
  }

  @Test
  void labelsSayWhatIsShown() {
    List<String> plane = Drawn.texts(Samples.flight(2));
    assertTrue(
        plane.containsAll(List.of("start", "step 101", "end", "coordinate 1", "coordinate 2")),
        plane.toString());
    assertTrue(plane.containsAll(List.of("target", "path", "massless")), plane.toString());
    List<String> space = Drawn.texts(Samples.flight(100));
    assertTrue(space.contains("coordinate 1 of 100"), space.toString());
    List<String> named = Drawn.texts(Samples.flight(100).named("length", "depth"));
    assertTrue(named.containsAll(List.of("length", "depth")), named.toString());
  }

  @Test
  void legendNamesOnlyWhatIsThere() {
    List<String> texts = Drawn.texts(Snapshots.of("", snapshot(1, 1, 1)));
    assertTrue(texts.contains("target"));
    assertTrue(!texts.contains("path") && !texts.contains("massless"), texts.toString());
  }

  @Test
  void trailsGoFromStartToEnd() {
    Snapshot moved = snapshot(1, 1, 1).withTrails(TARGET, AT);
    assertEquals(3, moved.trails().size());
    assertEquals(new Snapshot.Spot(10, 0), moved.trails().get(1).head());
    assertEquals(new Snapshot.Spot(2, 1), moved.trails().get(1).last());
    int before = Drawn.elements(Drawn.svg(Snapshots.of("", snapshot(1, 1, 1))), "path").size();
    assertEquals(before + 3, Drawn.elements(Drawn.svg(Snapshots.of("", moved)), "path").size());
  }

  @Test
  void contoursAreDrawn() {
    Snapshot dense = snapshot(1, 1, 1).withContours(Samples::density);
    assertEquals(4, Drawn.elements(Drawn.svg(Snapshots.of("", dense)), "path").size());
    Snapshot empty = snapshot(1, 1, 1).withContours((x, y) -> Double.NaN);
    Drawn.svg(Snapshots.of("", empty));
  }

  @Test
  void picturesGrowWithTheirGrid() {
    Snapshot s = snapshot(1, 1, 1);
    Snapshots row = Snapshots.of("", s, s, s, s);
    Snapshots grid = row.inColumns(2);
    assertTrue(row.width() > 1.8 * grid.width());
    assertTrue(grid.height() > row.height() + 150);
    assertTrue(Drawn.ink(RasterCanvas.render(grid)) > 0.01);
  }

  @Test
  void manySamplesAreThinnedOut() {
    double[][] many = Samples.cloud(50_000, 2, 0, 0);
    Snapshot s = Snapshot.of("", many, AT, new double[] {1, 1, 1});
    long dots = Drawn.elements(Drawn.svg(Snapshots.of("", s)), "circle").size();
    assertTrue(dots > 1500 && dots < 2050, "dots " + dots);
  }

  /** Four chains draw by draw, side by side: a binomial share of 2000 is off by 100 in 5 sigma. */
  @Test
  void allPhasesOfAPeriodAreShown() {
    double[][] chains = new double[8000][];
    Arrays.setAll(chains, i -> new double[] {i % 4, i % 7});
    Snapshot s = Snapshot.of("", chains, AT, new double[] {1, 1, 1});
    var dots =
        Drawn.elements(Drawn.svg(Snapshots.of("", s)), "circle").stream()
            .collect(
                Collectors.groupingBy(
                    dot -> Math.round(Drawn.number(dot, "cx")), Collectors.counting()));
    assertEquals(4, dots.values().stream().filter(n -> Math.abs(n - 500) < 100).count());
  }

  @Test
  void aSingleParticleIsEnough() {
    Snapshot one = Snapshot.of("", new double[0][], new double[][] {{1, 2}}, new double[] {3});
    assertEquals(4, particles(Snapshots.of("", one)).size() + 2);
  }

  @Test
  void badInputIsRefused() {
    double[] one = {1};
    double[][] ragged = {{1, 2}, {1, 2, 3}};
    double[][] line = {{1}};
    assertRefused("3 positions, 1 weights", () -> snapshot(1));
    assertRefused("weight = -1.0", () -> snapshot(1, -1, 1));
    assertRefused("positions[1] has 3", () -> Snapshot.of("", TARGET, ragged, new double[2]));
    assertRefused("target[1] has 3", () -> Snapshot.of("", ragged, AT, new double[3]));
    assertRefused("must be at least 2", () -> Snapshot.of("", line, line, one));
    assertRefused(
        "at least one row", () -> Snapshot.of("", TARGET, new double[0][], new double[0]));
    assertRefused(
        "must be finite", () -> Snapshot.of("", TARGET, new double[][] {{1, Double.NaN}}, one));
    assertRefused("needs at least 2", () -> snapshot(1, 1, 1).withTrails(AT));
    assertRefused("3 rows", () -> snapshot(1, 1, 1).withTrails(AT, new double[][] {{1, 1}}));
    assertRefused("one at least", () -> Snapshots.of(""));
    assertRefused("one at least", () -> Samples.flight(2).inColumns(0));
    Snapshot space = Snapshot.of("", new double[0][], new double[][] {{1, 2, 3}}, one);
    assertRefused("must be equal", () -> Snapshots.of("", snapshot(1, 1, 1), space));
  }

  private static void assertRefused(String message, Executable misuse) {
    var e = assertThrows(IllegalArgumentException.class, misuse);
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.toString());
  }
}
