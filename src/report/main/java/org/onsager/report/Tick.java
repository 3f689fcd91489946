package org.onsager.report;

import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A mark on an axis.
 *
 * @param value where
 * @param label what is written there, empty for a minor tick
 */
record Tick(double value, String label) {

  private static final int MOST_LABELS = 8;

  boolean major() {
    return !label.isEmpty();
  }

  /** Ticks at multiples of 1, 2 or 5 times a power of ten, about {@code wanted} of them. */
  static Vector<Tick> linear(double low, double high, double wanted) {
    double step = niceStep((high - low) / wanted);
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    return Vector.rangeClosed(first, last).map(k -> new Tick(k * step, plain(k, step)));
  }

  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double share = rough / power;
    double factor = share <= 1.3 ? 1 : share <= 3 ? 2 : share <= 6.5 ? 5 : 10;
    return factor * power;
  }

  /** Written with the decimals that the step needs; far from one as a power of ten. */
  private static String plain(long k, double step) {
    if (k == 0) {
      return "0";
    }
    // The step is 1, 2 or 5 times a power of ten, so one digit gives it back without rounding.
    BigDecimal unit = new BigDecimal(step).round(new MathContext(1));
    BigDecimal exact = unit.multiply(BigDecimal.valueOf(k)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= 6 || exponent < -4) {
      String digits = signed(exact.movePointLeft(exponent).stripTrailingZeros().toPlainString());
      return digits + "·" + power(exponent);
    }
    int decimals = Math.max(0, unit.stripTrailingZeros().scale());
    return signed(exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
  }

  /**
   * Ticks at powers of ten, with minor ones between; where the range has fewer than two powers, at
   * 1, 2 and 5 times a power of ten or, if that is too coarse too, as on a linear axis.
   */
  static Vector<Tick> logarithmic(double low, double high) {
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    Vector<Tick> all =
        Vector.rangeClosed(first, last)
            .flatMap(k -> Vector.rangeClosed(1, 9).map(digit -> tick(digit, k, first, last)))
            .filter(tick -> tick.value >= low * (1 - 1e-9) && tick.value <= high * (1 + 1e-9));
    if (all.count(Tick::major) >= 2) {
      return last - first > MOST_LABELS ? all.filter(Tick::major) : all;
    }
    Vector<Tick> labelled = all.map(tick -> tick.labelled());
    return labelled.count(Tick::major) >= 2 ? labelled : linear(low, high, 4);
  }

  private static Tick tick(int digit, int exponent, int first, int last) {
    int every = Math.max(1, (int) Math.ceil((last - first) / (double) MOST_LABELS));
    boolean major = digit == 1 && Math.floorMod(exponent, every) == 0;
    // Parsed, so that 10^-3 is the double nearest to it.
    double value = Double.parseDouble(digit + "e" + exponent);
    return new Tick(value, major ? power(exponent) : "");
  }

  private Tick labelled() {
    int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
    long digit = Math.round(value / Math.pow(10, exponent));
    return digit == 1 || digit == 2 || digit == 5
        ? new Tick(value, digit == 1 ? power(exponent) : digit + "·" + power(exponent))
        : this;
  }

  /** A number that is not on an axis, with two digits: 0.051, or a power of ten. */
  static String shortly(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(2));
    int exponent = rounded.precision() - rounded.scale() - 1;
    return value == 0 || (exponent >= -3 && exponent < 6)
        ? signed(rounded.stripTrailingZeros().toPlainString())
        : signed(rounded.movePointLeft(exponent).toPlainString()) + "·" + power(exponent);
  }

  /** A power of ten, its exponent raised. */
  static String power(int exponent) {
    return "10^{" + signed(Integer.toString(exponent)) + "}";
  }

  private static String signed(String number) {
    return number.replace('-', '−');
  }
}
