package org.onsager.report;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pictures as the tests look at them. */
final class Drawn {

  private static final Pattern CORNER = Pattern.compile("[ML](\\S+) ([^ML]+)");

  private Drawn() {}

  /** A picture of 200 x 200 pixels from a drawing. */
  static Picture square(Consumer<Canvas> drawing) {
    return new Picture() {
      @Override
      public String title() {
        return "a <square> & \"more\"";
      }

      @Override
      public double width() {
        return 200;
      }

      @Override
      public double height() {
        return 200;
      }

      @Override
      public void draw(Canvas canvas) {
        drawing.accept(canvas);
      }
    };
  }

  /** The parsed SVG: fails if it is not well-formed. */
  static Document svg(Picture picture) {
    return parsed(SvgCanvas.document(picture));
  }

  static Document parsed(String xml) {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed", e);
    }
  }

  /** All elements of a kind, in order. */
  static List<Element> elements(Document svg, String name) {
    var nodes = svg.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** All texts of a picture, in order; raised parts are joined to the rest. */
  static List<String> texts(Picture picture) {
    return elements(svg(picture), "text").stream().map(Element::getTextContent).toList();
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  /** The corners of a path of straight lines, in order. */
  static List<Point2D> corners(Element path) {
    return CORNER
        .matcher(path.getAttribute("d"))
        .results()
        .<Point2D>map(corner ->
            new Point2D.Double(
                Double.parseDouble(corner.group(1)), Double.parseDouble(corner.group(2))))
        .toList();
  }

  /** The colour at a point of the picture. */
  static Color at(BufferedImage image, double x, double y) {
    int resolution = RasterCanvas.RESOLUTION;
    return new Color(image.getRGB((int) (x * resolution), (int) (y * resolution)));
  }

  /** The share of pixels that are not white. */
  static double ink(BufferedImage image) {
    long count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        count += image.getRGB(x, y) == Color.WHITE.getRGB() ? 0 : 1;
      }
    }
    return (double) count / image.getWidth() / image.getHeight();
  }
}
