package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What a file does not say of itself, and what of it is wanted. Immutable: {@code
 * Reading.samples().withMissing(Missing.LEFT_OUT).withColumns("x*", "y")}.
 *
 * @param header whether the first line of a text names the columns
 * @param missing what becomes of cells without a finite number
 * @param separator what stands between the cells of a text; none to guess it, a blank for any
 *     number of blanks
 * @param decimals what stands before the decimals of a text
 * @param skip lines above the table that are no part of it, {@code >= 0}
 * @param columns the columns that are wanted, in this order; empty for all: see {@link
 *     #withColumns}
 * @param part what is wanted of a file of several tables: see {@link #withPart}
 * @param query what is asked of the file in SQL: see {@link #withQuery}
 */
public record Reading(
    Header header,
    Missing missing,
    Option<Character> separator,
    Decimals decimals,
    int skip,
    Vector<String> columns,
    Option<String> part,
    Option<String> query) {

  /** Whether the first line names the columns. */
  public enum Header {
    /**
     * It does if one of its cells is a name: no number, and not beginning like one. Numbers beside
     * names are read as names if they are whole and come after a name ({@code id,2019,2020}). What
     * may be either is refused. Where all is numbers, a comment above that cuts into as many names
     * names the columns.
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

  /** What stands before the decimals. */
  public enum Decimals {
    /** A comma where commas do not separate cells, some numbers have one, and none has a point. */
    GUESSED,
    /** A point: {@code 2.5}. */
    POINT,
    /** A comma: {@code 2,5}. */
    COMMA
  }

  /**
   * Checks the number of lines.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Reading {
    if (skip < 0) {
      throw new IllegalArgumentException("skip = " + skip + ": must be >= 0");
    }
  }

  /**
   * What {@link Csv#write} wrote, bit for bit.
   *
   * @return a guessed header; {@code NaN} and {@code Infinity} are numbers, dates are not, and all
   *     columns are wanted
   */
  public static Reading asWritten() {
    return new Reading(
        Header.GUESSED,
        Missing.AS_WRITTEN,
        Option.none(),
        Decimals.GUESSED,
        0,
        Vector.empty(),
        Option.none(),
        Option.none());
  }

  /**
   * Samples to compute with.
   *
   * @return a guessed header; finite numbers only. Dates are days since the beginning of 1970, what
   *     is true or false is 1 or 0, and a column that only numbers or names the rows is left out;
   *     the sheet says so
   */
  public static Reading samples() {
    return asWritten().withMissing(Missing.REFUSED);
  }

  /**
   * With another header.
   *
   * @param other whether the first line names the columns
   * @return the reading
   */
  public Reading withHeader(Header other) {
    return new Reading(other, missing, separator, decimals, skip, columns, part, query);
  }

  /**
   * With another treatment of missing values.
   *
   * @param other what becomes of cells without a finite number
   * @return the reading
   */
  public Reading withMissing(Missing other) {
    return new Reading(header, other, separator, decimals, skip, columns, part, query);
  }

  /**
   * With a separator that is not guessed.
   *
   * @param character what stands between cells; a blank for any number of blanks and tabs
   * @return the reading
   */
  public Reading withSeparator(char character) {
    return new Reading(
        header, missing, Option.some(character), decimals, skip, columns, part, query);
  }

  /**
   * With another mark before decimals.
   *
   * @param other point or comma
   * @return the reading
   */
  public Reading withDecimals(Decimals other) {
    return new Reading(header, missing, separator, other, skip, columns, part, query);
  }

  /**
   * Without lines above the table.
   *
   * @param lines how many, {@code >= 0}
   * @return the reading
   * @throws IllegalArgumentException if the number is negative
   */
  public Reading withSkip(int lines) {
    return new Reading(header, missing, separator, decimals, lines, columns, part, query);
  }

  /**
   * With some columns alone. Each is said by its name, by a pattern of names in which {@code *}
   * stands for any characters and {@code ?} for one, by a regular expression between slashes
   * ({@code /x[0-9]+/}), or by its place from 1 on, or two of them ({@code 3-5}). One that begins
   * with an exclamation mark is left out: {@code "!species"} alone wants all others.
   *
   * @param chosen the columns; none for all
   * @return the reading
   */
  public Reading withColumns(String... chosen) {
    return new Reading(header, missing, separator, decimals, skip, Vector.of(chosen), part, query);
  }

  /**
   * With one of several tables.
   *
   * @param name of an array of an npz, of a data set or group of HDF5 and netCDF ({@code
   *     /posterior}), of a table of a database
   * @return the reading
   */
  public Reading withPart(String name) {
    return new Reading(
        header, missing, separator, decimals, skip, columns, Option.some(name), query);
  }

  /**
   * With a question in SQL, by DuckDB: of parquet, json, separated values, and databases.
   *
   * @param sql a statement that selects, in which the file is the table {@code data}
   * @return the reading
   */
  public Reading withQuery(String sql) {
    return new Reading(header, missing, separator, decimals, skip, columns, part, Option.some(sql));
  }
}
