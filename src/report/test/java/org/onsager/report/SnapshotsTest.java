package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.onsager.distribution.Density;
import org.onsager.distribution.Normal;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SnapshotsTest {

  private static final Pattern TRANSLATED = Pattern.compile("translate\\((\\S+) ");

  private static final Points TARGET = plane(0, 0, 10, 0, 0, 3);
  private static final Points AT = plane(1, 1, 2, 1, 3, 1);

  /** Points of the plane, coordinates in pairs. */
  private static Points plane(double... pairs) {
    return Points.of(
        IntStream.range(0, pairs.length / 2)
            .mapToObj(i -> new double[] {pairs[2 * i], pairs[2 * i + 1]})
            .toArray(double[][]::new));
  }

  private static Snapshot snapshot(double... weights) {
    return Snapshot.of("start", Particles.of(AT, weights)).over(TARGET);
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
    Snapshot far = Snapshot.of("end", Particles.uniform(plane(50, 50)));
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
  void coloursDeepenWithTheWeight() {
    double before = Double.MAX_VALUE;
    for (double share = 0.001; share <= 1; share += 0.001) {
      var color = Mark.color(share);
      double sum = color.getRed() + color.getGreen() + color.getBlue();
      assertTrue(sum <= before, "at " + share);
      before = sum;
    }
  }

  @Test
  void manyParticlesAreSmall() {
    assertEquals(Mark.DISC, Mark.radius(100));
    assertTrue(Mark.radius(2000) < Mark.radius(500));
    assertTrue(Mark.radius(1_000_000) > 1);
  }

  @Test
  void labelsSayWhatIsShown() {
    List<String> plane = Drawn.texts(Samples.flight(2));
    assertTrue(
        plane.containsAll(List.of("start", "step 101", "end", "coordinate 1", "coordinate 2")),
        plane.toString());
    assertTrue(plane.containsAll(List.of("target", "path", "massless")), plane.toString());
    List<String> space = Drawn.texts(Samples.flight(100));
    String heading = "Spherical IFT, three Gaussians, first 2 of 100 axes";
    assertTrue(space.containsAll(List.of(heading, "coordinate 1")), space.toString());
    List<String> named = Drawn.texts(Samples.flight(100).named("length", "depth"));
    assertTrue(named.containsAll(List.of(heading, "length", "depth")), named.toString());
    List<String> line = Drawn.texts(Samples.flight(1));
    assertTrue(
        line.containsAll(List.of("coordinate", "weight", "target", "density, scaled", "path")),
        line.toString());
  }

  @Test
  void aSnapshotAloneIsAPicture() {
    Snapshot one = Snapshot.of("end", Particles.uniform(Points.of(new double[] {1, 2, 3})));
    List<String> texts = Drawn.texts(one);
    assertTrue(texts.containsAll(List.of("end", "first 2 of 3 axes")), texts.toString());
    assertEquals(Snapshots.of("", one).height(), one.height());
    assertTrue(Drawn.ink(RasterCanvas.render(one)) > 0.01);
  }

  /** Weights 1 : 2 : 0 are heights 1 : 2 : 0 over the same foot. */
  @Test
  void onTheLineWeightsAreHeights() {
    Particles mu = Particles.of(Points.onLine(0, 1, 3), 0.2, 0.4, 0);
    var circles = particles(Snapshots.of("", Snapshot.of("", mu)));
    // The lightest first; the weightless one is hollow, at height zero; filled ones have a rim.
    double zero = Drawn.number(circles.get(0), "cy");
    assertEquals("none", circles.get(0).getAttribute("fill"));
    double light = zero - Drawn.number(circles.get(1), "cy");
    double heavy = zero - Drawn.number(circles.get(3), "cy");
    // Coordinates are written to a hundredth of a pixel, heights are about a hundred.
    assertEquals(2, heavy / light, 1e-3);
    double first = Drawn.number(circles.get(1), "cx");
    double second = Drawn.number(circles.get(3), "cx");
    assertEquals(3, (Drawn.number(circles.get(0), "cx") - first) / (second - first), 1e-3);
  }

  /** The labels begin to the right of the name of the axis. */
  @Test
  void weightsHaveRoomForTheirDigits() {
    for (double weight : new double[] {1, 0.018, 1.2e-3, 1.7e-5, 1e-300}) {
      Snapshots picture = Snapshots.of("", Snapshot.of("", Particles.of(Points.onLine(0), weight)));
      Document svg = Drawn.svg(picture);
      Element name =
          Drawn.elements(svg, "text").stream()
              .filter(text -> text.getTextContent().equals("weight"))
              .findFirst()
              .get();
      Matcher place = TRANSLATED.matcher(name.getAttribute("transform"));
      assertTrue(place.lookingAt());
      double right = Double.parseDouble(place.group(1));
      for (Element text : Drawn.elements(svg, "text")) {
        if (text.getAttribute("text-anchor").equals("end")) {
          double width = TextRun.width(text.getTextContent(), Theme.TICK);
          assertTrue(Drawn.number(text, "x") - width > right, text.getTextContent());
        }
      }
    }
  }

  @Test
  void onTheLineSamplesAreStrokes() {
    Snapshot bare = Snapshot.of("", Particles.uniform(Points.onLine(0, 1)));
    int before = lines(bare);
    // Two samples and the five strokes of the legend.
    assertEquals(before + 2 + 5, lines(bare.over(Points.onLine(0.5, 0.25))));
  }

  private static int lines(Picture picture) {
    return Drawn.elements(Drawn.svg(picture), "line").size()
        + Drawn.elements(Drawn.svg(picture), "path").size();
  }

  /** On the line the curve is as high as the heaviest particle. */
  @Test
  void aDensityIsShownWhateverItsConstant() {
    for (int d : new int[] {1, 2}) {
      Snapshot bare = Snapshot.of("", Particles.uniform(Points.of(new double[d], new double[d])));
      String expected = SvgCanvas.document(bare.withDensity(bump(d, 0)));
      assertTrue(expected.length() > SvgCanvas.document(bare).length() + 1000);
      // The exponentials of both are no doubles.
      assertEquals(expected, SvgCanvas.document(bare.withDensity(bump(d, -5000))));
      assertEquals(expected, SvgCanvas.document(bare.withDensity(bump(d, 5000))));
    }
    Snapshot line = Snapshot.of("", Particles.of(Points.onLine(0, 1), 3, 1));
    Snapshots picture = Snapshots.of("", line.withDensity(bump(1, 0)));
    // In the legend of this picture are no paths. Heaviest last, and each disc has a rim.
    Element curve = Drawn.elements(Drawn.svg(picture), "path").getFirst();
    double top = Drawn.corners(curve).stream().mapToDouble(Point2D::getY).min().getAsDouble();
    assertEquals(Drawn.number(particles(picture).get(3), "cy"), top);
  }

  private static Density bump(int dimension, double constant) {
    return Density.of(
        dimension,
        x -> constant - Points.of(x).coordinates().dot(Points.of(x).coordinates()),
        x -> Points.of(x).coordinates().map(coordinate -> -2 * coordinate).toArray());
  }

  @Test
  void legendNamesOnlyWhatIsThere() {
    List<String> texts = Drawn.texts(Snapshots.of("", snapshot(1, 1, 1)));
    assertTrue(texts.contains("target"));
    assertTrue(!texts.contains("path") && !texts.contains("massless"), texts.toString());
  }

  @Test
  void trailsGoFromStartToEnd() {
    Snapshot moved = snapshot(1, 1, 1).withTrails(Particles.uniform(TARGET), Particles.uniform(AT));
    Document svg = Drawn.svg(Snapshots.of("", moved));
    List<Element> ways = Drawn.elements(svg, "path");
    assertEquals(3, ways.size());
    List<Element> circles = Drawn.elements(svg, "circle");
    for (int i = 0; i < 3; i++) {
      // Samples first, then the particles, each a disc with a rim.
      assertEquals(
          List.of(centre(circles.get(i)), centre(circles.get(3 + 2 * i))),
          Drawn.corners(ways.get(i)));
    }
  }

  private static Point2D centre(Element circle) {
    return new Point2D.Double(Drawn.number(circle, "cx"), Drawn.number(circle, "cy"));
  }

  @Test
  void contoursAreDrawn() {
    Snapshot dense = snapshot(1, 1, 1).withDensity(Samples::density);
    // And the two of the legend.
    assertEquals(4 + 2, Drawn.elements(Drawn.svg(Snapshots.of("", dense)), "path").size());
    assertTrue(Drawn.texts(dense).contains("density"));
    Snapshot empty = snapshot(1, 1, 1).withDensity((x, y) -> Double.NaN);
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
    Snapshot s = snapshot(1, 1, 1).over(Points.of(Samples.cloud(9000, 2, 0, 0)));
    long dots = Drawn.elements(Drawn.svg(Snapshots.of("", s)), "circle").size();
    assertTrue(dots > 1500 && dots < 2050, "dots " + dots);
  }

  /** A heap in the middle and a thin tail to the right of it: no dot, all of them, and a legend. */
  @Test
  void moreSamplesAreShades() {
    double[][] rows = new double[20_000][];
    Arrays.setAll(rows, i -> new double[] {i < 19_000 ? 0 : (i - 19_000) / 1000.0, (i % 2) / 1e3});
    Snapshots picture = Snapshots.of("", snapshot(1, 1, 1).over(Points.of(rows)));
    assertTrue(Drawn.texts(picture).contains("samples a cell, 0 to most"));
    assertTrue(!Drawn.texts(picture).contains("target"));
    long dots = Drawn.elements(Drawn.svg(picture), "circle").size();
    assertTrue(dots < 20, "dots " + dots);
    assertTrue(Drawn.ink(RasterCanvas.render(picture)) > 0.01);
  }

  @Test
  void shadesCountTheSamplesOfACell() {
    // Two units a pixel to the right, one upwards: 10 x 5 cells of 8 x 4 units.
    Axes axes =
        new Axes(
            new Rectangle2D.Double(100, 50, 40, 20),
            new Scale.Linear(0, 80),
            new Scale.Linear(0, 20),
            50);
    Points samples =
        Points.of(new double[][] {{1, 19}, {7, 17}, {9, 19}, {79, 1}, {-1, 1}, {3, 21}});
    SampleDensity density = SampleDensity.of(samples, axes);
    assertEquals(10, density.columns());
    assertEquals(5, density.rows());
    assertEquals(4, density.counts().sum().intValue());
    assertEquals(2, density.counts().get(0));
    assertEquals(1, density.counts().get(1));
    assertEquals(1, density.counts().get(49));
    List<Shape> shapes = new ArrayList<>();
    List<Color> colors = new ArrayList<>();
    density.draw(
        new Recorded((shape, color) -> {
          shapes.add(shape);
          colors.add(color);
        }),
        axes);
    assertEquals(3, shapes.size());
    assertEquals(new Rectangle2D.Double(100, 50, 4, 4), shapes.getFirst());
    assertEquals(new Rectangle2D.Double(136, 66, 4, 4), shapes.getLast());
    assertEquals(SampleDensity.color(1), colors.getFirst());
    assertTrue(colors.getLast().getRed() > colors.getFirst().getRed());
  }

  /** A canvas that tells what is filled. */
  private record Recorded(BiConsumer<Shape, Color> fills) implements Canvas {

    @Override
    public void fill(Shape shape, Color color) {
      fills.accept(shape, color);
    }

    @Override
    public void stroke(Shape shape, Pen pen) {}

    @Override
    public void text(String label, double x, double y, Lettering lettering) {}

    @Override
    public void clipped(Rectangle2D area, Consumer<Canvas> drawing) {
      drawing.accept(this);
    }

    @Override
    public void shifted(double dx, double dy, Consumer<Canvas> drawing) {
      drawing.accept(this);
    }
  }

  /** Four chains draw by draw, side by side: a binomial share of 2000 is off by 100 in 5 sigma. */
  @Test
  void allPhasesOfAPeriodAreShown() {
    double[][] chains = new double[8000][];
    Arrays.setAll(chains, i -> new double[] {i % 4, i % 7});
    Snapshot s = snapshot(1, 1, 1).over(Points.of(chains));
    var dots =
        Drawn.elements(Drawn.svg(Snapshots.of("", s)), "circle").stream()
            .collect(
                Collectors.groupingBy(
                    dot -> Math.round(Drawn.number(dot, "cx")), Collectors.counting()));
    assertEquals(4, dots.values().stream().filter(n -> Math.abs(n - 500) < 100).count());
  }

  @Test
  void aSingleParticleIsEnough() {
    Snapshot one = Snapshot.of("", Particles.of(plane(1, 2), 3));
    assertEquals(4, particles(Snapshots.of("", one)).size() + 2);
  }

  @Test
  void badInputIsRefused() {
    Particles three = Particles.uniform(AT);
    Particles space = Particles.uniform(Points.of(new double[] {1, 2, 3}));
    assertRefused("needs at least 2", () -> snapshot(1, 1, 1).withTrails(three));
    assertRefused(
        "must have 3", () -> snapshot(1, 1, 1).withTrails(three, Particles.uniform(plane(1, 1))));
    assertRefused("trail[1]", () -> snapshot(1, 1, 1).withTrails(three, space));
    assertRefused("target has dimension 2", () -> Snapshot.of("", space).over(TARGET));
    Snapshot solid = Snapshot.of("", space);
    assertRefused("marginal", () -> solid.withDensity(Normal.isotropic(1, 0, 0, 0)));
    assertRefused("particles", () -> solid.withDensity(Normal.isotropic(1, 0, 0)));
    assertRefused("one at least", () -> Snapshots.of(""));
    assertRefused("one at least", () -> Samples.flight(2).inColumns(0));
    assertRefused("must be equal", () -> Snapshots.of("", snapshot(1, 1, 1), solid));
  }

  private static void assertRefused(String message, Executable misuse) {
    var e = assertThrows(IllegalArgumentException.class, misuse);
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.toString());
  }
}
