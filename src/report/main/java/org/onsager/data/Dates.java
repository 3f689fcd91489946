package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates, with a time of day or without, that can be read in one way: the year has four digits and
 * is first, as ISO 8601 writes it or with slashes, or the month is an English word; months and
 * quarters of a year are their first days. What may be a month or a day is none of them.
 */
final class Dates {

  private static final double SECONDS = 86400;

  private static final String CLOCK =
      "(?:[T ]+(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?<part>[.][0-9]+)?)?"
          + " ?(?<zone>Z|UTC|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?)?";

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<year>[0-9]{4})(?<mark>[-/])(?<month>[0-9]{1,2})(?:\\k<mark>(?<day>[0-9]{1,2})"
              + CLOCK
              + ")?");

  private static final Pattern QUARTER = Pattern.compile("([0-9]{4})[- ]?[Qq]([1-4])");

  private static final Pattern MONTH_FIRST =
      Pattern.compile("(?<month>[A-Za-z]{3,9})[. -]+(?<day>[0-9]{1,2})[, -]+(?<year>[0-9]{4})");

  private static final Pattern DAY_FIRST =
      Pattern.compile("(?<day>[0-9]{1,2})[. -]+(?<month>[A-Za-z]{3,9})[., -]+(?<year>[0-9]{4})");

  private static final Vector<String> MONTHS =
      Vector.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private Dates() {}

  /**
   * Days since the beginning of 1970, in Greenwich where a zone is given.
   *
   * @param text a date
   * @return a whole number without a time of day; none if the text is no date
   */
  static Option<Double> days(String text) {
    String word = text.strip();
    try {
      return yearFirst(word).orElse(() -> quarter(word)).orElse(() -> named(word));
    } catch (DateTimeException e) {
      return Option.none();
    }
  }

  private static Option<Double> yearFirst(String word) {
    Matcher date = YEAR_FIRST.matcher(word);
    if (!date.matches()) {
      return Option.none();
    }
    LocalDate day =
        LocalDate.of(
            number(date, "year"),
            number(date, "month"),
            date.group("day") == null ? 1 : number(date, "day"));
    return Option.some(
        date.group("hour") == null ? (double) day.toEpochDay() : day.toEpochDay() + clock(date));
  }

  /** The share of a day that is past. */
  private static double clock(Matcher date) {
    int second = date.group("second") == null ? 0 : number(date, "second");
    LocalTime time = LocalTime.of(number(date, "hour"), number(date, "minute"), second);
    double part = date.group("part") == null ? 0 : Double.parseDouble(date.group("part"));
    return (time.toSecondOfDay() + part - offset(date.group("zone"))) / SECONDS;
  }

  private static int offset(@Nullable String zone) {
    return zone == null || zone.equals("UTC") ? 0 : ZoneOffset.of(zone).getTotalSeconds();
  }

  private static Option<Double> quarter(String word) {
    Matcher quarter = QUARTER.matcher(word);
    return Option.when(
        quarter.matches(),
        () -> {
          int month = 3 * Integer.parseInt(quarter.group(2)) - 2;
          return (double) LocalDate.of(Integer.parseInt(quarter.group(1)), month, 1).toEpochDay();
        });
  }

  private static Option<Double> named(String word) {
    return Vector.of(MONTH_FIRST, DAY_FIRST)
        .map(pattern -> pattern.matcher(word))
        .find(Matcher::matches)
        .flatMap(date ->
            month(date.group("month"))
                .map(month ->
                    (double)
                        LocalDate.of(number(date, "year"), month, number(date, "day"))
                            .toEpochDay()));
  }

  /** Of its English name, or the first three letters or more. */
  private static Option<Integer> month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int index = MONTHS.indexWhere(month -> month.startsWith(lower));
    return Option.when(index >= 0, index + 1);
  }

  private static int number(Matcher date, String group) {
    return Integer.parseInt(date.group(group));
  }
}
