package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the optional libraries are not on the class path, a sentence says which is missing. */
class WithoutLibrariesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "table.parquet | needs DuckDB: must have the library org.duckdb:duckdb_jdbc on the class"
            + " path",
        "table.json | needs DuckDB: must have the library org.duckdb:duckdb_jdbc on the class path",
        "arviz.nc | is HDF5 or netCDF: must have the library io.jhdf:jhdf on the class path"
      })
  void theLibraryIsNamed(String name, String sentence) throws IOException, InterruptedException {
    Path file = DataTest.file(name);
    assertEquals(file + " " + sentence, OwnJvm.printed(file, "-Xshare:auto", "duckdb", "jhdf"));
  }
}
