package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.data.Unreadable.Remedy;

class DuckTest {

  @TempDir private Path folder;

  private static Reading query(String sql) {
    return Reading.samples().withQuery(sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table.parquet", "table.json", "table.jsonl", "pandas.csv"})
  void filesAreAskedInSql(String name) {
    Sheet sheet =
        Data.read(DataTest.file(name), query("select 2 * x as twice, flag from data where x > 0;"));
    assertEquals(Vector.of("twice", "flag"), sheet.header());
    assertArrayEquals(new double[][] {{3, 1}, {5, 0}}, sheet.rows());
  }

  @Test
  void aWrongQuestionIsASentence() {
    Unreadable refusal =
        assertThrows(
            Unreadable.class,
            () -> Data.read(DataTest.file("table.parquet"), query("select z from data")));
    assertTrue(refusal.getMessage().contains("\"z\""), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
    assertEquals(Option.some(Remedy.QUERY), refusal.remedy());
    Unreadable npy =
        assertThrows(
            Unreadable.class,
            () -> Data.read(DataTest.file("version-1.npy"), query("select * from data")));
    assertTrue(npy.getMessage().contains("cannot be asked in SQL"), npy.getMessage());
  }

  @Test
  void databasesAreRead() throws SQLException {
    Path base = folder.resolve("base.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + base);
        Statement statement = connection.createStatement()) {
      statement.execute("create table points as select 1 as x, 2.5 as y");
    }
    assertArrayEquals(new double[][] {{1, 2.5}}, Data.read(base).rows());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + base);
        Statement statement = connection.createStatement()) {
      statement.execute("create table other as select 7 as z");
    }
    Unreadable several = assertThrows(Unreadable.class, () -> Data.read(base));
    assertEquals(Option.some(Remedy.PART), several.remedy());
    assertEquals(7, Data.read(base, Reading.samples().withPart("other")).get(0, 0));
    assertEquals(3.5, Data.read(base, query("select x + y as s from points")).get(0, 0));
  }
}
