package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import org.onsager.data.Table;
import org.onsager.measure.Particles;

/**
 * A descent to a certified gap, as a line of the table.
 *
 * @param problem its name
 * @param method of the descent
 * @param evaluations to each of four gaps, where it was reached
 * @param searches of descents that need them
 * @param reads the points that the searches read
 * @param time what it took
 * @param end the last particles
 * @param gap at the end, over the scale of the problem
 * @param likelihood the mean log-likelihood of a mixing distribution
 */
record CertificateRow(
    String problem,
    String method,
    Vector<Option<Long>> evaluations,
    Option<Integer> searches,
    Option<Long> reads,
    Timed<?> time,
    Particles end,
    double gap,
    Option<Double> likelihood) {

  static Table table() {
    return Table.of(
        "problem",
        "method",
        "to_1e-3",
        "to_1e-6",
        "to_1e-9",
        "to_1e-12",
        "searches",
        "points_read",
        "first_seconds",
        "seconds",
        "processor_seconds",
        "atoms",
        "gap",
        "mean_log_likelihood");
  }

  Table appendedTo(Table table) {
    return table.row(
        problem,
        method,
        evaluations.get(0),
        evaluations.get(1),
        evaluations.get(2),
        evaluations.get(3),
        searches,
        reads,
        rounded(time.first()),
        rounded(time.wall()),
        rounded(time.processor()),
        end.count(),
        gap,
        likelihood);
  }

  /** Three digits: more are noise. */
  static double rounded(double seconds) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.3g", seconds));
  }
}
