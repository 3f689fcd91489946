package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {

  private static final Rectangle2D LEFT_HALF = new Rectangle2D.Double(0, 0, 100, 200);
  private static final Rectangle2D ALL = new Rectangle2D.Double(0, 0, 200, 200);

  @Test
  void isSavedTwiceInNewFolders(@TempDir Path folder) throws IOException {
    Path base = folder.resolve("new/er/loss.v1");
    Samples.losses().save(base);
    Path file = base.resolveSibling("loss.v1.png");
    assertArrayEquals(Samples.losses().png(), Files.readAllBytes(file));
    BufferedImage png = ImageIO.read(file.toFile());
    assertEquals(2 * Samples.losses().width(), png.getWidth());
    assertEquals(2 * Samples.losses().height(), png.getHeight());
    String svg = Files.readString(base.resolveSibling("loss.v1.svg"));
    assertEquals(Samples.losses().svg(), svg);
    Samples.losses().save(base);
  }

  @Test
  void saysWhichFileCannotBeWritten(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    var e =
        assertThrows(
            UncheckedIOException.class, () -> Samples.losses().save(file.resolve("picture")));
    assertTrue(String.valueOf(e.getMessage()).contains("picture"), e.toString());
  }

  @Test
  void opensNoWindow() {
    RasterCanvas.render(Drawn.square(canvas -> {}));
    assertEquals("true", System.getProperty("java.awt.headless"));
  }

  @Test
  void isWhiteWhereNothingIsDrawn() {
    assertEquals(0, Drawn.ink(RasterCanvas.render(Drawn.square(canvas -> {}))));
  }

  @Test
  void marksAreOnPixelsAndInSvg() {
    Picture picture =
        Drawn.square(canvas -> {
          canvas.fill(new Ellipse2D.Double(50, 50, 20, 20), Color.RED);
          canvas.stroke(new Line2D.Double(100, 10, 100, 190), Pen.solid(Color.BLUE, 4));
          Pen dashes = Pen.solid(Color.GREEN, 2).dashed(Pen.Dash.DASHED);
          canvas.stroke(new Line2D.Double(0, 150, 90, 150), dashes);
        });
    BufferedImage image = RasterCanvas.render(picture);
    assertEquals(Color.RED, Drawn.at(image, 60, 60));
    assertEquals(Color.BLUE, Drawn.at(image, 100, 100));
    assertEquals(Color.GREEN, Drawn.at(image, 4, 150));
    assertEquals(Color.WHITE, Drawn.at(image, 10, 150));
    var svg = Drawn.svg(picture);
    var circle = Drawn.elements(svg, "circle").getFirst();
    assertEquals(60, Drawn.number(circle, "cx"));
    assertEquals(10, Drawn.number(circle, "r"));
    assertEquals("#ff0000", circle.getAttribute("fill"));
    var lines = Drawn.elements(svg, "line");
    assertEquals("4", lines.get(0).getAttribute("stroke-width"));
    assertEquals("8 5", lines.get(1).getAttribute("stroke-dasharray"));
    assertEquals("", lines.get(0).getAttribute("stroke-dasharray"));
  }

  @Test
  void clippingAndShiftingEndWithTheirDrawing() {
    Picture picture =
        Drawn.square(canvas -> {
          canvas.clipped(LEFT_HALF, inner -> inner.fill(ALL, Color.RED));
          canvas.shifted(
              150, 100, inner -> inner.fill(new Rectangle2D.Double(0, 0, 9, 9), Color.BLUE));
          canvas.fill(new Rectangle2D.Double(110, 0, 9, 9), Color.GREEN);
        });
    BufferedImage image = RasterCanvas.render(picture);
    assertEquals(Color.RED, Drawn.at(image, 99, 100));
    assertEquals(Color.WHITE, Drawn.at(image, 101, 100));
    assertEquals(Color.BLUE, Drawn.at(image, 155, 105));
    assertEquals(Color.GREEN, Drawn.at(image, 115, 5));
    assertEquals(1, Drawn.elements(Drawn.svg(picture), "clipPath").size());
  }

  @Test
  void anyTextGivesWellFormedSvg() {
    Lettering style = Lettering.of(12, Color.BLACK).withHalo();
    String nasty = "a < b & \"c\" > d \u0001 10^{-3}s";
    Picture picture = Drawn.square(canvas -> canvas.text(nasty, 10, 50, style));
    assertEquals(List.of("a < b & \"c\" > d ? 10-3s"), Drawn.texts(picture));
    var title = Drawn.elements(Drawn.svg(picture), "title").getFirst();
    assertEquals("a <square> & \"more\"", title.getTextContent());
  }

  @Test
  void raisedTextComesBackToTheBaseLine() {
    Picture picture = Drawn.square(c -> c.text("10^{-3}s", 10, 50, Lettering.of(100, Color.BLACK)));
    var spans = Drawn.elements(Drawn.svg(picture), "tspan");
    assertEquals(-38, Drawn.number(spans.get(0), "dy"));
    assertEquals(38, Drawn.number(spans.get(1), "dy"));
    assertEquals(100, Drawn.number(spans.get(1), "font-size"));
  }

  @Test
  void textIsAligned() {
    Lettering end = Lettering.of(20, Color.BLACK).aligned(Lettering.Align.END);
    BufferedImage image = RasterCanvas.render(Drawn.square(c -> c.text("HHHH", 100, 100, end)));
    assertTrue(Drawn.ink(image.getSubimage(0, 0, 200, 400)) > 0);
    assertEquals(0, Drawn.ink(image.getSubimage(204, 0, 196, 400)));
    BufferedImage turned =
        RasterCanvas.render(Drawn.square(c -> c.text("HHHH", 100, 100, end.turned())));
    assertTrue(Drawn.ink(turned.getSubimage(0, 204, 400, 196)) > 0, "reads upwards to its end");
    assertEquals(0, Drawn.ink(turned.getSubimage(0, 0, 400, 196)));
  }

  @Test
  void picturesStandBesideAndAboveEachOther() {
    Picture red = Drawn.square(canvas -> canvas.fill(ALL, Color.RED));
    Picture blue = Drawn.square(canvas -> canvas.fill(ALL, Color.BLUE));
    Picture both = red.beside(blue);
    assertEquals(400, both.width());
    assertEquals(200, both.height());
    Picture all = both.above(blue);
    assertEquals(400, all.width());
    assertEquals(400, all.height());
    BufferedImage image = RasterCanvas.render(all);
    assertEquals(Color.RED, Drawn.at(image, 100, 100));
    assertEquals(Color.BLUE, Drawn.at(image, 300, 100));
    assertEquals(Color.BLUE, Drawn.at(image, 100, 300));
    assertEquals(Color.WHITE, Drawn.at(image, 300, 300));
    assertTrue(all.title().startsWith(red.title()));
  }

  @Test
  void badPensAndLetteringsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Pen.solid(Color.RED, 0));
    assertThrows(IllegalArgumentException.class, () -> Lettering.of(Double.NaN, Color.RED));
  }
}
