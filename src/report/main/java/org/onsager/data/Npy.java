package org.onsager.data;

import io.vavr.control.Option;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/**
 * Arrays of NumPy: numbers of every type, in both byte orders and both orders of axes, with one
 * axis or two. What is no number is refused.
 */
final class Npy {

  private static final int BUFFER = 1 << 16;

  /** A head is as long as a multiple of this. */
  private static final int ALIGNED = 64;

  private Npy() {}

  /**
   * Reads an array.
   *
   * @param source what messages call it
   * @param stream its bytes
   */
  static Grid read(String source, InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    NpyHeader header = NpyHeader.read(source, in);
    requireNumbers(source, header);
    double[] numbers = numbers(source, header, in);
    int n = header.rows();
    int d = header.columns();
    Grid grid = new Grid(source, d);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        grid.putNumber(k, numbers[header.columnsFirst() ? k * n + i : i * d + k]);
      }
      grid.endRow(i + 1);
    }
    return grid;
  }

  private static void requireNumbers(String source, NpyHeader header) {
    if (entry(header.type()).isEmpty()) {
      throw new Unreadable(
          "%s is of %s ('%s'): must be of real numbers"
              .formatted(source, kind(header.type()), header.type()));
    }
    if (header.shape().size() < 1 || header.shape().size() > 2 || header.columns() == 0) {
      throw new Unreadable(
          "%s has the shape (%s): must have rows and columns, or rows alone"
              .formatted(source, header.shape().mkString(", ")));
    }
  }

  private static String kind(String type) {
    return switch (type.replaceAll("[<>|=0-9]", "")) {
      case "c" -> "complex numbers";
      case "[" -> "records with fields";
      case "O" -> "Python's objects";
      case "S", "U", "a" -> "words";
      case "M[D]", "M[ns]", "M[s]", "M[ms]", "M[us]" -> "dates";
      default -> "a type of its own";
    };
  }

  private static double[] numbers(String source, NpyHeader header, InputStream in)
      throws IOException {
    ToDoubleFunction<ByteBuffer> next = entry(header.type()).get();
    int size = size(header.type());
    int count;
    try {
      count = Math.multiplyExact(header.rows(), header.columns());
    } catch (ArithmeticException e) {
      throw new Unreadable(
          "%s has %s numbers: must have less than %d"
              .formatted(source, header.text(), Integer.MAX_VALUE));
    }
    ByteOrder order =
        header.type().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    double[] numbers = new double[count];
    for (int i = 0; i < count; ) {
      int part = Math.min(count - i, BUFFER / size);
      byte[] bytes = in.readNBytes(part * size);
      if (bytes.length < part * size) {
        throw new EOFException(
            "it ends after %d of %d numbers".formatted(i + bytes.length / size, count));
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
      for (int end = i + part; i < end; i++) {
        numbers[i] = next.applyAsDouble(buffer);
      }
    }
    return numbers;
  }

  private static int size(String type) {
    return Integer.parseInt(type.substring(2));
  }

  /** How a number of a type is read; none if it is no number. */
  private static Option<ToDoubleFunction<ByteBuffer>> entry(String type) {
    return Option.of(
        switch (type.substring(Math.min(1, type.length()))) {
          case "b1" -> bytes -> bytes.get() == 0 ? 0 : 1;
          case "i1" -> ByteBuffer::get;
          case "i2" -> ByteBuffer::getShort;
          case "i4" -> ByteBuffer::getInt;
          case "i8" -> ByteBuffer::getLong;
          case "u1" -> bytes -> Byte.toUnsignedInt(bytes.get());
          case "u2" -> bytes -> Short.toUnsignedInt(bytes.getShort());
          case "u4" -> bytes -> Integer.toUnsignedLong(bytes.getInt());
          case "u8" -> bytes -> unsigned(bytes.getLong());
          case "f2" -> bytes -> Float.float16ToFloat(bytes.getShort());
          case "f4" -> ByteBuffer::getFloat;
          case "f8" -> ByteBuffer::getDouble;
          default -> null;
        });
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : new BigInteger(Long.toUnsignedString(bits)).doubleValue();
  }

  /** Writes numbers, row by row, as little-endian doubles in format 1.0. */
  static void write(Path file, double[][] rows, int columns) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      out.write(head(rows.length, columns));
      ByteBuffer line = ByteBuffer.allocate(columns * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (double[] row : rows) {
        line.clear();
        for (double number : row) {
          line.putDouble(number);
        }
        out.write(line.array());
      }
    }
  }

  private static byte[] head(int rows, int columns) {
    String text =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
    int before = 10;
    int length = Math.ceilDiv(before + text.length() + 1, ALIGNED) * ALIGNED - before;
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    head.writeBytes(new byte[] {(byte) length, (byte) (length >> 8)});
    head.writeBytes(
        (text + " ".repeat(length - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
    return head.toByteArray();
  }
}
