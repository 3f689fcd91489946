package org.onsager.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts among the test resources. */
public final class Csv {

  private Csv() {}

  /** A whole file, as text. */
  public static String text(String path) {
    try (InputStream in = Csv.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new AssertionError("no test resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row of numbers a line; lines that start with a letter or # are headers. */
  public static double[][] rows(String path) {
    return text(path)
        .lines()
        .filter(line -> !line.isBlank() && !line.matches("[#A-Za-z].*"))
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  /** One column of {@link #rows}. */
  public static double[] column(String path, int column) {
    return Arrays.stream(rows(path)).mapToDouble(row -> row[column]).toArray();
  }
}
