package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.w3c.dom.Element;

/** What a few particles far away do to a picture: nothing but a mark at its edge. */
class PointBoxTest {

  private static final double[][] CLOUD = Samples.cloud(100, 2, 0, 0);

  /** The cloud, its last particles somewhere else. */
  private static Points cloud(int strays, double x, double y) {
    double[][] rows = Samples.cloud(100, 2, 0, 0);
    for (int i = 0; i < strays; i++) {
      rows[99 - i] = new double[] {x, y};
    }
    return Points.of(rows);
  }

  private static PointBox of(Points points) {
    return PointBox.of(Particles.uniform(points));
  }

  @Test
  void fewStraysDoNotSetTheBox() {
    PointBox without = of(Points.of(Arrays.copyOf(CLOUD, 95)));
    assertEquals(without, of(cloud(5, 1e6, 0)));
    assertEquals(without, of(cloud(5, 0, -1e6)));
    assertEquals(without, PointBox.of(cloud(5, 100, 100)));
    assertEquals(1e6, of(cloud(6, 1e6, 0)).right(), "six of a hundred are a part of the measure");
    assertEquals(12, of(cloud(5, 12, 0)).right(), "what is near is shown");
  }

  @Test
  void aParticleWithMassIsNoStray() {
    double[] weights = new double[100];
    Arrays.fill(weights, 1);
    weights[99] = 6;
    assertEquals(1e6, PointBox.of(Particles.of(cloud(1, 1e6, 0), weights)).right());
    weights[99] = 5;
    assertTrue(PointBox.of(Particles.of(cloud(1, 1e6, 0), weights)).right() < 10);
  }

  @Test
  void fewPointsAndCoincidentOnesHaveNoStrays() {
    assertEquals(1e6, of(Points.of(new double[][] {{0, 0}, {1, 0}, {1e6, 0}})).right());
    double[][] same = new double[100][2];
    same[0][0] = 1e6;
    assertEquals(1e6, of(Points.of(same)).right());
  }

  private static List<Element> discs(Snapshot snapshot) {
    return Drawn.elements(Drawn.svg(snapshot), "circle");
  }

  @Test
  void aStrayIsAMarkAtTheEdgeAndItsNumberIsSaid() {
    Snapshot snapshot = Snapshot.of("", Particles.uniform(cloud(3, 1e6, 0)));
    assertTrue(Drawn.texts(snapshot).contains("beyond: 3 particles"));
    // Two circles a particle: all but three, spread over the picture.
    assertEquals(2 * 97, discs(snapshot).size());
    double left = discs(snapshot).stream().mapToDouble(c -> Drawn.number(c, "cx")).min().orElse(0);
    double right = discs(snapshot).stream().mapToDouble(c -> Drawn.number(c, "cx")).max().orElse(0);
    assertTrue(right - left > 190, "of 230 pixels");
    assertTrue(
        !Drawn.texts(Snapshot.of("", Particles.uniform(cloud(0, 0, 0))))
            .toString()
            .contains("beyond"));
  }

  @Test
  void samplesBeyondAreCountedToo() {
    Snapshot snapshot = Snapshot.of("", Particles.uniform(cloud(1, 1e6, 0))).over(cloud(2, 0, 1e6));
    assertTrue(Drawn.texts(snapshot).contains("beyond: 1 particle and 2 samples"));
  }

  /** Half a unit is no distance at 10^17, and a box without a size would divide by zero. */
  @Test
  void coincidentParticlesFarFromZeroHaveAFrame() {
    for (double x : new double[] {0, 3e-9, 1e3, 1e17, -1e200}) {
      for (Points place : new Points[] {Points.onLine(x), Points.of(new double[] {x, x / 2})}) {
        String svg = Snapshot.of("", Particles.uniform(place)).svg();
        assertTrue(!svg.contains("NaN") && !svg.contains("Infinity"), svg);
        assertTrue(svg.contains("<circle"), svg);
      }
    }
  }
}
