package org.onsager.data;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Files of separated values: UTF-16 with a byte order mark (spreadsheets write it as "Unicode
 * text"), UTF-8, or what is neither as Latin-1. Numbers are the same in all; only names differ.
 */
final class TextFile {

  private TextFile() {}

  /**
   * The numbers that are wanted of a file.
   *
   * @throws IOException if it cannot be read
   */
  static Sheet read(Path file, Reading reading) throws IOException {
    byte[] mark = FileBytes.head(file, 2);
    boolean marked =
        mark.length == 2
            && ((mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff)
                || (mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe));
    try {
      return read(file, reading, marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return read(file, reading, StandardCharsets.ISO_8859_1)
          .noticing(Vector.of(file + ": the text is not UTF-8 and is read as Latin-1"));
    }
  }

  private static Sheet read(Path file, Reading reading, Charset charset) throws IOException {
    try {
      return new SeparatedText(file.toString(), () -> open(file, charset)).read(reading);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Reader open(Path file, Charset charset) throws IOException {
    return new InputStreamReader(
        FileBytes.open(file),
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
