package org.onsager.command.mixing;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onsager.measure.Block;
import org.onsager.measure.Key;

/**
 * The rows of a file, equal ones put together.
 *
 * @param rows the distinct ones, in the order in which they come first
 * @param frequencies how often each is there, as a share: of sum one
 * @param total how often all are there, N
 * @param members for each row of the file, which of the distinct ones it is
 */
record Tally(
    Vector<Vector<Double>> rows, Block frequencies, double total, Vector<Integer> members) {

  private static final Key CHOSEN = Key.of(2000);

  /**
   * Puts equal rows together.
   *
   * @param all rows of the file
   * @param counts how often each was observed, {@code >= 0}, of positive sum
   */
  static Tally of(Vector<Vector<Double>> all, double[] counts) {
    Map<Vector<Double>, Integer> places = new LinkedHashMap<>();
    List<Integer> members = new ArrayList<>();
    double[] sums = new double[counts.length];
    double total = 0;
    int i = 0;
    for (Vector<Double> row : all) {
      // Both zeros are one value.
      Integer place = places.computeIfAbsent(row.map(x -> x + 0.0), r -> places.size());
      members.add(place);
      sums[place] += counts[i];
      total += counts[i];
      i++;
    }
    return new Tally(
        Vector.ofAll(places.keySet()),
        shares(sums, places.size(), total),
        total,
        Vector.ofAll(members));
  }

  private static Block shares(double[] sums, int count, double total) {
    return Block.build(
        count,
        out -> {
          for (int j = 0; j < count; j++) {
            out[j] = sums[j] / total;
          }
        });
  }

  /**
   * Some of the distinct rows, the same at every run, with their shares among themselves.
   *
   * @param most how many
   */
  Tally some(int most) {
    int[] chosen = CHOSEN.choice(most, count());
    Block shares =
        Block.build(
            most,
            out -> {
              for (int j = 0; j < most; j++) {
                out[j] = frequencies.get(chosen[j]);
              }
            });
    return new Tally(
        Vector.ofAll(chosen).map(rows::get),
        shares.normalised(),
        shares.sum() * total,
        Vector.range(0, most));
  }

  int count() {
    return rows.size();
  }

  /** The distinct rows that were observed: a file may count some zero times. */
  Vector<Integer> observed() {
    return Vector.range(0, count()).filter(j -> frequencies.get(j) > 0);
  }

  /** A number of each distinct row. */
  double[] column(int index) {
    return rows.toJavaStream().mapToDouble(row -> row.get(index)).toArray();
  }
}
