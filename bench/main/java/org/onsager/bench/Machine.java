package org.onsager.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.onsager.pairwise.KernelSums;

/** What a figure must name: the JVM, its vectors, the provider of the sums, the processor. */
final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** JVM, vectors and provider of this process. */
  static String jvm() {
    return "%s %s, %s vectors, %s sums"
        .formatted(
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"),
            VectorPeaks.shape(),
            provider());
  }

  /** The provider of this process: {@code vector} or {@code scalar}. */
  static String provider() {
    return KernelSums.best().name();
  }

  /** The processor's name where the system tells it, and how many this process may use. */
  static String processor() {
    return "%s, %d processors, %s"
        .formatted(
            model(), Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"));
  }

  private static String model() {
    if (!Files.isReadable(CPU_INFO)) {
      return "unknown processor";
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }
}
