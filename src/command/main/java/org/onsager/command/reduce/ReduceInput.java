package org.onsager.command.reduce;

import io.vavr.collection.Vector;
import java.util.stream.IntStream;
import org.onsager.certificate.Box;
import org.onsager.command.input.Columns;
import org.onsager.command.input.DistinctRows;
import org.onsager.command.input.InputFile;
import org.onsager.command.input.Options;
import org.onsager.command.input.Standardised;
import org.onsager.command.input.UsageException;
import org.onsager.data.Sheet;
import org.onsager.energy.Composite;
import org.onsager.measure.Points;
import org.onsager.scheme.GaussNewtonJko;

/**
 * What {@link Reduce} is given, or a sentence on why it cannot be used.
 *
 * @param sheet the file
 * @param raw its rows
 * @param data the same, standardised
 * @param degree of the moments
 * @param count the number N of points
 */
record ReduceInput(Sheet sheet, Points raw, Standardised data, int degree, int count) {

  private static final String ARGS = "-Dargs=\"FILE N\": ";

  /** Unknowns a moment, from which on a start nearly always leads to a solution. */
  private static final double UNKNOWNS = 1.15;

  static ReduceInput of(Options options) {
    int degree = options.integer("degree", 4, 1, 100);
    Vector<String> words = options.words();
    if (words.size() > 2) {
      throw new UsageException(ARGS + "two words, and there are " + words.size());
    }
    Sheet sheet = InputFile.samples(options);
    Points raw = Points.of(sheet.rows());
    int d = raw.dimension();
    long moments = moments(d, degree);
    if (moments > GaussNewtonJko.LARGEST_ORDER) {
      throw new UsageException(
          "-Ddegree=%d: %d columns have more than %d moments to this degree: take a lower degree, or fewer columns"
              .formatted(degree, d, GaussNewtonJko.LARGEST_ORDER));
    }
    int likely = (int) Math.ceil(UNKNOWNS * moments / (d + 1));
    int count = words.size() < 2 ? likely : count(words.get(1));
    if ((d + 1L) * count < moments) {
      throw new UsageException(
          "%sN = %d: %d points in %d dimensions have %d unknowns, fewer than the %d moments to degree %d: take N = %d, or a lower -Ddegree"
              .formatted(ARGS, count, count, d, (d + 1) * count, moments, degree, likely));
    }
    return new ReduceInput(sheet, raw, Standardised.of(raw), degree, count);
  }

  private static int count(String text) {
    int count = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (count < 1) {
      throw new UsageException(
          "%sN = %s: must be a whole number from 1 to 999999999".formatted(ARGS, text));
    }
    return count;
  }

  /** The binomial coefficient (d + k over k), the constant included; beyond the limit, any more. */
  static long moments(int dimension, int degree) {
    long moments = 1;
    for (int k = 1; k <= degree && moments <= GaussNewtonJko.LARGEST_ORDER; k++) {
      moments = moments * (dimension + k) / k;
    }
    return moments;
  }

  /** The distance of the moments, if the samples can tell them apart. */
  Composite energy() {
    Vector<String> flat =
        Vector.range(0, raw.dimension()).filter(k -> data.axes().get(k).flat()).map(this::name);
    if (flat.nonEmpty()) {
      throw new UsageException(
          "%sconstant up to rounding: %s; leave out such columns, a constant is kept by itself"
              .formatted(ARGS, flat.mkString(", ")));
    }
    try {
      return Reduction.energy(data.points(), degree);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "%sthe samples do not tell all %d moments to degree %d apart, for a column has few different values, or is a function of others, or the rows are few: take a lower -Ddegree, or leave out that column"
              .formatted(ARGS, moments(raw.dimension(), degree), degree));
    }
  }

  /** The samples without repetitions: so many that there is something to reduce. */
  Points distinct(DistinctRows rows) {
    if (rows.count() <= count) {
      throw new UsageException(
          "%sN = %d: the samples have %d distinct rows, which are few enough: take fewer points"
              .formatted(ARGS, count, rows.count()));
    }
    return rows.points();
  }

  /** How many points are beyond the samples in some coordinate. */
  long outside(Points found) {
    Box hull = Box.around(raw);
    return IntStream.range(0, found.count()).filter(i -> !hull.contains(found.row(i))).count();
  }

  String name(int coordinate) {
    return Columns.name(sheet, coordinate);
  }
}
