package org.onsager.data;

import io.vavr.collection.Vector;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an array of NumPy, format 1.0, 2.0 or 3.0.
 *
 * @param type as NumPy writes it, a byte order, a kind and a number of bytes: {@code <f8}
 * @param columnsFirst whether the first index runs fastest: Fortran's order
 * @param shape the lengths of the axes
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The
 *     format</a>
 */
record NpyHeader(String type, boolean columnsFirst, Vector<Integer> shape) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** What the type of records begins with. */
  private static final String FIELDS = "[";

  /** NumPy takes no longer one either. */
  private static final int LONGEST = 1 << 20;

  private static final Pattern TYPE = Pattern.compile("'descr': *(?:'([^']*)'|(\\[))");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

  /** Whether the first bytes of a file are those of such an array. */
  static boolean begins(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * Reads a head.
   *
   * @throws Unreadable if it is none
   */
  static NpyHeader read(String source, DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    int version = begins(magic) ? in.readUnsignedByte() : 0;
    if (version < 1 || version > 3) {
      throw damaged(source);
    }
    in.readUnsignedByte();
    int length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
    if (version > 1) {
      length |= in.readUnsignedByte() << 16 | in.readUnsignedByte() << 24;
    }
    if (length < 0 || length > LONGEST) {
      throw damaged(source);
    }
    return of(source, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static NpyHeader of(String source, String text) {
    Matcher type = TYPE.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!type.find() || !order.find() || !shape.find()) {
      throw damaged(source);
    }
    try {
      return new NpyHeader(
          type.group(1) == null ? FIELDS : type.group(1),
          order.group(1).equals("True"),
          Vector.of(shape.group(1).split(","))
              .map(String::strip)
              .reject(String::isEmpty)
              .map(Integer::valueOf));
    } catch (NumberFormatException e) {
      throw new Unreadable(
          "%s has the shape (%s): must have axes of less than %d"
              .formatted(source, shape.group(1), Integer.MAX_VALUE));
    }
  }

  static Unreadable damaged(String source) {
    return new Unreadable(source + " begins as an array of NumPy does, and is damaged or too new");
  }

  /** The number of rows: the length of the first axis. */
  int rows() {
    return shape.head();
  }

  /** The number of columns: one for an array of one axis. */
  int columns() {
    return shape.size() == 1 ? 1 : shape.get(1);
  }

  /** {@code 150 x 4}. */
  String text() {
    return shape.mkString(" x ");
  }
}
