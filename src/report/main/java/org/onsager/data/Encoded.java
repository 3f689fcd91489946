package org.onsager.data;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text from bytes: UTF-16 with a byte order mark (spreadsheets write it as "Unicode text"), UTF-8,
 * or what is neither as Latin-1. Numbers are the same in all; only names differ.
 *
 * @param text the text
 * @param notice what was guessed, if anything
 */
record Encoded(String text, Option<String> notice) {

  static Encoded of(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    if (mark == 0xfeff || mark == 0xfffe) {
      return new Encoded(new String(bytes, StandardCharsets.UTF_16), Option.none());
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Encoded(text, Option.none());
    } catch (CharacterCodingException e) {
      return new Encoded(
          new String(bytes, StandardCharsets.ISO_8859_1),
          Option.some("the text is not UTF-8 and is read as Latin-1"));
    }
  }
}
