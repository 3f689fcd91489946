package org.onsager.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.MomentSums;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Columns less their means, over their standard deviations.
 *
 * @param names the columns
 * @param mean their means
 * @param deviation their standard deviations, positive
 */
record Scaled(Vector<String> names, Block mean, Block deviation) {

  /**
   * By moments of the columns.
   *
   * @throws IllegalArgumentException if a column is constant
   */
  static Scaled by(Vector<String> names, MomentSums moments) {
    Block deviation =
        Block.build(
            names.size(),
            out -> {
              for (int a = 0; a < out.length; a++) {
                out[a] = Math.sqrt(moments.covariance().get(a, a));
                if (!(out[a] > 0)) {
                  throw new IllegalArgumentException(
                      "column \"%s\" is constant: leave it out".formatted(names.get(a)));
                }
              }
            });
    return new Scaled(names, moments.mean(), deviation);
  }

  /** The columns of data in these units, and the weights as they are. */
  Dataset<Row> of(Dataset<Row> data, Option<String> weight) {
    Vector<Column> columns =
        Vector.range(0, names.size())
            .map(a ->
                number(names.get(a))
                    .minus(lit(mean.get(a)))
                    .divide(lit(deviation.get(a)))
                    .as(names.get(a)));
    return data.select(
        columns.appendAll(weight.map(name -> number(name).as(name))).toJavaArray(Column[]::new));
  }

  private static Column number(String name) {
    return col(Columns.quoted(name)).cast(DataTypes.DoubleType);
  }

  /** In these units: differences and quotients keep the order, so that no row is outside. */
  Extent of(Extent extent) {
    return new Extent(scaled(extent.least()), scaled(extent.most()), 0);
  }

  private Block scaled(Block numbers) {
    return Block.build(
        numbers.length(),
        out -> {
          for (int a = 0; a < out.length; a++) {
            out[a] = (numbers.get(a) - mean.get(a)) / deviation.get(a);
          }
        });
  }

  /** Back in the units of the data. */
  Points restored(Points points) {
    return points.withCoordinates(
        points.vectors((i, a) -> mean.get(a) + deviation.get(a) * points.get(i, a)));
  }
}
