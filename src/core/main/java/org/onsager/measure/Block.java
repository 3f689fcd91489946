package org.onsager.measure;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable vector of doubles with value equality: the only owner of a {@code double[]}.
 *
 * <p>A record with an array component is not equal to its copy; a record with a {@code Block} is.
 * Two blocks are equal when they agree bit for bit in the sense of {@link Arrays#equals(double[],
 * double[])}.
 */
public final class Block {

  private final double[] entries;

  private Block(double[] entries) {
    this.entries = entries;
  }

  /**
   * A block with a copy of the given entries.
   *
   * @param entries the entries, copied
   * @return the block
   */
  public static Block copyOf(double... entries) {
    return new Block(entries.clone());
  }

  /**
   * A block that {@code fill} writes once, without a copy. The array starts as zeros; {@code fill}
   * must not keep it.
   *
   * @param length number of entries, {@code >= 0}
   * @param fill writes the entries
   * @return the block
   */
  public static Block build(int length, Consumer<double[]> fill) {
    double[] entries = new double[length];
    fill.accept(entries);
    return new Block(entries);
  }

  /** A block that owns the given array from now on. */
  static Block owning(double[] entries) {
    return new Block(entries);
  }

  /**
   * A block whose entries are all equal.
   *
   * @param length number of entries, {@code >= 0}
   * @param value the value of each
   * @return the block
   */
  public static Block constant(int length, double value) {
    return build(length, entries -> Arrays.fill(entries, value));
  }

  /**
   * The number of entries.
   *
   * @return the length
   */
  public int length() {
    return entries.length;
  }

  /**
   * One entry.
   *
   * @param index {@code 0 <= index < length()}
   * @return the entry
   */
  public double get(int index) {
    return entries[index];
  }

  /**
   * A fresh copy of the entries.
   *
   * @return the copy
   */
  public double[] toArray() {
    return entries.clone();
  }

  /**
   * The array itself, for hot loops that only read. Whoever writes to it breaks every value that
   * shares this block.
   *
   * @return the entries, not a copy
   */
  public double[] borrowReadOnly() {
    return entries;
  }

  /**
   * The sum of the entries, from first to last.
   *
   * @return the sum
   */
  public double sum() {
    double sum = 0;
    for (double entry : entries) {
      sum += entry;
    }
    return sum;
  }

  /**
   * The inner product {@code sum_i a_i b_i}, from first to last.
   *
   * @param other a block of the same length
   * @return the inner product
   * @throws IllegalArgumentException if the lengths differ
   */
  public double dot(Block other) {
    requireLength("other", other.length(), length());
    double sum = 0;
    for (int i = 0; i < entries.length; i++) {
      sum += entries[i] * other.entries[i];
    }
    return sum;
  }

  /**
   * A function applied to every entry.
   *
   * @param function the function
   * @return a new block
   */
  public Block map(DoubleUnaryOperator function) {
    double[] mapped = new double[entries.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = function.applyAsDouble(entries[i]);
    }
    return new Block(mapped);
  }

  /**
   * {@code this + factor * other}.
   *
   * @param factor the factor
   * @param other a block of the same length
   * @return a new block
   * @throws IllegalArgumentException if the lengths differ
   */
  public Block plus(double factor, Block other) {
    requireLength("other", other.length(), length());
    double[] sums = new double[entries.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = entries[i] + factor * other.entries[i];
    }
    return new Block(sums);
  }

  /**
   * {@code factor * this}.
   *
   * @param factor the factor
   * @return a new block
   */
  public Block times(double factor) {
    double[] multiples = new double[entries.length];
    for (int i = 0; i < multiples.length; i++) {
      multiples[i] = factor * entries[i];
    }
    return new Block(multiples);
  }

  /**
   * These entries over their sum.
   *
   * @return entries of sum one; this block, if its sum is one up to rounding of doubles
   * @throws IllegalArgumentException if the sum is not positive and finite
   */
  public Block normalised() {
    double sum = Require.positive("the sum", sum());
    return Rounding.isExact(sum, 1, length()) ? this : map(entry -> entry / sum);
  }

  /**
   * Whether every entry is finite.
   *
   * @return true if there is neither NaN nor infinity
   */
  public boolean isFinite() {
    for (double entry : entries) {
      if (!Double.isFinite(entry)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Refuses a block that is not finite, naming the first bad entry.
   *
   * @param name how the message calls the block
   * @throws IllegalArgumentException if an entry is NaN or infinite
   */
  public void requireFinite(String name) {
    for (int i = 0; i < entries.length; i++) {
      if (!Double.isFinite(entries[i])) {
        throw new IllegalArgumentException(
            name + "[" + i + "] = " + entries[i] + ": must be finite");
      }
    }
  }

  /**
   * Refuses a block of another length.
   *
   * @param name how the message calls the block
   * @param length the length it must have
   * @throws IllegalArgumentException if the length differs
   */
  public void requireLength(String name, int length) {
    requireLength(name, length(), length);
  }

  private static void requireLength(String name, int actual, int required) {
    if (actual != required) {
      throw new IllegalArgumentException(name + " has length " + actual + ": must be " + required);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Block block && Arrays.equals(entries, block.entries);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(entries);
  }

  @Override
  public String toString() {
    return length() <= 8
        ? Arrays.toString(entries)
        : "Block of %d, [%s, %s, %s, ...]".formatted(length(), entries[0], entries[1], entries[2]);
  }
}
