package org.onsager.bench;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.onsager.data.Folder;

/** Runs a bench by name: {@code mvn -q compile -Dbench=NAME}; a bare {@code -Dbench} lists them. */
public final class Main {
  static final SortedMap<String, Bench> BENCHES =
      TreeMap.<String, Bench>of(
              "certificates",
              Certificates::run,
              "cliff",
              Cliff::run,
              "features",
              RandomFrequencies::run,
              "flows",
              Flows::run,
              "fourier",
              Fourier::run,
              "hardware",
              Hardware::run,
              "narrow",
              Narrow::run,
              "quantise",
              Quantise::run,
              "sums",
              Sums::run,
              "transport",
              Transports::run)
          .put("lbfgs", QuasiNewton::run)
          .put("steps", Steps::run);

  private Main() {}

  /** What a bench does with the words of {@code -Dargs}. */
  @FunctionalInterface
  interface Bench {
    void run(Vector<String> words) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    var name = args.length == 0 || args[0].equals("true") ? "" : args[0];
    if (name.isEmpty()) {
      System.out.println(known());
      return;
    }
    var bench = BENCHES.get(name);
    if (bench.isEmpty()) {
      System.err.println("There is no bench \"" + name + "\". " + known());
      System.exit(1);
    }
    try {
      Folder.writable(Path.of("out", "bench"));
      bench.get().run(words(Vector.of(args).drop(1)));
    } catch (UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Maven hands on {@code -Dargs} as one argument. */
  private static Vector<String> words(Vector<String> arguments) {
    return arguments
        .flatMap(argument -> Vector.of(argument.split("\\s+")))
        .filter(word -> !word.isEmpty());
  }

  private static String known() {
    return BENCHES.isEmpty()
        ? "There are no benches yet."
        : "Benches: " + BENCHES.keySet().mkString(", ") + ".";
  }
}
