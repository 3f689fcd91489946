package org.onsager.notebook;

import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_SVG;
import static org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.onsager.data.Table;
import org.onsager.page.Report;
import org.onsager.report.Picture;

/**
 * Tells the JJava kernel how to show what is not text: pictures as SVG, or as PNG where it is asked
 * for, tables as tables, pages in frames of their own. The kernel finds it by {@link
 * java.util.ServiceLoader}.
 */
public final class NotebookExtension implements Extension {
  /** For the service loader. */
  public NotebookExtension() {}

  @Override
  public void install(BaseKernel kernel) {
    register(kernel.getRenderer());
  }

  static void register(Renderer renderer) {
    renderer
        .createRegistration(Picture.class)
        .preferring(IMAGE_SVG)
        .supporting(IMAGE_PNG)
        .register((picture, context) -> {
          context.renderIfRequested(IMAGE_SVG, picture::svg);
          context.renderIfRequested(IMAGE_PNG, () -> Inline.base64(picture.png()));
          context.getOutputContainer().putText(picture.title());
        });
    renderer
        .createRegistration(Table.class)
        .preferring(TEXT_HTML)
        .register((table, context) -> {
          context.renderIfRequested(TEXT_HTML, () -> Inline.html(table));
          context.getOutputContainer().putText(Inline.text(table));
        });
    renderer
        .createRegistration(Report.class)
        .preferring(TEXT_HTML)
        .register((report, context) -> {
          context.renderIfRequested(TEXT_HTML, () -> Inline.frame(report.html()));
          context.getOutputContainer().putText(report.title());
        });
  }
}
