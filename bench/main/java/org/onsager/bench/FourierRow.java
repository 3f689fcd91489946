package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import org.onsager.data.Table;

/**
 * A line of the table of {@link FourierSums}.
 *
 * @param job what is computed
 * @param strategy {@code grid}, {@code tensor}, {@value #EXACT}, {@value #PEER}
 * @param threads one or two
 * @param sums nanoseconds a particle, a turn each; of the whole job where it has no parts
 * @param evaluate the same; NaN where the job has no parts
 * @param toExact how many times faster than exact sums, on one thread
 * @param toPeer how many times faster than FINUFFT, on one thread
 */
record FourierRow(
    FourierCase job,
    String strategy,
    int threads,
    Vector<Double> sums,
    Vector<Double> evaluate,
    Option<Double> toExact,
    Option<Double> toPeer) {

  static final String EXACT = "exact";
  static final String PEER = "finufft";

  private static final String LINE = "%-34s %-8s %7s %9s %11s %9s %7s %12s %12s";

  private static final String[] COLUMNS = {
    "job",
    "strategy",
    "threads",
    "ns_sums",
    "ns_evaluate",
    "ns_both",
    "spread",
    "times_exact",
    "times_finufft"
  };

  static FourierRow of(FourierCase job, String strategy, int threads) {
    return new FourierRow(
        job, strategy, threads, Vector.empty(), Vector.empty(), Option.none(), Option.none());
  }

  /** With one turn more. */
  FourierRow and(double moreSums, double moreEvaluate) {
    return new FourierRow(
        job,
        strategy,
        threads,
        sums.append(moreSums),
        Double.isNaN(moreEvaluate) ? evaluate : evaluate.append(moreEvaluate),
        toExact,
        toPeer);
  }

  /** With its ratios to others that took turns with it. */
  FourierRow beside(Vector<FourierRow> others) {
    return new FourierRow(
        job, strategy, threads, sums, evaluate, ratio(others, EXACT), ratio(others, PEER));
  }

  private Option<Double> ratio(Vector<FourierRow> others, String name) {
    return others.find(row -> row.strategy.equals(name)).map(row -> row.both().ratioTo(both()));
  }

  /** Nanoseconds a particle of the whole job. */
  Sample both() {
    return new Sample(evaluate.isEmpty() ? sums : sums.zipWith(evaluate, Double::sum));
  }

  static String heading() {
    return LINE.formatted((Object[]) COLUMNS);
  }

  String text() {
    boolean parts = !evaluate.isEmpty();
    return LINE.formatted(
        job.name(),
        strategy,
        threads,
        parts ? one(new Sample(sums).median()) : "",
        parts ? one(new Sample(evaluate).median()) : "",
        one(both().median()),
        String.format(Locale.ROOT, "%.2f", both().spread()),
        toExact.map(FourierRow::one).getOrElse(""),
        toPeer.map(FourierRow::one).getOrElse(""));
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static Table table(Vector<FourierRow> rows) {
    Table table = Table.of(COLUMNS);
    for (FourierRow row : rows) {
      boolean parts = !row.evaluate.isEmpty();
      table =
          table.row(
              row.job.name(),
              row.strategy,
              row.threads,
              parts ? new Sample(row.sums).median() : "",
              parts ? new Sample(row.evaluate).median() : "",
              row.both().median(),
              row.both().spread(),
              row.toExact.map(Object.class::cast).getOrElse(""),
              row.toPeer.map(Object.class::cast).getOrElse(""));
    }
    return table;
  }
}
