package org.onsager.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpIsPrintedAndIsNoError() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("Usage: onsager"), out.toString());
  }

  @Test
  void anUnknownCommandIsMisuse() {
    assertEquals(2, run("quantize"));
    assertTrue(err.toString().contains("quantize"), err.toString());
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
