package org.onsager.data;

/**
 * What a file of separated values does not say of itself.
 *
 * @param header whether its first line names the columns
 * @param missing what becomes of cells without a finite number
 */
public record Reading(Header header, Missing missing) {

  /** Whether the first line names the columns. */
  public enum Header {
    /**
     * It does if one of its cells is a name: no number, and not beginning like one. Numbers beside
     * names are read as names if they are whole and come after a name ({@code id,2019,2020}). What
     * may be either is refused.
     */
    GUESSED,
    /** It does. */
    PRESENT,
    /** It does not: it is one of numbers. */
    ABSENT
  }

  /** What becomes of cells without a finite number. */
  public enum Missing {
    /** {@code NaN} and {@code Infinity}, as Java writes them, are numbers; others are refused. */
    AS_WRITTEN,
    /** Every cell must be a finite number, and there must be a row. */
    REFUSED,
    /**
     * A row with a missing value (an empty cell, {@code NA}, {@code NaN}, {@code null}, {@code ?}
     * ...) is left out; what remains must be finite numbers, and at least a row.
     */
    LEFT_OUT
  }

  /**
   * What {@link Csv#write} wrote, bit for bit.
   *
   * @return a guessed header; {@code NaN} and {@code Infinity} are numbers
   */
  public static Reading asWritten() {
    return new Reading(Header.GUESSED, Missing.AS_WRITTEN);
  }

  /**
   * Samples to compute with.
   *
   * @return a guessed header; finite numbers only
   */
  public static Reading samples() {
    return new Reading(Header.GUESSED, Missing.REFUSED);
  }
}
