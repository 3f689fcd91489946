package org.onsager.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.onsager.data.Folder;

/** Something with a size that can draw itself. Immutable. */
public interface Picture {

  /**
   * What the picture shows, for those who cannot see it.
   *
   * @return one line
   */
  String title();

  /**
   * The width.
   *
   * @return pixels, positive
   */
  double width();

  /**
   * The height.
   *
   * @return pixels, positive
   */
  double height();

  /**
   * Draws the picture. A background is not needed: the canvas is white.
   *
   * @param canvas what to draw on, {@code [0, width] x [0, height]}
   */
  void draw(Canvas canvas);

  /**
   * This picture with another one to its right, tops aligned.
   *
   * @param right the other picture
   * @return both
   */
  default Picture beside(Picture right) {
    return new Pair(this, right, true);
  }

  /**
   * This picture with another one below it, left sides aligned.
   *
   * @param below the other picture
   * @return both
   */
  default Picture above(Picture below) {
    return new Pair(this, below, false);
  }

  /**
   * This picture as PNG, two pixels of the image for one of the picture: text stays crisp.
   *
   * @return what a file with the ending {@code .png} holds
   */
  default byte[] png() {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(RasterCanvas.render(this), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * This picture as SVG.
   *
   * @return what a file with the ending {@code .svg} holds
   */
  default String svg() {
    return SvgCanvas.document(this);
  }

  /**
   * Writes {@link #png} to {@code base.png} and {@link #svg} to {@code base.svg}. Folders are
   * created, older files replaced.
   *
   * @param base path without an ending: {@code figures/loss}
   * @throws UncheckedIOException if a file cannot be written
   */
  default void save(Path base) {
    Path png = base.resolveSibling(base.getFileName() + ".png");
    Path svg = base.resolveSibling(base.getFileName() + ".svg");
    try {
      Path folder = base.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(png, png());
      Files.writeString(svg, svg());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the picture " + base + ": " + Folder.reason(e), e);
    }
  }
}
