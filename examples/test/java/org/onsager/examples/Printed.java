package org.onsager.examples;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a program prints. */
final class Printed {

  private Printed() {}

  /** Runs a program with named options and words. */
  static String by(Program.Run program, Map<String, String> options, String... words)
      throws Exception {
    PrintStream console = System.out;
    var bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      program.with(Options.of(name -> options.get(name).getOrNull(), Vector.of(words)));
    } finally {
      System.setOut(console);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Runs a program without options. */
  static String by(Program.Run program) throws Exception {
    return by(program, HashMap.empty());
  }
}
