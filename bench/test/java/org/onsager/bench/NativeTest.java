package org.onsager.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeTest {

  /** Tests run in the folder of the module, benches in the root. */
  private static final Path SOURCE = Path.of("native", "kernel-sums.c");

  private static final Path PROGRAMS = Path.of("target", "native");

  @Test
  void aMissingCompilerIsNamed() {
    Either<String, Path> program = Native.compile("no-such-compiler", SOURCE, PROGRAMS, List.of());
    assertTrue(
        program.getLeft().startsWith("no-such-compiler does not run here"), program::getLeft);
  }

  @Test
  void aCompilerThatFailsIsQuoted(@TempDir Path folder) throws IOException {
    assumeTrue(Native.compile("gcc", SOURCE, PROGRAMS, List.of()).isRight(), "needs gcc");
    Path wrong = Files.writeString(folder.resolve("wrong.c"), "this is no C\n");
    String why = Native.compile("gcc", wrong, PROGRAMS, List.of()).getLeft();
    assertTrue(why.contains("fails with code 1: "), why);
    assertTrue(why.contains("wrong.c"), why);
  }

  @Test
  void cAnswersWhatItKnows() throws IOException {
    Either<String, Path> program = Native.compile("gcc", SOURCE, PROGRAMS, List.of());
    assumeTrue(program.isRight(), "needs gcc");
    try (LineProcess c = new LineProcess(List.of(program.get().toString()))) {
      for (Family family : Family.values()) {
        Workload workload = Workload.field(family, 2, 50);
        double answer = c.ask(workload.line() + " 50 0.001");
        boolean known = family != Family.TWO_GAUSSIANS && family != Family.LAMBDAS;
        assertEquals(known, answer > 0, workload.name());
      }
    }
  }
}
