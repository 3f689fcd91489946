package org.onsager.bench;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.onsager.data.Csv;
import org.onsager.data.Table;

/**
 * {@code mvn -q compile -Dbench=flows}: milliseconds of an iteration of the authors' algorithms, on
 * one thread; as {@code out/bench/flows.csv}. Words of {@code -Dargs} are options of the JVM.
 */
final class Flows {

  private static final Path CSV = Path.of("out", "bench", "flows.csv");
  private static final int REPETITIONS = 15;

  private Flows() {}

  static void run(Vector<String> jvmOptions) throws IOException {
    System.out.println(Machine.processor());
    Table table = Table.of("workload", "ms_per_iteration", "spread");
    try (LineProcess jvm = Contestants.oneThread(jvmOptions)) {
      System.out.println(jvm.read().replaceFirst("^ready ", ""));
      for (String algorithm : Vector.of("mmd-flow", "ift")) {
        for (FlowCase flow :
            Vector.of(new FlowCase(2, 100), new FlowCase(2, 1000), new FlowCase(100, 1000))) {
          String line = "%s %dx%d".formatted(algorithm, flow.d(), flow.n());
          Sample sample = sample(jvm, line);
          String name = "%s d=%d n=%d double".formatted(algorithm, flow.d(), flow.n());
          System.out.printf(
              Locale.ROOT,
              "%s: %.3f ms an iteration, spread %.3f%n",
              name,
              sample.median() * 1e-6,
              sample.spread());
          table = table.row(name, sample.median() * 1e-6, sample.spread());
        }
      }
    }
    Csv.write(CSV, table);
  }

  private static Sample sample(LineProcess jvm, String line) throws IOException {
    jvm.ask(line);
    Vector<Double> times = Vector.empty();
    for (int i = 0; i < REPETITIONS; i++) {
      times = times.append(jvm.ask(line));
    }
    return new Sample(times);
  }
}
