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
      return swatchWidth + GAP + Run.width(label, Theme.ENTRY);
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
    return ROW * rows(width).size();
  }

  /** Draws the legend centred in a strip whose upper left corner is given. */
  void draw(Canvas canvas, double left, double top, double width) {
    double y = top + ROW / 2;
    for (Vector<Entry> row : rows(width)) {
      double x = left + (width - length(row)) / 2;
      for (Entry entry : row) {
        entry.swatch().draw(canvas, x + entry.swatchWidth() / 2, y);
        canvas.text(entry.label(), x + entry.swatchWidth() + GAP, y + 4, Theme.ENTRY);
        x += entry.width() + SPACE;
      }
      y += ROW;
    }
  }

  private Vector<Vector<Entry>> rows(double width) {
    Vector<Vector<Entry>> rows = Vector.empty();
    for (Entry entry : entries) {
      if (rows.isEmpty() || length(rows.last().append(entry)) > width) {
        rows = rows.append(Vector.of(entry));
      } else {
        rows = rows.update(rows.size() - 1, row -> row.append(entry));
      }
    }
    return rows;
  }

  private static double length(Vector<Entry> row) {
    return row.map(Entry::width).sum().doubleValue() + SPACE * (row.size() - 1);
  }
}
