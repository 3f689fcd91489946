package org.onsager.command.input;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A good file of samples after some accidents.
 *
 * @param latin the file, a character a byte
 * @param accidents what befell it, in words
 * @param refusal what the refusal must name, if only one accident befell it and that cannot be
 *     read; empty where it must be read; none where either is right
 */
public record MutatedCsv(String latin, Vector<String> accidents, Option<String> refusal) {

  private static final int ROWS = 8;
  private static final int COLUMNS = 3;

  private static final Vector<String> BAD =
      Vector.of(
          "NaN",
          "Infinity",
          "-inf",
          "1e309",
          "-2E+400",
          "",
          " ",
          "NA",
          "abc",
          "1d",
          "0x1p3",
          "1_0",
          "--1",
          "1 2",
          "\u0661",
          "1e",
          "12 cm",
          "true",
          "\u2212 1",
          "x\u0000");

  private static final Vector<String> GOOD =
      Vector.of("1e308", "-1e308", "1e-320", "1e-400", "+1", ".5", "2.", " 7 ", "\"3\"", "0", "-0");

  public static MutatedCsv of(RandomGenerator random) {
    String[][] cells = new String[ROWS + 1][COLUMNS];
    for (int row = 0; row <= ROWS; row++) {
      for (int k = 0; k < COLUMNS; k++) {
        cells[row][k] =
            row == 0 ? "xyz".substring(k, k + 1) : "%.3f".formatted(random.nextGaussian());
      }
    }
    var file = new Accidents(random, cells);
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      file.happen();
    }
    return new MutatedCsv(
        new String(file.bytes(), StandardCharsets.ISO_8859_1),
        file.accidents,
        count == 1 ? file.refusal : Option.none());
  }

  public byte[] bytes() {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static final class Accidents {
    private final RandomGenerator random;
    private final String[][] cells;
    private Vector<String> accidents = Vector.empty();
    private Option<String> refusal = Option.none();
    private String separator = ",";
    private String lineEnd = "\n";
    private Charset charset = StandardCharsets.UTF_8;
    private int first;
    private int blank = -1;
    private int ragged = -1;
    private int cut = -1;
    private int flipped = -1;

    Accidents(RandomGenerator random, String[][] cells) {
      this.random = random;
      this.cells = cells;
    }

    private <T> T any(Vector<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    void happen() {
      int row = 1 + random.nextInt(ROWS);
      int k = random.nextInt(COLUMNS);
      int kind = random.nextInt(14);
      accidents = accidents.append("accident " + kind + " at row " + row + ", column " + k);
      switch (kind) {
        case 0, 1, 2 -> {
          cells[row][k] = any(BAD);
          refusal =
              Option.some(
                  cells[row][k].contains("\u0000")
                      ? "U+0000"
                      : "line %d, column %d".formatted(row + 1, k + 1));
        }
        case 3 -> {
          cells[row][k] = any(GOOD);
          refusal = Option.some("");
        }
        case 4 -> {
          separator = any(Vector.of(";", "\t"));
          refusal = Option.some("");
        }
        case 5 -> {
          charset = any(Vector.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16));
          cells[0][k] = "gr\u00f6\u00dfe";
          refusal = Option.some("");
        }
        case 6 -> {
          lineEnd = any(Vector.of("\r\n", "\r"));
          refusal = Option.some("");
        }
        case 7 -> {
          blank = row;
          refusal = Option.some("");
        }
        case 8 -> {
          ragged = row;
          refusal = Option.some("line %d has 4 cells".formatted(row + 1));
        }
        case 9 -> {
          first = 1;
          refusal = Option.some("");
        }
        case 10 -> {
          for (int i = 1; i <= ROWS; i++) {
            cells[i][k] = any(Vector.of("0.3", "0.30000000000000004"));
          }
          refusal = Option.some("");
        }
        case 11 -> {
          String exponent = "e" + (random.nextInt(600) - 300);
          for (int i = 1; i <= ROWS; i++) {
            cells[i][k] = cells[i][k] + exponent;
          }
        }
        case 12 -> cut = random.nextInt(200);
        default -> flipped = random.nextInt(200);
      }
    }

    byte[] bytes() {
      var text = new StringBuilder();
      for (int row = first; row < cells.length; row++) {
        text.append(row == blank ? lineEnd : "")
            .append(String.join(separator, cells[row]))
            .append(row == ragged ? separator + "1" : "")
            .append(lineEnd);
      }
      byte[] bytes = text.toString().getBytes(charset);
      if (flipped >= 0) {
        bytes[flipped % bytes.length] ^= (byte) (1 << random.nextInt(8));
      }
      return cut < 0 ? bytes : Arrays.copyOf(bytes, Math.min(cut, bytes.length));
    }
  }
}
