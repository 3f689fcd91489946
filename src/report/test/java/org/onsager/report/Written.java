package org.onsager.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A canvas that tells which rectangle each text covers, from its base line to its size above. */
record Written(List<Text> texts, double dx, double dy) implements Canvas {

  record Text(String label, Rectangle2D area) {}

  static List<Text> on(Picture picture) {
    var canvas = new Written(new ArrayList<>(), 0, 0);
    picture.draw(canvas);
    return canvas.texts;
  }

  @Override
  public void text(String label, double x, double y, Lettering lettering) {
    if (label.isEmpty()) {
      return;
    }
    double width = TextRun.width(label, lettering);
    double before =
        switch (lettering.align()) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    double size = lettering.size();
    var area =
        lettering.upright()
            ? new Rectangle2D.Double(x + dx - before, y + dy - size, width, size)
            : new Rectangle2D.Double(x + dx - size, y + dy + before - width, size, width);
    texts.add(new Text(label, area));
  }

  @Override
  public void fill(Shape shape, Color color) {}

  @Override
  public void stroke(Shape shape, Pen pen) {}

  @Override
  public void clipped(Rectangle2D area, Consumer<Canvas> drawing) {
    drawing.accept(this);
  }

  @Override
  public void shifted(double x, double y, Consumer<Canvas> drawing) {
    drawing.accept(new Written(texts, dx + x, dy + y));
  }
}
