package org.onsager.page;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import org.onsager.flow.Row;

/**
 * What observers read along a run, as columns.
 *
 * @param rows the rows, in order
 */
record Readings(Vector<Row> rows) {

  Vector<String> observers() {
    return rows.headOption().toVector().flatMap(row -> row.values().keySet());
  }

  /** At most some rows, at even distances; the first and the last stay. */
  Readings atMost(int most) {
    int count = rows.size();
    return count <= most
        ? this
        : new Readings(
            Vector.range(0, most).map(k -> rows.get((int) ((long) k * (count - 1) / (most - 1)))));
  }

  /** The columns for the page. */
  LinkedHashMap<String, String> json() {
    return LinkedHashMap.of(
        "steps", Json.numbers(rows.map(Row::index)),
        "times", Json.numbers(rows.map(Row::time)),
        "observers", Json.texts(observers()),
        "values",
            Json.array(
                observers()
                    .map(name -> Json.array(rows.map(row -> row.get(name)).map(Json::rounded)))));
  }
}
