package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Long names and long numbers find their room: no text leaves the picture or covers another. */
class FittedTest {

  private static final Lettering STYLE = Theme.ENTRY;
  private static final String LONG =
      "interaction-force transport, spherical, from afar and without noise, eps = 10^{−4}";

  private static final double[] X = {0, 1, 2};

  @Test
  void aLongLabelKeepsBothEnds() {
    assertEquals(LONG, Fitted.line(LONG, STYLE, TextRun.width(LONG, STYLE)));
    for (double width = 30; width < TextRun.width(LONG, STYLE); width += 7) {
      String cut = Fitted.line(LONG, STYLE, width);
      assertTrue(TextRun.width(cut, STYLE) <= width, cut);
      String[] ends = cut.split("…", -1);
      assertTrue(ends.length == 2 && LONG.startsWith(ends[0]) && LONG.endsWith(ends[1]), cut);
      assertTrue(!ends[1].contains("}") || ends[1].contains("^{−4}"), "raised parts are whole");
    }
  }

  @Test
  void linesAreBrokenAtBlanks() {
    Vector<String> lines = Fitted.lines(LONG, STYLE, 150);
    assertTrue(
        lines.size() > 2 && lines.forAll(line -> TextRun.width(line, STYLE) <= 150), "" + lines);
    assertEquals(LONG, lines.mkString(" "));
    assertEquals(Vector.of(LONG), Fitted.lines(LONG, STYLE, 1000));
    assertTrue(Fitted.lines("", STYLE, 100).isEmpty());
    assertTrue(Fitted.lines("incomprehensibilities", STYLE, 60).head().contains("…"));
  }

  static List<Picture> pictures() {
    Panel panel =
        Panel.of(LONG, Axis.linear(LONG), Axis.logarithmic(LONG))
            .with(Curve.line(LONG, X, new double[] {1, 0.1, 0.01}))
            .with(Curve.line("short", X, new double[] {2, 0.2, 0.02}))
            .with(new Level(LONG, 0.5));
    Panel far = Panel.of("", Axis.linear("x"), Axis.linear("y"));
    Panel twelve = panel;
    for (int i = 0; i < 12; i++) {
      twelve = twelve.with(Curve.line("algorithm " + i, X, new double[] {1, 1, i + 1}));
    }
    Points wide = Points.of(new double[][] {{0, 0}, {950_000, 1e5}, {4e5, 8e5}, {1e5, -7e5}});
    Snapshot snapshot = Snapshot.of(LONG, Particles.uniform(wide));
    Particles line = Particles.of(Points.onLine(-123_456, 123_456, 0), 1e5, 2e5, 3e5);
    return List.of(
        Curves.of(LONG, panel),
        Curves.of(LONG, panel, twelve),
        Curves.of("", far.with(Curve.line("a", X, new double[] {123_456, 123_457, 123_458}))),
        Snapshots.of(LONG, snapshot).named(LONG, LONG),
        Snapshots.of("", snapshot, snapshot, Snapshot.of("end", Particles.uniform(wide))),
        Snapshots.of(LONG, Snapshot.of("", line)),
        Samples.losses().beside(Samples.flight(1)),
        Samples.flight(100).inColumns(1));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void everyTextIsOnThePictureAndCoversNoOther(Picture picture) {
    List<Written.Text> texts = Written.on(picture);
    var frame = new Rectangle2D.Double(0, 0, picture.width(), picture.height());
    for (Written.Text text : texts) {
      assertTrue(frame.contains(text.area()), text + " in " + frame);
    }
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        Written.Text a = texts.get(i);
        Written.Text b = texts.get(j);
        assertTrue(!a.area().intersects(b.area()), a + " covers " + b);
      }
    }
  }

  @Test
  void manyEntriesOfALegendStandInColumns() {
    Vector<Legend.Entry> entries =
        Vector.range(0, 12).map(i -> new Legend.Entry("flow " + i * i * i, (c, x, y) -> {}));
    Picture strip = Drawn.square(canvas -> new Legend(entries).draw(canvas, 0, 0, 400));
    List<Double> lefts = Written.on(strip).stream().map(text -> text.area().getX()).toList();
    int columns = (int) lefts.stream().distinct().count();
    assertTrue(columns > 1 && columns < 12, lefts.toString());
    for (int i = columns; i < 12; i++) {
      assertEquals(lefts.get(i - columns), lefts.get(i));
    }
  }
}
