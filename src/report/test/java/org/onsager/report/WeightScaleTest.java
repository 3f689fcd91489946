package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.w3c.dom.Element;

class WeightScaleTest {

  private static final int N = 1000;

  /** The first one has that share of the mass, all others as much as each other. */
  private static Particles withOneOf(double share) {
    double[] weights = new double[N];
    Arrays.fill(weights, (1 - share) / (N - 1));
    weights[0] = share;
    return Particles.of(Points.of(Samples.cloud(N, 2, 0, 0)), weights);
  }

  @Test
  void aHeavyParticleDoesNotFlattenTheOthers() {
    for (double share : new double[] {0.05, 0.5, 0.85}) {
      WeightScale scale = WeightScale.of(Vector.of(withOneOf(share)));
      double light = (1 - share) / (N - 1);
      assertEquals(16 * light, scale.top(), 1e-15, "sixteen times the others");
      assertEquals(share, scale.heaviest());
      assertEquals(1, scale.share(share));
      // Its square root is a quarter of the ramp, whose second colour is at a fifth.
      assertEquals(1.0 / 16, scale.share(light), 1e-15);
    }
    assertEquals(
        "weight, 0 to ≥ 0.008 (most: 0.5)", WeightScale.of(Vector.of(withOneOf(0.5))).label());
  }

  /** Less than a tenth of the mass in all others: they are light. */
  @Test
  void whatIsLightStaysLight() {
    WeightScale scale = WeightScale.of(Vector.of(withOneOf(0.95)));
    assertEquals(0.95, scale.top());
    assertEquals("weight, 0 to 0.95", scale.label());
  }

  /** Seventeen times the others is less than twice sixteen times. */
  @Test
  void aScaleIsNotCutForLittle() {
    WeightScale scale = WeightScale.of(Vector.of(withOneOf(17.0 / (N - 1 + 17))));
    assertEquals(scale.heaviest(), scale.top());
  }

  @Test
  void equalWeightsAreTheScale() {
    Particles even = Particles.uniform(Points.of(Samples.cloud(N, 2, 0, 0)));
    assertEquals(new WeightScale(1e-3, 1e-3), WeightScale.of(Vector.of(even)));
    WeightScale both = WeightScale.of(Vector.of(even, withOneOf(0.5)));
    assertEquals(16e-3, both.top(), 1e-15, "sixteen times the heavier of the light ones");
    assertTrue(both.isMassless(1e-10) && !both.isMassless(1e-8));
  }

  /** A pixel of a light particle is no longer near to white. */
  @Test
  void lightOnesHaveAColour() {
    Snapshot snapshot = Snapshot.of("", withOneOf(0.5));
    Element first =
        Drawn.elements(Drawn.svg(snapshot), "circle").stream()
            .filter(circle -> !circle.getAttribute("fill").equals("none"))
            .findFirst()
            .orElseThrow();
    int rgb = Integer.decode(first.getAttribute("fill"));
    assertTrue((rgb & 255) < 0x8f, "blue of " + first.getAttribute("fill"));
    assertTrue(Drawn.texts(snapshot).contains("weight, 0 to ≥ 0.008 (most: 0.5)"));
  }

  /** On the line it is a triangle at the upper edge, and the others have a height. */
  @Test
  void aHeavyStemLeadsOutOfTheFrame() {
    double[] places = new double[N];
    Arrays.setAll(places, i -> i);
    Snapshot snapshot =
        Snapshot.of("", new Particles(Points.onLine(places), withOneOf(0.5).weights()));
    List<String> texts = Drawn.texts(snapshot);
    assertTrue(texts.contains("beyond: 1 particle"), texts.toString());
    var picture = SnapshotsDrawing.of(Snapshots.of("", snapshot));
    assertEquals(1.06 * 16 * 0.5 / 999, picture.view().y().high(), 1e-15);
  }

  @Test
  void aPointerStaysWithinTheEdgeAndPointsOutwards() {
    for (int i = 0; i < 8; i++) {
      var pointer = new Path2D.Double(Mark.pointer(50, 50, i * Math.PI / 4));
      double centre = pointer.getBounds2D().getCenterX() - 50;
      double outwards = Math.cos(i * Math.PI / 4);
      assertTrue(Math.abs(outwards) < 1e-9 || centre * outwards < 0, "at " + i);
      // The tip is a pixel before the edge, in the direction that it points to.
      assertTrue(pointer.contains(50 - 1.2 * outwards, 50 - 1.2 * Math.sin(i * Math.PI / 4)));
      assertTrue(!pointer.contains(50 - 0.8 * outwards, 50 - 0.8 * Math.sin(i * Math.PI / 4)));
    }
  }
}
