package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Programs of {@code bench/peers} that answer lines with numbers, where Python has what they use.
 */
final class Peers {

  private static final Path SCRIPTS = Path.of("bench", "peers");

  /** What {@code bench/peers/run.sh} installs. */
  private static final Path INSTALLED = Path.of("bench", "target", "peers", "bin", "python");

  private Peers() {}

  /**
   * Starts a script with the Python that has the peers, the one that PYTHON names, or python3.
   *
   * @param script its name; the first line it prints begins with {@code ready}, or says why not
   * @param words its arguments
   * @return the process, or why there is none
   */
  static Either<String, LineProcess> process(String script, String... words) {
    String python =
        Files.isExecutable(INSTALLED)
            ? INSTALLED.toString()
            : System.getenv().getOrDefault("PYTHON", "python3");
    try {
      LineProcess process =
          new LineProcess(
              Vector.of(python, SCRIPTS.resolve(script).toString())
                  .appendAll(Vector.of(words))
                  .asJava());
      String first = process.read();
      if (first.startsWith("ready")) {
        return Either.right(process);
      }
      process.close();
      return Either.left(first);
    } catch (IOException e) {
      return Either.left("%s does not run here (%s)".formatted(python, e.getMessage()));
    }
  }
}
