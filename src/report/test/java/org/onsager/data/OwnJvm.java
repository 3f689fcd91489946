package org.onsager.data;

import io.vavr.collection.Vector;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads a file in a JVM of its own, and prints how many rows it has, or why it is refused. */
final class OwnJvm {

  private OwnJvm() {}

  public static void main(String[] args) {
    try {
      System.out.println(Data.read(Path.of(args[0])).count());
    } catch (Unreadable e) {
      System.out.println(e.getMessage());
    }
  }

  /**
   * What it prints.
   *
   * @param option of the JVM
   * @param without words in the names of libraries that it does without
   */
  static String printed(Path file, String option, String... without)
      throws IOException, InterruptedException {
    Vector<String> path =
        Vector.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .reject(entry -> Vector.of(without).exists(entry::contains));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                path.mkString(File.pathSeparator),
                OwnJvm.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return printed;
  }
}
