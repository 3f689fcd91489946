package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the optional libraries are not on the class path, a sentence says which is missing. */
class WithoutLibrariesTest {

  /** Prints why a file is refused. */
  static final class Refused {
    private Refused() {}

    public static void main(String[] args) {
      try {
        System.out.println(Data.read(Path.of(args[0])).count());
      } catch (Unreadable e) {
        System.out.println(e.getMessage());
      }
    }
  }

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
    assertEquals(file + " " + sentence, printed(file));
    assertEquals("2", printed(DataTest.file("version-1.npy")));
  }

  private static String printed(Path file) throws IOException, InterruptedException {
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("duckdb") && !entry.contains("jhdf"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                Refused.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return printed;
  }
}
