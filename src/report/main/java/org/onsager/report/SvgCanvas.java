package org.onsager.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;

/**
 * Writes SVG. Text stays text, anchored where it is aligned, so it can be searched and keeps its
 * place in whatever font the viewer has.
 */
final class SvgCanvas implements Canvas {

  private static final String FONTS = "Helvetica, Arial, 'DejaVu Sans', sans-serif";

  private final StringBuilder body = new StringBuilder();
  private int clips;

  /** The whole document. */
  static String document(Picture picture) {
    var canvas = new SvgCanvas();
    picture.draw(canvas);
    String width = number(Math.ceil(picture.width()));
    String height = number(Math.ceil(picture.height()));
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" \
    role="img" font-family="%s" stroke-linejoin="round">
    <title>%s</title>
    <rect width="100%%" height="100%%" fill="#ffffff"/>
    %s</svg>
    """
        .formatted(width, height, width, height, FONTS, escaped(picture.title()), canvas.body);
  }

  @Override
  public void fill(Shape shape, Color color) {
    element(shape, paint("fill", color));
  }

  @Override
  public void stroke(Shape shape, Pen pen) {
    var attributes = new StringBuilder(" fill=\"none\"").append(paint("stroke", pen.color()));
    attributes.append(attribute("stroke-width", pen.width()));
    if (pen.dash() != Pen.Dash.DASHED) {
      attributes.append(" stroke-linecap=\"round\"");
    }
    String separator = " stroke-dasharray=\"";
    for (float length : pen.dash().pattern(pen.width())) {
      attributes.append(separator).append(number(length));
      separator = " ";
    }
    element(shape, attributes.append(separator.equals(" ") ? "\"" : "").toString());
  }

  @Override
  public void text(String label, double x, double y, Lettering lettering) {
    body.append("<text").append(attribute("font-size", lettering.size()));
    if (lettering.upright()) {
      body.append(attribute("x", x)).append(attribute("y", y));
    } else {
      body.append(" transform=\"translate(%s %s) rotate(-90)\"".formatted(number(x), number(y)));
    }
    switch (lettering.align()) {
      case START -> {}
      case MIDDLE -> body.append(" text-anchor=\"middle\"");
      case END -> body.append(" text-anchor=\"end\"");
    }
    body.append(lettering.bold() ? " font-weight=\"bold\"" : "");
    body.append(paint("fill", lettering.color()));
    if (lettering.halo()) {
      body.append(" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"");
    }
    body.append('>');
    double lift = TextRun.LIFT * lettering.size();
    boolean raised = false;
    for (TextRun run : TextRun.of(label)) {
      double rise = run.raised() == raised ? 0 : run.raised() ? -lift : lift;
      raised = run.raised();
      body.append(raised || rise != 0 ? span(run, rise, lettering) : escaped(run.text()));
    }
    body.append("</text>\n");
  }

  private static String span(TextRun run, double rise, Lettering lettering) {
    double size = run.raised() ? TextRun.RAISED_SIZE * lettering.size() : lettering.size();
    return "<tspan%s%s>%s</tspan>"
        .formatted(attribute("dy", rise), attribute("font-size", size), escaped(run.text()));
  }

  @Override
  public void clipped(Rectangle2D area, Consumer<Canvas> drawing) {
    // By its area too, so that several pictures within one page do not take each other's clips.
    String id = "clip" + clips++ + "-" + Integer.toHexString(area.hashCode());
    body.append("<clipPath id=\"").append(id).append("\">");
    element(area, "");
    body.append("</clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
    drawing.accept(this);
    body.append("</g>\n");
  }

  @Override
  public void shifted(double dx, double dy, Consumer<Canvas> drawing) {
    body.append("<g transform=\"translate(%s %s)\">\n".formatted(number(dx), number(dy)));
    drawing.accept(this);
    body.append("</g>\n");
  }

  private void element(Shape shape, String attributes) {
    String element =
        switch (shape) {
          case Ellipse2D e when e.getWidth() == e.getHeight() ->
              "<circle"
                  + attribute("cx", e.getCenterX())
                  + attribute("cy", e.getCenterY())
                  + attribute("r", e.getWidth() / 2);
          case Rectangle2D r ->
              "<rect"
                  + attribute("x", r.getX())
                  + attribute("y", r.getY())
                  + attribute("width", r.getWidth())
                  + attribute("height", r.getHeight());
          case Line2D l ->
              "<line"
                  + attribute("x1", l.getX1())
                  + attribute("y1", l.getY1())
                  + attribute("x2", l.getX2())
                  + attribute("y2", l.getY2());
          default -> "<path d=\"" + path(shape) + "\"";
        };
    body.append(element).append(attributes).append("/>\n");
  }

  private static String path(Shape shape) {
    var data = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator it = shape.getPathIterator(null); !it.isDone(); it.next()) {
      int kind = it.currentSegment(at);
      int numbers =
          switch (kind) {
            case PathIterator.SEG_CLOSE -> 0;
            case PathIterator.SEG_QUADTO -> 4;
            case PathIterator.SEG_CUBICTO -> 6;
            default -> 2;
          };
      data.append("MLQCZ".charAt(kind));
      for (int i = 0; i < numbers; i++) {
        data.append(i == 0 ? "" : " ").append(number(at[i]));
      }
    }
    return data.toString();
  }

  private static String paint(String property, Color color) {
    String value = "#%06x".formatted(color.getRGB() & 0xffffff);
    String paint = " %s=\"%s\"".formatted(property, value);
    return color.getAlpha() == 255
        ? paint
        : paint + attribute(property + "-opacity", color.getAlpha() / 255.0);
  }

  private static String attribute(String name, double value) {
    return " " + name + "=\"" + number(value) + "\"";
  }

  /** Hundredths of a pixel are enough. {@code Double.toString} does not depend on the locale. */
  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** Characters that XML forbids, even escaped, become a question mark. */
  private static String escaped(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
