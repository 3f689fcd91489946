package org.onsager.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A text without the mark of its byte order. Spreadsheets and archives are no text, and would be
 * refused with a page of odd characters: the first one that no text has is refused here.
 */
final class PlainText extends FilterReader {

  private static final char MARK = '\ufeff';

  private final String source;
  private boolean begun;
  private int line = 1;

  PlainText(String source, Reader text) {
    super(text);
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] out, int offset, int length) throws IOException {
    int count = super.read(out, offset, length);
    if (!begun && count > 0) {
      begun = true;
      if (out[offset] == MARK) {
        System.arraycopy(out, offset + 1, out, offset, count - 1);
        return count == 1 ? read(out, offset, length) : checked(out, offset, count - 1);
      }
    }
    return checked(out, offset, count);
  }

  private int checked(char[] text, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      char c = text[i];
      if (c < ' ') {
        requireSpace(c);
      }
    }
    return count;
  }

  private void requireSpace(char c) {
    if (!Character.isWhitespace(c)) {
      throw new Unreadable(
          "%s, line %d has the character U+%04X: must be a text of separated values"
              .formatted(source, line, (int) c));
    }
    line += c == '\n' ? 1 : 0;
  }
}
