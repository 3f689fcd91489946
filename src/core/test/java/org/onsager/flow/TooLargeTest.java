package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.onsager.distribution.Samples;
import org.onsager.energy.SinkhornDivergence;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Room;
import org.onsager.measure.Trouble;
import org.onsager.ot.Wasserstein2;

/** Sizes whose product no array holds, and sizes that this heap does not. */
class TooLargeTest {

  @Test
  void whatNoArrayHoldsIsSaid() {
    Samples many = Samples.of(SmallHeap.normal(70_000));
    isTooLarge("70000 by 70000", () -> SinkhornDivergence.to(many, 1));
    Particles big = SmallHeap.uniform(50_000);
    isTooLarge("50000 by 50000", () -> Wasserstein2.between(big, big));
    isTooLarge("3000000000 by 3", () -> Room.forDoubles("it", 3_000_000_000L, 3, "Use less."));
  }

  private static void isTooLarge(String size, Executable work) {
    Trouble trouble = assertThrows(Trouble.class, work);
    assertInstanceOf(Failure.TooLarge.class, trouble.failure());
    assertTrue(trouble.failure().what().contains(size), trouble.getMessage());
    assertTrue(trouble.failure().what().contains("at most 2147483639"), trouble.getMessage());
    assertTrue(trouble.failure().advice().contains("Use "), trouble.getMessage());
  }

  @Test
  void aRunEndsWithTheSentence() {
    String message = SmallHeap.run(50_000).message();
    assertTrue(message.contains("the quadratic program of 50000 by 50000"), message);
    assertTrue(message.contains("entropic"), message);
  }

  @Test
  void theHeapIsAskedForAllArraysThatAreNeededAtOnce() {
    long heap = Runtime.getRuntime().maxMemory();
    long rows = Math.min(heap / Double.BYTES / 1000, 2_000_000) / 2;
    assertEquals(1000 * rows, Room.forDoubles("it", rows, 1000, "Use less."));
    int arrays = (int) (heap / Double.BYTES / 1000 / rows) + 1;
    Trouble trouble =
        assertThrows(Trouble.class, () -> Room.forDoubles("it", rows, 1000, arrays, "Use less."));
    assertTrue(trouble.getMessage().contains("the heap has"), trouble.getMessage());
    assertTrue(trouble.getMessage().contains("-Xmx"), trouble.getMessage());
  }

  /**
   * In 48 MB: a step of 1000 particles needs three matrices of 8 MB, and had six; all the others
   * are refused before they exhaust the heap.
   */
  @Test
  void underASmallHeapSizesAreRefusedAndOneGramMatrixFits()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines;
    try (var out = process.getInputStream()) {
      lines = new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertEquals(0, process.waitFor(), lines.toString());
    assertEquals(5, lines.size(), lines.toString());
    for (String line : lines.subList(0, 4)) {
      assertTrue(line.contains("There is no room for"), line);
      assertTrue(line.contains("the heap has 48"), line);
      assertTrue(line.contains("-Xmx"), line);
    }
    assertEquals("exact reaction that fits: 1 steps done", lines.get(4));
  }
}
