package org.onsager.command.mixing;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoublePredicate;
import org.onsager.command.input.Nearest;
import org.onsager.command.shell.Refusal;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Decimal;
import org.onsager.data.Sheet;
import org.onsager.measure.Points;

/**
 * Rows that are observations of a kind that the names of their columns tell.
 *
 * @param sheet the rows
 * @param sigma the standard error of values that have none of their own
 */
record ObservedRows(Sheet sheet, Option<Double> sigma) {

  private static final Vector<String> NAMES =
      Vector.of("value", "error", "count", "successes", "trials", "frequency");

  private static final Set<String> MEASURED = HashSet.of("value", "error");
  private static final Set<String> COUNTED = HashSet.of("count");
  private static final Set<String> TRIED = HashSet.of("successes", "trials");
  private static final String FREQUENCY = "frequency";

  private static final double LARGEST_COUNT = Integer.MAX_VALUE;
  private static final double LARGEST_VALUE = 1e100;
  private static final double LARGEST_FREQUENCY = 1e15;

  /** Of a standard error: where values are rounded more coarsely, no theta is known better. */
  private static final double ROUNDING = 1e-6;

  /**
   * The observations.
   *
   * @throws org.onsager.data.Unreadable if a number is not of its kind
   * @throws Refusal if the columns are of no kind
   * @throws UsageException if an option does not go with them
   */
  Observations observations() {
    Observations observations = sort(kind());
    requireSpread(observations);
    return observations;
  }

  private Vector<String> names() {
    return sheet.header().map(name -> name.toLowerCase(Locale.ROOT));
  }

  private Vector<String> kind() {
    if (names().distinct().size() < names().size()) {
      throw refusal("two columns have the same name, of " + sheet.header().mkString(", "));
    }
    if (names().exists(name -> Decimal.of(name).isDefined() || name.isEmpty())) {
      throw refusal(
          "the first line is %s: must name the columns, %s"
              .formatted(sheet.header().mkString(","), kinds()));
    }
    return names().reject(FREQUENCY::equals);
  }

  private Observations sort(Vector<String> kind) {
    Set<String> names = kind.toSet();
    boolean discrete = names.equals(COUNTED) || names.equals(TRIED);
    if (sigma.isDefined() && (discrete || names.equals(MEASURED))) {
      throw new UsageException(
          "--sigma is the standard error of values without one, and %s has %s: leave it out"
              .formatted(sheet.source(), kind.mkString(",")));
    }
    if (names.equals(COUNTED)) {
      return counts();
    }
    if (names.equals(TRIED)) {
      return successes();
    }
    return names.equals(MEASURED) ? values(Vector.of("value", "error")) : locations(kind);
  }

  /** Points of any dimension, with one standard error. */
  private Observations locations(Vector<String> kind) {
    if (sigma.isEmpty() && kind.equals(Vector.of("value"))) {
      throw refusal("the values have no standard error: say it by --sigma, or in a column error");
    }
    if (sigma.isEmpty() || kind.isEmpty()) {
      String near =
          kind.reject(NAMES::contains)
              .flatMap(name -> Nearest.to(name, NAMES))
              .headOption()
              .map(name -> "; did you mean " + name + "?")
              .getOrElse("");
      throw refusal(
          "the columns are %s: must be %s%s"
              .formatted(sheet.header().mkString(","), kinds(), near));
    }
    return values(kind);
  }

  private static String kinds() {
    return "value (with --sigma) or value,error or count or successes,trials, with a column"
        + " frequency or without; others are coordinates, with --sigma";
  }

  private Observations values(Vector<String> columns) {
    for (String name : columns) {
      require(
          name,
          x -> Math.abs(x) <= LARGEST_VALUE,
          "from %s to %s".formatted(-LARGEST_VALUE, LARGEST_VALUE));
    }
    if (sigma.isEmpty()) {
      require("error", s -> s > 0, "> 0");
    }
    Vector<String> axes = sigma.isEmpty() ? columns.reject("error"::equals) : columns;
    axes.forEach(this::requirePrecision);
    return new Measurements(
        tally(columns), sigma, axes.map(name -> sheet.header().get(place(name))));
  }

  private void requirePrecision(String name) {
    for (int i = 0; i < sheet.count(); i++) {
      int row = i;
      double error = sigma.getOrElse(() -> at(row, "error"));
      if (Math.ulp(at(row, name)) > ROUNDING * error) {
        throw sheet.refusal(
            row,
            place(name),
            "nearer to zero: its rounding is not small beside the standard error %s; subtract a"
                    .formatted(error)
                + " constant from all values");
      }
    }
  }

  private Observations counts() {
    requireCount("count");
    return new Counts(tally(Vector.of("count")));
  }

  private Observations successes() {
    requireCount("successes");
    requireCount("trials");
    require("trials", n -> n >= 1, ">= 1");
    for (int i = 0; i < sheet.count(); i++) {
      if (at(i, "successes") > at(i, "trials")) {
        throw sheet.refusal(
            i, place("successes"), "at most the trials, %.0f".formatted(at(i, "trials")));
      }
    }
    return new Successes(tally(Vector.of("successes", "trials")));
  }

  private void requireCount(String name) {
    require(
        name,
        k -> k >= 0 && k <= LARGEST_COUNT && k == Math.rint(k),
        "a whole number from 0 to %.0f".formatted(LARGEST_COUNT));
  }

  private void require(String name, DoublePredicate allowed, String what) {
    for (int i = 0; i < sheet.count(); i++) {
      if (!allowed.test(at(i, name))) {
        throw sheet.refusal(i, place(name), what);
      }
    }
  }

  private int place(String name) {
    return names().indexOf(name);
  }

  private double at(int row, String name) {
    return sheet.get(row, place(name));
  }

  private Tally tally(Vector<String> columns) {
    double[] frequencies = new double[sheet.count()];
    Arrays.fill(frequencies, 1);
    if (names().contains(FREQUENCY)) {
      require(
          FREQUENCY,
          f -> f >= 0 && f <= LARGEST_FREQUENCY,
          "from 0 to %s".formatted(LARGEST_FREQUENCY));
      frequencies = sheet.column(place(FREQUENCY));
    }
    if (Arrays.stream(frequencies).sum() == 0) {
      throw refusal("all frequencies are 0: must have one above");
    }
    Vector<Integer> places = columns.map(this::place);
    return Tally.of(
        Vector.range(0, sheet.count()).map(row -> places.map(k -> sheet.get(row, k))), frequencies);
  }

  /** Otherwise the answer is known, and there is nothing to look at. */
  private void requireSpread(Observations observations) {
    Points likeliest = observations.likeliest();
    int first = observations.tally().observed().head();
    boolean spread =
        observations
            .tally()
            .observed()
            .exists(j -> !Arrays.equals(likeliest.row(j), likeliest.row(first)));
    if (!spread) {
      throw refusal(
          "every row is likeliest at %s, so the mixing distribution is that point: must have two"
                  .formatted(Vector.ofAll(likeliest.row(first)).mkString(", "))
              + " different rows");
    }
  }

  private Refusal refusal(String sentence) {
    return new Refusal(sheet.source() + ": " + sentence);
  }
}
