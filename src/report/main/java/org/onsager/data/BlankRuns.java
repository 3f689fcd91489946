package org.onsager.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A text in which any number of blanks and tabs between cells is one blank, and none stands at
 * either end of a line. Blanks within quotes stay.
 */
final class BlankRuns extends FilterReader {

  private boolean atStart = true;
  private boolean pending;
  private boolean quoted;
  private int held = -1;

  BlankRuns(Reader text) {
    super(text);
  }

  @Override
  public int read(char[] out, int offset, int length) throws IOException {
    int filled = 0;
    while (filled < length) {
      int next = read();
      if (next < 0) {
        return filled == 0 ? -1 : filled;
      }
      out[offset + filled++] = (char) next;
    }
    return filled;
  }

  @Override
  public int read() throws IOException {
    if (held >= 0) {
      int c = held;
      held = -1;
      return c;
    }
    int c = super.read();
    while (!quoted && (c == ' ' || c == '\t')) {
      pending = !atStart;
      c = super.read();
    }
    boolean beginsCell = atStart || pending;
    quoted = quoted ? c != '"' : beginsCell && c == '"';
    boolean ends = !quoted && (c == '\n' || c == '\r' || c < 0);
    boolean blank = pending && !ends;
    atStart = ends;
    pending = false;
    if (blank) {
      held = c;
      return ' ';
    }
    return c;
  }
}
