package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * Says which mark is whose, in centred rows.
 *
 * @param entries what to say, in order
 */
record Legend(Vector<Entry> entries) {

  static final double ROW = 20;

  private static final double SWATCH = 24;
  private static final double GAP = 6;
  private static final double SPACE = 22;

  /** Pixels on both sides that stay empty. */
  private static final double EDGE = 6;

  /** Entries are about as wide as each other up to this factor. */
  private static final double ALIKE = 1.5;

  /** Draws a mark, centred at a point. */
  @FunctionalInterface
  interface Swatch {
    void draw(Canvas canvas, double x, double y);
  }

  /** A mark and its meaning. */
  record Entry(String label, Swatch swatch, double swatchWidth) {
    Entry(String label, Swatch swatch) {
      this(label, swatch, SWATCH);
    }

    double width() {
      return swatchWidth + GAP + TextRun.width(label, Theme.ENTRY);
    }

    /** Cut to the room there is. */
    void draw(Canvas canvas, double x, double y, double room) {
      String cut = Fitted.line(label, Theme.ENTRY, room - swatchWidth - GAP);
      swatch.draw(canvas, x + swatchWidth / 2, y);
      canvas.text(cut, x + swatchWidth + GAP, y + 4, Theme.ENTRY);
    }
  }

  /**
   * The legend of some curves. An algorithm has one entry, in its colour; its overlays have one for
   * all algorithms, in grey, unless there is no line whose colour would tell whose they are.
   */
  static Legend of(Vector<Curve> curves, Palette palette) {
    Vector<Curve> lines = curves.filter(c -> c.look() == Curve.Look.LINE).distinctBy(Curve::name);
    Vector<String> known = lines.map(Curve::name);
    Vector<Entry> entries = lines.map(curve -> entry(curve, curve.name(), palette));
    Vector<Curve> overlays = curves.filter(c -> c.look() != Curve.Look.LINE);
    Vector<Entry> orphans =
        overlays
            .filter(curve -> !known.contains(curve.name()))
            .distinctBy(Legend::caption)
            .map(curve -> entry(curve, caption(curve), palette));
    Vector<Entry> shared =
        overlays
            .filter(curve -> known.contains(curve.name()))
            .distinctBy(Curve::note)
            .map(curve -> entry(curve, curve.note(), Palette.of()));
    return new Legend(entries.appendAll(orphans).appendAll(shared));
  }

  /** This legend, which says where bands end. */
  Legend withCutBands() {
    return new Legend(
        entries.append(
            new Entry(
                "bands end at a third of the mean",
                (canvas, x, y) ->
                    canvas.fill(
                        new Rectangle2D.Double(x - SWATCH / 2, y - 5, SWATCH, 10),
                        Theme.translucent(Theme.QUIET, PanelDrawing.BAND)))));
  }

  private static String caption(Curve curve) {
    return curve.note().isEmpty() ? curve.name() : curve.name() + ", " + curve.note();
  }

  private static Entry entry(Curve curve, String label, Palette palette) {
    Color color = palette.color(curve.name());
    if (curve.look() == Curve.Look.MARKERS) {
      return new Entry(label, (canvas, x, y) -> PanelDrawing.dot(canvas, x, y, color));
    }
    if (curve.look() == Curve.Look.STEMS) {
      return new Entry(label, (canvas, x, y) -> PanelDrawing.stem(canvas, x, y + 6, y - 4, color));
    }
    if (curve.look() == Curve.Look.AREA) {
      return new Entry(
          label,
          (canvas, x, y) -> {
            var area = new Rectangle2D.Double(x - SWATCH / 2, y - 5, SWATCH, 10);
            canvas.fill(area, Theme.translucent(color, PanelDrawing.BAND));
            canvas.stroke(area, Pen.solid(Theme.translucent(color, PanelDrawing.OUTLINE), 1));
          });
    }
    Pen pen = Pen.solid(color, PanelDrawing.LINE + 0.2).dashed(PanelDrawing.dash(curve, palette));
    boolean band = curve.knots().exists(knot -> knot.sd() > 0);
    return new Entry(
        label,
        (canvas, x, y) -> {
          if (band) {
            var area = new Rectangle2D.Double(x - SWATCH / 2, y - 5, SWATCH, 10);
            canvas.fill(area, Theme.translucent(color, PanelDrawing.BAND));
          }
          canvas.stroke(new Line2D.Double(x - SWATCH / 2, y, x + SWATCH / 2, y), pen);
        });
  }

  /** The height that the legend needs. */
  double height(double width) {
    return ROW * rows(width - 2 * EDGE).size();
  }

  /** Draws the legend centred in a strip whose upper left corner is given. */
  void draw(Canvas canvas, double left, double top, double width) {
    double room = width - 2 * EDGE;
    Vector<Vector<Entry>> rows = rows(room);
    double y = top + ROW / 2;
    for (Vector<Entry> row : rows) {
      double length = length(inColumns(room) ? rows.head() : row, room);
      double x = left + EDGE + Math.max(0, room - length) / 2;
      for (Entry entry : row) {
        entry.draw(canvas, x, y, room);
        x += cell(entry, room) + SPACE;
      }
      y += ROW;
    }
  }

  private Vector<Vector<Entry>> rows(double room) {
    Vector<Vector<Entry>> rows = Vector.empty();
    for (Entry entry : entries) {
      if (rows.isEmpty() || length(rows.last().append(entry), room) > room) {
        rows = rows.append(Vector.of(entry));
      } else {
        rows = rows.update(rows.size() - 1, row -> row.append(entry));
      }
    }
    return rows;
  }

  private double length(Vector<Entry> row, double room) {
    return row.map(entry -> cell(entry, room)).sum().doubleValue() + SPACE * (row.size() - 1);
  }

  /** What an entry takes of its row. */
  private double cell(Entry entry, double room) {
    return inColumns(room) ? widest() : entry.width();
  }

  /** Several rows of entries about as wide as each other stand in columns. */
  private boolean inColumns(double room) {
    double all = entries.map(Entry::width).sum().doubleValue() + SPACE * (entries.size() - 1);
    return all > room && widest() <= ALIKE * entries.map(Entry::width).min().get();
  }

  private double widest() {
    return entries.map(Entry::width).max().get();
  }
}
