package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of a label, on the base line or raised. */
record TextRun(String text, boolean raised) {

  /** Size of raised text, relative to the text around it. */
  static final double RAISED_SIZE = 0.72;

  /** How far raised text is lifted, in font sizes. */
  static final double LIFT = 0.38;

  private static final Pattern RAISED = Pattern.compile("\\^\\{([^}]*)\\}");

  /** Cuts a label at its <code>^{...}</code>. */
  static Vector<TextRun> of(String label) {
    Vector<TextRun> runs = Vector.empty();
    int from = 0;
    Matcher matcher = RAISED.matcher(label);
    while (matcher.find()) {
      if (matcher.start() > from) {
        runs = runs.append(new TextRun(label.substring(from, matcher.start()), false));
      }
      runs = runs.append(new TextRun(matcher.group(1), true));
      from = matcher.end();
    }
    return from < label.length() ? runs.append(new TextRun(label.substring(from), false)) : runs;
  }

  /** The font of this run. */
  Font font(Lettering lettering) {
    double size = raised ? lettering.size() * RAISED_SIZE : lettering.size();
    int style = lettering.bold() ? Font.BOLD : Font.PLAIN;
    return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
  }

  /** The width of this run in pixels. */
  double width(Lettering lettering) {
    var context = new FontRenderContext(null, true, true);
    return font(lettering).getStringBounds(text, context).getWidth();
  }

  /** The width of a whole label in pixels. */
  static double width(String label, Lettering lettering) {
    return of(label).map(run -> run.width(lettering)).sum().doubleValue();
  }
}
