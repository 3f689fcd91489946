package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than what is kept of them. */
class LargeFilesTest {

  private static final int ROWS = 500_000;

  @TempDir private Path folder;

  /**
   * Kept are 8 bytes a number and 4 a line, twice while the grid grows and once more in the end: 50
   * megabytes, less than the text takes as a string beside its bytes.
   */
  @Test
  void aFileOfNumbersIsReadWithoutAnObjectACell() throws IOException, InterruptedException {
    Path file = folder.resolve("large.csv");
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("x,y,z\n");
      for (int i = 0; i < ROWS; i++) {
        out.write(
            random.nextDouble() + "," + random.nextDouble() + "," + random.nextDouble() + "\n");
      }
    }
    assertEquals(Integer.toString(ROWS), OwnJvm.printed(file, "-Xmx80m"));
  }
}
