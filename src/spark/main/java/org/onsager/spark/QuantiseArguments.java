package org.onsager.spark;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * What {@link QuantiseBig} is asked for.
 *
 * @param input a parquet file or folder, in any file system that Spark reads
 * @param count the number of points
 * @param output the csv file
 * @param columns the coordinates; empty: every numeric column but the weights
 * @param weight the column with weights, if any
 * @param bandwidth the standard deviation of the kernel in those of the data; none: the median
 *     distance
 * @param evaluations how many at most
 */
record QuantiseArguments(
    String input,
    int count,
    Path output,
    Vector<String> columns,
    Option<String> weight,
    Option<Double> bandwidth,
    long evaluations) {

  static final String USAGE =
      """
      QuantiseBig INPUT N OUTPUT [COLUMN ...] [--weight=COLUMN] [--bandwidth=B] [--evaluations=E]
        INPUT   a parquet file or folder
        N       the number of points
        OUTPUT  a csv file of the points with their weights
        COLUMN  coordinates, three at most; without any, every numeric column
        --weight=COLUMN   weights of the rows
        --bandwidth=B     of the Gaussian kernel, in standard deviations of the columns
                          (the median distance of a thousand rows)
        --evaluations=E   at most (100)\
      """;

  private static final Vector<String> FLAGS = Vector.of("weight", "bandwidth", "evaluations");

  /**
   * Reads them, from words or from one line of words, as Maven hands it over.
   *
   * @throws IllegalArgumentException with the usage if something is missing or unknown
   */
  static QuantiseArguments of(String... arguments) {
    Vector<String> all =
        arguments.length == 1
            ? Vector.of(arguments[0].strip().split("\\s+"))
            : Vector.of(arguments);
    Vector<String> words = all.reject(word -> word.startsWith("--"));
    Map<String, String> flags = HashMap.empty();
    for (String flag : all.filter(word -> word.startsWith("--"))) {
      String[] parts = flag.substring(2).split("=", 2);
      if (parts.length < 2 || !FLAGS.contains(parts[0])) {
        throw refusal("there is no " + flag);
      }
      flags = flags.put(parts[0], parts[1]);
    }
    if (words.size() < 3) {
      throw refusal("INPUT, N and OUTPUT are needed");
    }
    return new QuantiseArguments(
        words.get(0),
        (int) positive("N", words.get(1), Integer.MAX_VALUE),
        Path.of(words.get(2)),
        words.drop(3),
        flags.get("weight"),
        flags.get("bandwidth").map(QuantiseArguments::length),
        positive("--evaluations", flags.getOrElse("evaluations", "100"), Long.MAX_VALUE));
  }

  private static long positive(String name, String text, long most) {
    if (text.matches("[0-9]{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw refusal(name + " = " + text + ": must be a whole number from 1");
  }

  private static double length(String text) {
    try {
      double number = Double.parseDouble(text);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refusal("--bandwidth = " + text + ": must be a number");
    }
    throw refusal("--bandwidth = " + text + ": must be positive, finite");
  }

  private static IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException(what + "\n\n" + USAGE);
  }
}
