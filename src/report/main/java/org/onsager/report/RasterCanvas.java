package org.onsager.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** Draws on pixels. */
record RasterCanvas(Graphics2D graphics) implements Canvas {

  /** Pixels of the image for one pixel of the picture: text stays crisp on fine screens. */
  static final int RESOLUTION = 2;

  static {
    // Without this, AWT looks for a display on some systems. Whoever set it before us knows better.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  /** The picture on white. */
  static BufferedImage render(Picture picture) {
    int width = RESOLUTION * (int) Math.ceil(picture.width());
    int height = RESOLUTION * (int) Math.ceil(picture.height());
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.scale(RESOLUTION, RESOLUTION);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      picture.draw(new RasterCanvas(graphics));
    } finally {
      graphics.dispose();
    }
    return image;
  }

  @Override
  public void fill(Shape shape, Color color) {
    graphics.setColor(color);
    graphics.fill(shape);
  }

  @Override
  public void stroke(Shape shape, Pen pen) {
    graphics.setColor(pen.color());
    graphics.setStroke(stroke(pen));
    graphics.draw(shape);
  }

  private static BasicStroke stroke(Pen pen) {
    float width = (float) pen.width();
    float[] pattern = pen.dash().pattern(width);
    int cap = pen.dash() == Pen.Dash.DASHED ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND;
    return pattern.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, cap, BasicStroke.JOIN_ROUND, 10, pattern, 0);
  }

  @Override
  public void text(String label, double x, double y, Lettering lettering) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    if (!lettering.upright()) {
      graphics.rotate(-Math.PI / 2);
    }
    double width = TextRun.width(label, lettering);
    double at =
        switch (lettering.align()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    for (TextRun run : TextRun.of(label)) {
      double lift = run.raised() ? -TextRun.LIFT * lettering.size() : 0;
      write(run, at, lift, lettering);
      at += run.width(lettering);
    }
    graphics.setTransform(before);
  }

  /** Glyphs are filled as outlines, so that turned text is as clean as upright text. */
  private void write(TextRun run, double x, double y, Lettering lettering) {
    GlyphVector glyphs =
        run.font(lettering).createGlyphVector(graphics.getFontRenderContext(), run.text());
    Shape outline = glyphs.getOutline((float) x, (float) y);
    if (lettering.halo()) {
      stroke(outline, Pen.solid(Color.WHITE, 3));
    }
    fill(outline, lettering.color());
  }

  @Override
  public void clipped(Rectangle2D area, Consumer<Canvas> drawing) {
    Shape before = graphics.getClip();
    graphics.clip(area);
    drawing.accept(this);
    graphics.setClip(before);
  }

  @Override
  public void shifted(double dx, double dy, Consumer<Canvas> drawing) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(dx, dy);
    drawing.accept(this);
    graphics.setTransform(before);
  }
}
