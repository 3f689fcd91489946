package org.onsager.command.reduce;

import io.vavr.collection.Vector;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onsager.certificate.Box;
import org.onsager.command.input.Columns;
import org.onsager.command.input.DistinctRows;
import org.onsager.command.input.Standardised;
import org.onsager.command.shell.Refusal;
import org.onsager.command.shell.UsageException;
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

  /** Unknowns a moment, from which on a start nearly always leads to a solution. */
  private static final double UNKNOWNS = 1.15;

  /**
   * The samples of a sheet.
   *
   * @param asked the number of points; null for as few as likely suffice
   */
  static ReduceInput of(Sheet sheet, int degree, @Nullable Integer asked) {
    Points raw = sheet.points();
    int d = raw.dimension();
    long moments = moments(d, degree);
    if (moments > GaussNewtonJko.LARGEST_ORDER) {
      throw new UsageException(
          "--degree=%d: %d columns have more than %d moments to this degree: take a lower degree, or fewer columns"
              .formatted(degree, d, GaussNewtonJko.LARGEST_ORDER));
    }
    int likely = (int) Math.ceil(UNKNOWNS * moments / (d + 1));
    int count = asked == null ? likely : asked;
    if ((d + 1L) * count < moments) {
      throw new UsageException(
          "-n %d: %d points in %d dimensions have %d unknowns, fewer than the %d moments to degree %d: take -n %d, or a lower --degree"
              .formatted(count, count, d, (d + 1) * count, moments, degree, likely));
    }
    return new ReduceInput(sheet, raw, Standardised.of(raw), degree, count);
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
      throw new Refusal(
          "constant up to rounding: %s; leave out such columns, a constant is kept by itself"
              .formatted(flat.mkString(", ")));
    }
    try {
      return Reduction.energy(data.points(), degree);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          "the samples do not tell all %d moments to degree %d apart, for a column has few different values, or is a function of others, or the rows are few: take a lower --degree, or leave out that column"
              .formatted(moments(raw.dimension(), degree), degree));
    }
  }

  /** The samples without repetitions: so many that there is something to reduce. */
  Points distinct(DistinctRows rows) {
    if (rows.count() <= count) {
      throw new UsageException(
          "-n %d: the samples have %d distinct rows, which are few enough: take fewer points"
              .formatted(count, rows.count()));
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
