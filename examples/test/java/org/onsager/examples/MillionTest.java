package org.onsager.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Million, with fewer. */
class MillionTest {

  @TempDir private Path folder;

  private Launched million(String out, int evaluations) {
    return Launched.by(
        "Million",
        HashMap.of(
            "n", "3000",
            "evaluations", Integer.toString(evaluations),
            "out", folder.resolve(out).toString()));
  }

  private byte[] bytes(String out, String name) throws IOException {
    return Files.readAllBytes(folder.resolve(out).resolve("million").resolve(name));
  }

  @Test
  void goesOnWhereItWasInterruptedToTheSameDigits() throws IOException {
    assertEquals(0, million("whole", 12).code());
    assertEquals(0, million("parts", 5).code());
    Launched rest = million("parts", 12);
    assertTrue(rest.out().contains("goes on after"), rest.out());
    assertArrayEquals(bytes("whole", "mmd2.csv"), bytes("parts", "mmd2.csv"));
    assertArrayEquals(bytes("whole", "state.bin"), bytes("parts", "state.bin"));
    assertTrue(bytes("parts", "particles.png").length > 10_000);
    String page = new String(bytes("parts", "index.html"), StandardCharsets.UTF_8);
    assertTrue(page.contains("<h1>3,000 particles on their way to three Gaussians</h1>"));
    assertTrue(page.length() < 1_000_000);
  }
}
