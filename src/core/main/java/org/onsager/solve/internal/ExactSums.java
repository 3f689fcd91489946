package org.onsager.solve.internal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;

/**
 * Sums of numbers between -1 and 1 that depend neither on their order nor on how they are put
 * together: every number is rounded to a multiple of {@code 2^-50} by itself, and whole numbers add
 * without rounding. A sum of n numbers is wrong by {@code n 2^-51} at most.
 *
 * <p>Adding {@link #SHIFT} rounds: doubles between 4 and 8 are the multiples of {@code 2^-50}, and
 * their bits, as a whole number, count them. So a number costs one addition of doubles and one of
 * longs, which is what a sum of doubles costs and a little.
 *
 * <p><i>Source:</i> Demmel and Nguyen (2015), Parallel reproducible summation,
 * doi:10.1109/TC.2014.2345391, with whole numbers for their bins.
 */
public final class ExactSums {

  /** Added to numbers below 2 in size. */
  public static final double SHIFT = 6;

  /** What the bits of {@link #SHIFT} count; to be taken off for every number. */
  public static final long SHIFTED = Double.doubleToRawLongBits(SHIFT);

  private static final double UNIT = 0x1p-50;

  /** Numbers of at most {@code 2^51} units that a long holds, with a bit to spare. */
  private static final int PENDING = 1 << 11;

  /** A sum is {@code high 2^LOW_BITS + low} with {@code 0 <= low < 2^LOW_BITS}: one way only. */
  private static final int LOW_BITS = 40;

  private static final long LOW = (1L << LOW_BITS) - 1;

  private final long[] high;
  private final long[] low;
  private final long[] pending;
  private int pendingTerms;

  /** So many zeros. */
  public ExactSums(int count) {
    this.high = new long[count];
    this.low = new long[count];
    this.pending = new long[count];
  }

  /** The number of sums. */
  public int count() {
    return high.length;
  }

  /** A number between -2 and 2 in units. */
  public static long units(double number) {
    return Double.doubleToRawLongBits(number + SHIFT) - SHIFTED;
  }

  /**
   * Where loops add units, one entry a sum.
   *
   * @param terms how many numbers every sum is about to get, at most {@code 2^11}
   * @return the entries, to be added to before anything else is asked
   */
  public long[] roomFor(int terms) {
    if (pendingTerms + terms > PENDING) {
      settle();
    }
    pendingTerms += terms;
    return pending;
  }

  /** Adds other sums, as many as these; those stay what they are. */
  public void add(ExactSums other) {
    settle();
    other.settle();
    for (int j = 0; j < high.length; j++) {
      high[j] = Math.addExact(high[j], other.high[j]);
      carry(j, other.low[j]);
    }
  }

  /** A sum, rounded once. */
  public double value(int index) {
    settle();
    BigInteger units =
        BigInteger.valueOf(high[index]).shiftLeft(LOW_BITS).add(BigInteger.valueOf(low[index]));
    return units.doubleValue() * UNIT;
  }

  /** Writes all sums. */
  public void write(DataOutput out) throws IOException {
    settle();
    for (int j = 0; j < high.length; j++) {
      out.writeLong(high[j]);
      out.writeLong(low[j]);
    }
  }

  /** Reads as many sums as these, in place of them. */
  public void read(DataInput in) throws IOException {
    settle();
    for (int j = 0; j < high.length; j++) {
      high[j] = in.readLong();
      low[j] = in.readLong() & LOW;
    }
  }

  private void settle() {
    if (pendingTerms > 0) {
      for (int j = 0; j < high.length; j++) {
        carry(j, pending[j]);
        pending[j] = 0;
      }
      pendingTerms = 0;
    }
  }

  private void carry(int j, long units) {
    long sum = low[j] + units;
    high[j] = Math.addExact(high[j], sum >> LOW_BITS);
    low[j] = sum & LOW;
  }
}
