package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Predicate;
import org.onsager.data.Table;

/** What was asked of sums over modes, beside what was measured: the better of both strategies. */
final class FourierGoals {

  private static final int LARGE = 100_000;
  private static final int MILLION = 1_000_000;

  private FourierGoals() {}

  static Table table(Vector<FourierRow> rows) {
    Vector<FourierRow> ours =
        rows.filter(row ->
            !row.strategy().equals(FourierRow.EXACT) && !row.strategy().equals(FourierRow.PEER));
    Table table = Table.of("goal", "asked", "here", "");
    table =
        atMost(table, "d=2 1e-14, ns a particle, one core", 215, best(ours, 2, 1e-14, LARGE, 1));
    table = atMost(table, "the same on two cores", 115, best(ours, 2, 1e-14, LARGE, 2));
    table = atMost(table, "d=3 1e-7, ns a particle, one core", 330, best(ours, 3, 1e-7, LARGE, 1));
    table = atMost(table, "d=3 1e-12", 950, best(ours, 3, 1e-12, LARGE, 1));
    table = atMost(table, "d=3 1e-7 n=1e6, ms on two cores", 170, best(ours, 3, 1e-7, MILLION, 2));
    table = atMost(table, "d=3 1e-12 n=1e6", 480, best(ours, 3, 1e-12, MILLION, 2));
    table = atMost(table, "d=2 wins over exact sums from n", 300, breakEven(ours, 2, 1e-14));
    table = atMost(table, "d=3 1e-12, the same", 4000, breakEven(ours, 3, 1e-12));
    return atLeast(
        table,
        "times FINUFFT, the least of all jobs of 1e5 particles",
        2.5,
        ours.filter(row -> row.threads() == 1 && row.job().n() == LARGE)
            .filter(row -> row.strategy().equals("grid"))
            .flatMap(FourierRow::toPeer)
            .min());
  }

  /** Nanoseconds a particle; with a million of them, milliseconds. */
  private static Option<Double> best(
      Vector<FourierRow> rows, int d, double tolerance, int n, int threads) {
    return of(rows, d, tolerance, row -> row.job().n() == n && row.threads() == threads)
        .map(row -> row.both().median())
        .min();
  }

  private static Vector<FourierRow> of(
      Vector<FourierRow> rows, int d, double tolerance, Predicate<FourierRow> wanted) {
    FourierCase first =
        rows.map(FourierRow::job)
            .find(job -> job.d() == d && job.tolerance() == tolerance)
            .getOrElseThrow(IllegalStateException::new);
    return rows.filter(row ->
            row.job().d() == d
                && row.job().tolerance() == tolerance
                && row.job().length() == first.length())
        .filter(wanted);
  }

  /** Between the last number of points that lost and the first that won, by powers. */
  private static Option<Double> breakEven(Vector<FourierRow> rows, int d, double tolerance) {
    Vector<FourierRow> timed =
        of(rows, d, tolerance, row -> row.threads() == 1 && row.toExact().isDefined());
    double below = Double.NaN;
    double ratioBelow = Double.NaN;
    for (int n : timed.map(row -> row.job().n()).distinct()) {
      double ratio =
          timed.filter(row -> row.job().n() == n).flatMap(FourierRow::toExact).max().get();
      if (ratio >= 1) {
        return Option.some(
            Double.isNaN(below)
                ? n
                : below
                    * Math.pow(n / below, Math.log(1 / ratioBelow) / Math.log(ratio / ratioBelow)));
      }
      below = n;
      ratioBelow = ratio;
    }
    return Option.none();
  }

  private static Table atMost(Table table, String goal, double asked, Option<Double> here) {
    return here.map(value -> table.row(goal, asked, value, value <= asked ? "" : "missed"))
        .getOrElse(() -> table.row(goal, asked, "", "not measured"));
  }

  private static Table atLeast(Table table, String goal, double asked, Option<Double> here) {
    return here.map(value -> table.row(goal, asked, value, value >= asked ? "" : "missed"))
        .getOrElse(() -> table.row(goal, asked, "", "not measured"));
  }
}
