package org.onsager.spark;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.onsager.feature.fourier.Extent;
import org.onsager.measure.Block;

/** The first pass, by Spark's own aggregates: numbers, smallest and largest do not round. */
final class Surveys {

  /** Aggregates a column: bad rows, smallest, largest. */
  private static final int EACH = 3;

  private Surveys() {}

  static Survey of(Columns columns, Dataset<Row> numbers) {
    List<Column> aggregates = new ArrayList<>();
    for (String name : columns.names()) {
      Column column = col(Columns.quoted(name));
      // Comparisons with null are null; Spark holds NaN for larger than infinity.
      Column isFinite = column.isNotNull().and(abs(column).leq(lit(Double.MAX_VALUE)));
      aggregates.add(count(when(not(isFinite), lit(1))));
      aggregates.add(min(column));
      aggregates.add(max(column));
    }
    Row found = numbers.agg(count(lit(1)), aggregates.toArray(Column[]::new)).first();
    long rows = found.getLong(0);
    if (rows == 0) {
      throw new IllegalArgumentException("the data have no rows: must have at least one");
    }
    for (int c = 0; c < columns.names().size(); c++) {
      requireFinite(columns.names().get(c), found.getLong(1 + EACH * c));
    }
    int d = columns.coordinates().size();
    Extent extent = new Extent(extremes(found, d, 1), extremes(found, d, 2), 0);
    return new Survey(rows, extent, largestWeight(columns, found));
  }

  private static void requireFinite(String name, long bad) {
    if (bad > 0) {
      throw new IllegalArgumentException(
          "column \"%s\" has %d rows that are null, NaN or infinite: must be numbers; drop or fill them"
              .formatted(name, bad));
    }
  }

  /** Which of equal zeros Spark found depends on the order; adding zero leaves the positive one. */
  private static Block extremes(Row found, int dimension, int which) {
    return Block.build(
        dimension,
        out -> {
          for (int a = 0; a < dimension; a++) {
            out[a] = found.getDouble(1 + EACH * a + which) + 0.0;
          }
        });
  }

  private static double largestWeight(Columns columns, Row found) {
    if (columns.weight().isEmpty()) {
      return 1;
    }
    int at = 1 + EACH * columns.coordinates().size();
    double least = found.getDouble(at + 1);
    double most = found.getDouble(at + 2);
    if (!(least >= 0 && most > 0)) {
      throw new IllegalArgumentException(
          "column \"%s\" goes from %s to %s: weights must be >= 0, and one of them positive"
              .formatted(columns.weight().get(), least, most));
    }
    return most;
  }
}
