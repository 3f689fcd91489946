package org.onsager.spark;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** Sums the rows of a partition. Runs on executors, so that it holds only what travels. */
final class Pass implements FlatMapFunction<Iterator<Row>, Piece> {

  private static final long serialVersionUID = 1;

  private final RowSums.Opening opening;
  private final Piece empty;
  private final String[] names;
  private final int dimension;

  /**
   * A pass.
   *
   * @param opening how to read sums
   * @param empty sums of no rows
   * @param names the columns, for messages
   * @param dimension how many of them are coordinates; the weight, if any, comes after
   */
  Pass(RowSums.Opening opening, Piece empty, String[] names, int dimension) {
    this.opening = opening;
    this.empty = empty;
    this.names = names;
    this.dimension = dimension;
  }

  @Override
  public Iterator<Piece> call(Iterator<Row> rows) {
    return rows.hasNext()
        ? Collections.singleton(sum(rows)).iterator()
        : Collections.emptyIterator();
  }

  private Piece sum(Iterator<Row> rows) {
    RowSums sums = opening.apply(empty.sums());
    double[] coordinates = new double[dimension];
    boolean weighted = names.length > dimension;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.anyNull()) {
        return refused(row, "must not be null; drop or fill such rows");
      }
      for (int a = 0; a < dimension; a++) {
        coordinates[a] = row.getDouble(a);
      }
      try {
        sums.add(weighted ? row.getDouble(dimension) : 1, coordinates);
      } catch (IllegalArgumentException e) {
        return refused(row, String.valueOf(e.getMessage()));
      }
    }
    return Piece.of(sums.toBytes());
  }

  private Piece refused(Row row, String why) {
    return Piece.refused(
        IntStream.range(0, names.length)
            .mapToObj(c -> "column \"%s\" = %s".formatted(names[c], row.get(c)))
            .collect(joining(", ", "the row ", ": " + why)));
  }
}
