package org.onsager.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;

/**
 * What a {@link Picture} draws on. The unit is a pixel of the picture, the origin is the upper left
 * corner, y grows downwards. Later marks cover earlier ones.
 *
 * <p>There are two kinds, for pixels and for SVG; both draw the same marks.
 */
public interface Canvas {

  /**
   * Fills a shape.
   *
   * @param shape the shape
   * @param color its colour, may be translucent
   */
  void fill(Shape shape, Color color);

  /**
   * Draws the outline of a shape.
   *
   * @param shape the shape
   * @param pen colour, width and dash
   */
  void stroke(Shape shape, Pen pen);

  /**
   * Writes one line of text. What is within <code>^{...}</code> is raised: <code>10^{-3}</code>.
   *
   * @param label the text
   * @param x the point that the lettering's alignment refers to
   * @param y the base line
   * @param lettering size, weight, colour, alignment and turn
   */
  void text(String label, double x, double y, Lettering lettering);

  /**
   * Draws inside a rectangle; what lies outside is cut off.
   *
   * @param area the rectangle
   * @param drawing what to draw
   */
  void clipped(Rectangle2D area, Consumer<Canvas> drawing);

  /**
   * Draws with the origin moved.
   *
   * @param dx to the right
   * @param dy downwards
   * @param drawing what to draw
   */
  void shifted(double dx, double dy, Consumer<Canvas> drawing);
}
