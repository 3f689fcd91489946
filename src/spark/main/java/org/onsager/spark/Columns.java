package org.onsager.spark;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/**
 * Names of the columns that are coordinates, and of the one with weights.
 *
 * @param coordinates at least one
 * @param weight none: every row weighs one
 */
record Columns(Vector<String> coordinates, Option<String> weight) {

  /** All of them, the weight last. */
  Vector<String> names() {
    return coordinates.appendAll(weight);
  }

  /** Refuses columns that the data do not have, or that hold no numbers. */
  void check(Dataset<Row> data) {
    if (coordinates.isEmpty()) {
      throw new IllegalArgumentException("no columns: name at least one");
    }
    Vector<String> known = Vector.of(data.columns());
    for (String name : names()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "column \"%s\": must be one of %s".formatted(name, known.mkString(", ")));
      }
      DataType type = data.schema().apply(name).dataType();
      if (!(type instanceof NumericType)) {
        throw new IllegalArgumentException(
            "column \"%s\" is of type %s: must be numeric".formatted(name, type.simpleString()));
      }
    }
  }

  /** Only these columns, in order, as doubles. */
  Dataset<Row> of(Dataset<Row> data) {
    return data.select(names().map(name -> number(name).as(name)).toJavaArray(Column[]::new));
  }

  /** A column as a double; dots and quotes in its name are part of it. */
  private static Column number(String name) {
    return functions.col(quoted(name)).cast(DataTypes.DoubleType);
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The numeric columns of data, in order. */
  static Vector<String> numeric(Dataset<Row> data) {
    return Vector.ofAll(Arrays.asList(data.schema().fields()))
        .filter(field -> field.dataType() instanceof NumericType)
        .map(field -> field.name());
  }
}
