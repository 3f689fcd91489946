package org.onsager.notebook;

import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_SVG;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.util.Base64;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onsager.data.Table;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.page.Report;
import org.onsager.report.Picture;
import org.onsager.report.Snapshot;

class NotebookExtensionTest {

  private final Renderer renderer = new Renderer();

  @BeforeEach
  void register() {
    NotebookExtension.register(renderer);
  }

  @Test
  void theKernelFindsIt() {
    assertEquals(
        Vector.of(NotebookExtension.class),
        Vector.ofAll(ServiceLoader.load(Extension.class)).map(Extension::getClass));
  }

  /** A picture is registered by its interface, and two side by side are one, too. */
  @Test
  void aPictureIsSvgOrOnDemandPng() {
    Picture one =
        Snapshot.of(
            "two points", Particles.uniform(Points.of(new double[] {0, 1}, new double[] {2, 3})));
    for (Picture picture : Vector.of(one, one.beside(one))) {
      DisplayData shown = renderer.render(picture);
      assertEquals(picture.svg(), shown.getData(IMAGE_SVG));
      assertFalse(shown.hasDataForType(IMAGE_PNG));
      assertEquals(picture.title(), shown.getData(TEXT_PLAIN));
      String png = (String) renderer.renderAs(picture, "image/png").getData(IMAGE_PNG);
      assertArrayEquals(picture.png(), Base64.getDecoder().decode(png));
    }
  }

  @Test
  void aTableIsHtmlWhoseTextIsInert() {
    Table table = Table.of("name", "value").row("<script>a & \"b\"</script>", 1.5).row(null, 2);
    DisplayData shown = renderer.render(table);
    assertEquals(
        "<table><thead><tr><th>name</th><th>value</th></tr></thead><tbody>"
            + "<tr><td style=\"text-align:left\">&lt;script&gt;a &amp; &quot;b&quot;&lt;/script&gt;"
            + "</td><td style=\"text-align:right\">1.50e+00</td></tr>"
            + "<tr><td style=\"text-align:right\"></td>"
            + "<td style=\"text-align:right\">2</td></tr></tbody></table>",
        shown.getData(TEXT_HTML));
    assertEquals(table.text(), shown.getData(TEXT_PLAIN));
  }

  @Test
  void aLongTableShowsItsEnds() {
    Table table = Vector.range(100, 200).foldLeft(Table.of("i"), (rows, i) -> rows.row(i));
    String html = (String) renderer.render(table).getData(TEXT_HTML);
    assertTrue(html.contains(">109<") && html.contains(">190<"), html);
    assertFalse(html.contains(">110<") || html.contains(">189<"), html);
    assertTrue(html.contains("80 more rows"), html);
    String text = (String) renderer.render(table).getData(TEXT_PLAIN);
    assertEquals(2 + 20 + 1, text.lines().count(), text);
    assertTrue(text.endsWith("80 more rows\n"), text);
  }

  @Test
  void aPageHasAFrameOfItsOwn() {
    Report report = Report.of().titled("two \"points\"");
    String frame = (String) renderer.render(report).getData(TEXT_HTML);
    int begin = frame.indexOf("srcdoc=\"") + "srcdoc=\"".length();
    String held = frame.substring(begin, frame.indexOf('"', begin));
    assertTrue(frame.startsWith("<iframe sandbox=\"allow-scripts\""), frame);
    assertEquals(
        report.html(),
        held.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&"));
  }
}
