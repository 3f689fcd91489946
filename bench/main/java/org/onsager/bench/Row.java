package org.onsager.bench;

import io.vavr.control.Option;
import java.util.Locale;
import org.onsager.data.Table;

/**
 * A line of the table.
 *
 * @param workload its name
 * @param nanoseconds per pair, median
 * @param spread the range of the middle half over the median
 * @param fractionOfBound the bound of one core, times the number of threads, over the median
 * @param ratioToNaive time of the naive loop on one thread, over that of the library
 * @param ratioToC the same for C; missing where there is none
 */
record Row(
    String workload,
    double nanoseconds,
    double spread,
    double fractionOfBound,
    double ratioToNaive,
    Option<Double> ratioToC) {

  private static final String LINE = "%-42s %12s %8s %18s %15s %13s";

  /** The columns, in order. */
  private static final String[] COLUMNS = {
    "workload", "ns_per_pair", "spread", "fraction_of_bound", "ratio_to_naive", "ratio_to_gcc"
  };

  static Table emptyTable() {
    return Table.of(COLUMNS);
  }

  /** The heading over {@link #text}. */
  static String heading() {
    return LINE.formatted((Object[]) COLUMNS);
  }

  /** The row, aligned. */
  String text() {
    return LINE.formatted(
        workload,
        three(nanoseconds),
        three(spread),
        three(fractionOfBound),
        three(ratioToNaive),
        ratioToC.map(Row::three).getOrElse(""));
  }

  Table appendedTo(Table table) {
    return table.row(
        workload,
        rounded(nanoseconds),
        rounded(spread),
        rounded(fractionOfBound),
        rounded(ratioToNaive),
        ratioToC.map(Row::rounded));
  }

  private static String three(double number) {
    return String.format(Locale.ROOT, number < 10 ? "%.3f" : "%.1f", number);
  }

  /** Four digits: more are noise. */
  private static double rounded(double number) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.3e", number));
  }
}
