package org.onsager.bench;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles the C reference, where there is a compiler. */
final class Native {

  /** Where C is, from the root of the project. */
  static final Path SOURCES = Path.of("bench", "native");

  /** Where programs go, from the root of the project. */
  static final Path PROGRAMS = Path.of("bench", "target", "native");

  private static final List<String> FLAGS = List.of("-O3", "-march=native", "-ffast-math");

  private Native() {}

  /**
   * Compiles one file with gcc.
   *
   * @param compiler the command, usually {@code gcc}
   * @param source the file
   * @param folder where the program goes
   * @param more flags after those that every file has
   * @return the program, or why there is none
   */
  static Either<String, Path> compile(
      String compiler, Path source, Path folder, List<String> more) {
    String name = source.getFileName().toString().replaceFirst("\\.c$", "");
    Path program = folder.resolve(name + String.join("", more));
    List<String> command = new ArrayList<>(List.of(compiler));
    command.addAll(FLAGS);
    command.addAll(more);
    command.addAll(List.of("-o", program.toString(), source.toString(), "-lm"));
    try {
      Files.createDirectories(folder);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      return code == 0
          ? Either.right(program)
          : Either.left(
              "%s fails with code %d: %s"
                  .formatted(String.join(" ", command), code, firstLine(said)));
    } catch (IOException e) {
      return Either.left("%s does not run here (%s)".formatted(compiler, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Either.left("interrupted");
    }
  }

  private static String firstLine(String said) {
    return said.lines().findFirst().orElse("no message");
  }
}
