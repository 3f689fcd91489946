package org.onsager.data;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.onsager.data.Unreadable.Remedy;
import org.onsager.measure.Particles;

/**
 * Files as people have them, read and written behind one door.
 *
 * <p>Read are separated values of any kind and encoding, packed as gz or not; arrays of NumPy (npy,
 * npz); draws of Stan; with DuckDB on the class path ({@code org.duckdb:duckdb_jdbc}) parquet, json
 * and DuckDB's databases, and any of these and separated values by a question in SQL; with jhdf
 * ({@code io.jhdf:jhdf}) HDF5, and netCDF of ArviZ. What a file is, is told from its content.
 */
public final class Data {

  private Data() {}

  /**
   * Reads samples: {@link #read(Path, Reading)} with {@link Reading#samples}.
   *
   * @param file where
   * @return the sheet
   * @throws Unreadable as the other method does
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Sheet read(Path file) {
    return read(file, Reading.samples());
  }

  /**
   * Reads a table of numbers.
   *
   * @param file where
   * @param reading what the file does not say of itself, and what of it is wanted
   * @return the sheet; its notices say what was guessed and left out
   * @throws Unreadable if it is not of numbers; a sentence that names file, line or row, column and
   *     value, and what of the reading may help
   * @throws UncheckedIOException if the file cannot be read; the message is a sentence
   */
  public static Sheet read(Path file, Reading reading) {
    return Folder.reading(
        file,
        () ->
            switch (asked(file, Format.of(regular(file)), reading)) {
              case TEXT ->
                  reading.query().isDefined()
                      ? Duck.read(file, Format.TEXT, reading)
                      : TextFile.read(file, reading);
              case NPY -> npy(file, reading);
              case NPZ -> Npz.read(file, reading);
              case HDF5 -> Hdf5.read(file, reading);
              case PARQUET -> Duck.read(file, Format.PARQUET, reading);
              case JSON -> Duck.read(file, Format.JSON, reading);
              case DATABASE -> Duck.read(file, Format.DATABASE, reading);
            });
  }

  /** What can be read from its beginning again; none says so later, with words of its own. */
  private static Path regular(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new Unreadable(
          file + " is no regular file: write it to one, which can be read more than once");
    }
    return file;
  }

  private static Format asked(Path file, Format format, Reading reading) {
    if (reading.query().isDefined()
        && (format == Format.NPY || format == Format.NPZ || format == Format.HDF5)) {
      throw new Unreadable(
          file + " cannot be asked in SQL: parquet, json, separated values and databases can",
          Remedy.QUERY);
    }
    return format;
  }

  /**
   * Reads tables of the same columns one after the other, as the chains of a sampler.
   *
   * @param files where, at least one
   * @param reading of each
   * @return all rows, in the order of the files
   * @throws IllegalArgumentException if there is no file
   * @throws Unreadable if one cannot be read, or has other columns than the first
   * @throws UncheckedIOException if one cannot be read
   */
  public static Sheet read(List<Path> files, Reading reading) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files are none: must be at least one");
    }
    return files.size() == 1
        ? read(files.getFirst(), reading)
        : Sheet.stacked(Vector.ofAll(files).map(file -> read(file, reading)));
  }

  private static Sheet npy(Path file, Reading reading) throws IOException {
    try (InputStream in = FileBytes.open(file)) {
      Grid grid = Npy.read(file.toString(), in);
      return new Selection(CellTable.of(file.toString(), grid, Vector.empty()), reading)
          .sheet(Vector.empty());
    }
  }

  /**
   * Writes a table; folders are created, an older file is replaced.
   *
   * @param file where: {@code .csv}, {@code .npy} of numbers alone and without the header, or
   *     {@code .parquet} with DuckDB on the class path
   * @param table what
   * @throws IllegalArgumentException if the file ends otherwise, or holds numbers and the table has
   *     text
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(Path file, Table table) {
    switch (ending(file)) {
      case "csv" -> Csv.write(file, table);
      case "npy" -> {
        double[][] rows = TableNumbers.of(table);
        Folder.writing(file, () -> Npy.write(file, rows, table.header().size()));
      }
      case "parquet" -> Duck.write(file, table);
      default -> throw unknownEnding(file);
    }
  }

  /**
   * Refuses what {@link #write(Path, Table)} would refuse for its name, before the work for it.
   *
   * @param file where
   * @throws IllegalArgumentException if the file ends otherwise
   * @throws Unreadable if it is parquet and there is no DuckDB
   */
  public static void requireWritable(Path file) {
    switch (ending(file)) {
      case "csv", "npy" -> {}
      case "parquet" -> Duck.require(file);
      default -> throw unknownEnding(file);
    }
  }

  private static IllegalArgumentException unknownEnding(Path file) {
    return new IllegalArgumentException(
        file + ": must end with .csv, .npy or .parquet, which says how it is written");
  }

  /**
   * Writes weighted particles: a row a particle, with its coordinates and its weight.
   *
   * @param file where, as of a table
   * @param particles what
   * @param columns the names of the d coordinates and of the weight; none for {@code x1} to {@code
   *     xd} and {@code weight}
   * @throws IllegalArgumentException if the file ends otherwise, or there are names, but not d + 1
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(Path file, Particles particles, String... columns) {
    write(file, Table.of(particles, columns));
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
