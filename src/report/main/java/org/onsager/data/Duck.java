package org.onsager.data;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.onsager.data.Unreadable.Remedy;

/**
 * Tables by DuckDB, if its driver is on the class path: parquet, json, databases, and questions in
 * SQL. It asks no network.
 */
final class Duck {

  private static final Pattern NUMBER =
      Pattern.compile("U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\\(.*\\)");

  private Duck() {}

  static Sheet read(Path file, Format format, Reading reading) {
    String source = file.toString();
    try (Connection connection = connection(file)) {
      if (format == Format.DATABASE) {
        execute(connection, "attach %s as base (read_only)".formatted(text(source)));
        execute(connection, "use base");
      } else {
        execute(connection, "create view data as select * from " + table(source, format));
      }
      String query =
          reading.query().isDefined()
              ? reading.query().get()
              : all(connection, source, format, reading);
      return read(connection, source, query, reading);
    } catch (SQLException e) {
      throw reading.query().isDefined()
          ? new Unreadable(source + ": " + reason(e), Remedy.QUERY)
          : new Unreadable(source + ": " + reason(e));
    }
  }

  private static Connection connection(Path file) throws SQLException {
    Connection connection;
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      if (DriverManager.drivers()
          .anyMatch(driver -> driver.getClass().getName().contains("duckdb"))) {
        throw e;
      }
      throw new Unreadable(
          file + " needs DuckDB: must have the library org.duckdb:duckdb_jdbc on the class path");
    }
    // Extensions would be fetched from the network.
    execute(connection, "set autoinstall_known_extensions = false");
    return connection;
  }

  private static String table(String source, Format format) {
    String function =
        switch (format) {
          case PARQUET -> "read_parquet";
          case JSON -> "read_json_auto";
          default -> "read_csv";
        };
    return function + "(" + text(source) + ")";
  }

  /** All of the only table, or of the one that is said. */
  private static String all(Connection connection, String source, Format format, Reading reading)
      throws SQLException {
    if (format != Format.DATABASE) {
      return "select * from data";
    }
    Vector<String> tables = strings(connection, "select table_name from duckdb_tables()");
    String table =
        reading
            .part()
            .filter(tables::contains)
            .orElse(() ->
                tables.headOption().filter(t -> reading.part().isEmpty() && tables.size() == 1))
            .getOrElseThrow(() ->
                new Unreadable(
                    "%s has the tables %s: must be one of them"
                        .formatted(source, tables.mkString(", ")),
                    Remedy.PART));
    return "select * from " + name(table);
  }

  private static Sheet read(Connection connection, String source, String query, Reading reading)
      throws SQLException {
    String table = "(" + query.strip().replaceFirst(";$", "") + ")";
    List<String> names = new ArrayList<>();
    List<Boolean> numbers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns = statement.executeQuery("describe select * from " + table)) {
      while (columns.next()) {
        names.add(columns.getString(1));
        numbers.add(NUMBER.matcher(columns.getString(2)).matches());
      }
    }
    String cells =
        Vector.range(0, names.size())
            .map(k ->
                "cast(%s as %s)"
                    .formatted(name(names.get(k)), numbers.get(k) ? "double" : "varchar"))
            .mkString(", ");
    Grid grid = new Grid(source, names.size());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select " + cells + " from " + table)) {
      for (int row = 1; rows.next(); row++) {
        for (int k = 0; k < names.size(); k++) {
          put(grid, k, rows, numbers.get(k));
        }
        grid.endRow(row);
      }
    }
    return new Selection(CellTable.of(source, grid, Vector.ofAll(names)), reading)
        .sheet(Vector.empty());
  }

  private static void put(Grid grid, int column, ResultSet rows, boolean number)
      throws SQLException {
    if (number) {
      double value = rows.getDouble(column + 1);
      if (rows.wasNull()) {
        grid.put(column, "");
      } else {
        grid.putNumber(column, value);
      }
    } else {
      String text = rows.getString(column + 1);
      grid.put(column, text == null ? "" : text);
    }
  }

  /** Refuses a file that cannot be written without DuckDB. */
  static void require(Path file) {
    try (Connection there = connection(file)) {
      there.clearWarnings();
    } catch (SQLException e) {
      throw new Unreadable(file + ": " + reason(e));
    }
  }

  /** Writes a table as parquet, by way of a csv that is gone afterwards. */
  static void write(Path file, Table table) {
    Folder.writing(
        file,
        () -> {
          Path csv = Files.createTempFile("table", ".csv");
          try (Connection connection = connection(file)) {
            Csv.write(csv, table);
            execute(
                connection,
                "copy (select * from read_csv(%s, header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false, columns = {%s})) to %s (format parquet)"
                    .formatted(text(csv.toString()), types(table), text(file.toString())));
          } catch (SQLException e) {
            throw new IOException(reason(e), e);
          } finally {
            Files.deleteIfExists(csv);
          }
        });
  }

  private static String types(Table table) {
    return Vector.range(0, table.header().size())
        .map(k ->
            text(table.header().get(k))
                + ": "
                + (table.rows().exists(row -> row.get(k) instanceof Cell.Text)
                    ? "'VARCHAR'"
                    : "'DOUBLE'"))
        .mkString(", ");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  private static Vector<String> strings(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return Vector.ofAll(found);
  }

  /** The first line: others draw an arrow to the place in the statement. */
  private static String reason(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason is said");
  }

  private static String text(String word) {
    return "'" + word.replace("'", "''") + "'";
  }

  private static String name(String word) {
    return "\"" + word.replace("\"", "\"\"") + "\"";
  }
}
