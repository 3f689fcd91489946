package org.onsager.ot;

import org.onsager.solve.internal.Compensated;

/**
 * Numbers of two doubles each, {@code high + low} with {@code |low| <= ulp(high) / 2}. Their sums
 * are exact as long as their bits span no more than twice those of a double: costs and masses of
 * ordinary data do not round at all.
 *
 * <p><i>Source:</i> Dekker (1971), doi:10.1007/BF01397083.
 */
final class Twofolds {

  private final double[] high;
  private final double[] low;

  /** So many zeros. */
  Twofolds(int count) {
    this.high = new double[count];
    this.low = new double[count];
  }

  /** The number, rounded. */
  double high(int k) {
    return high[k];
  }

  /** What is lost by that. */
  double low(int k) {
    return low[k];
  }

  /** Sets a number. */
  void set(int k, double newHigh, double newLow) {
    high[k] = newHigh;
    low[k] = newLow;
  }

  /** Sets a number to another one plus {@code moreHigh + moreLow}; whether nothing was lost. */
  boolean setSum(int k, int other, double moreHigh, double moreLow) {
    double sum = high[other] + moreHigh;
    double lost = Compensated.remainder(high[other], moreHigh, sum);
    double rest = low[other] + moreLow;
    double lostRest = Compensated.remainder(low[other], moreLow, rest);
    double tail = lost + rest;
    double lostTail = Compensated.remainder(lost, rest, tail);
    high[k] = sum + tail;
    low[k] = Compensated.remainder(sum, tail, high[k]);
    return lostRest == 0 && lostTail == 0;
  }

  /** Whether a number is less than {@code otherHigh + otherLow}, itself in this form. */
  boolean isLess(int k, double otherHigh, double otherLow) {
    return high[k] < otherHigh || (high[k] == otherHigh && low[k] < otherLow);
  }

  /** Whether a number is at most {@code otherHigh + otherLow}, itself in this form. */
  boolean isAtMost(int k, double otherHigh, double otherLow) {
    return high[k] < otherHigh || (high[k] == otherHigh && low[k] <= otherLow);
  }
}
