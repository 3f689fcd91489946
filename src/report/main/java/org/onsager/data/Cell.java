package org.onsager.data;

import io.vavr.control.Option;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a {@link Table}. */
public sealed interface Cell {

  /**
   * How people see it.
   *
   * @return one line
   */
  String shown();

  /**
   * How programs read it: a double by {@link Double#toString(double)}, so nothing is lost.
   *
   * @return the text, without quotes
   */
  String exact();

  /**
   * The cell of an object: a {@link Double} or {@link Float} is a number, any other {@link Number}
   * is written as it is, {@code null} and an empty {@link Option} are missing, the rest is text.
   *
   * @param content the object
   * @return the cell
   */
  static Cell of(@Nullable Object content) {
    return switch (content) {
      case null -> new Missing();
      case Cell cell -> cell;
      case Option<?> option -> option.isEmpty() ? new Missing() : of(option.get());
      case Double value -> new Real(value);
      // By its digits: 0.1f is meant as 0.1, not as 0.10000000149011612.
      case Float value -> new Real(Double.parseDouble(value.toString()));
      case Number value -> new Whole(value.toString());
      default -> new Text(content.toString());
    };
  }

  /**
   * A word or a sentence.
   *
   * @param text the text
   */
  record Text(String text) implements Cell {
    @Override
    public String shown() {
      return text.lines().reduce((a, b) -> a + " " + b).orElse("");
    }

    @Override
    public String exact() {
      return text;
    }
  }

  /**
   * A measured number, shown with three digits: {@code 1.03e-02}.
   *
   * @param value the number
   */
  record Real(double value) implements Cell {
    @Override
    public String shown() {
      if (!Double.isFinite(value)) {
        return Double.toString(value);
      }
      return String.format(Locale.ROOT, "%.2e", value == 0 ? 0.0 : value);
    }

    @Override
    public String exact() {
      return Double.toString(value);
    }
  }

  /**
   * A count, shown with all its digits.
   *
   * @param digits the digits
   */
  record Whole(String digits) implements Cell {
    @Override
    public String shown() {
      return digits;
    }

    @Override
    public String exact() {
      return digits;
    }
  }

  /** Nothing. */
  record Missing() implements Cell {
    @Override
    public String shown() {
      return "";
    }

    @Override
    public String exact() {
      return "";
    }
  }
}
