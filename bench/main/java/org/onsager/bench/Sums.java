package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import org.onsager.data.Csv;
import org.onsager.data.Table;

/**
 * {@code mvn -q compile -Dbench=sums}: kernel sums against the bound of the hardware, the naive
 * loop and C, measured in turn in one run, as a table and as {@code out/bench/sums.csv}.
 *
 * <p>Words of {@code -Dargs} are options of the JVMs: {@code -Dargs=-XX:UseAVX=2} stands in for an
 * older processor.
 */
final class Sums {

  private static final Path CSV = Path.of("out", "bench", "sums.csv");

  private Sums() {}

  static void run(Vector<String> jvmOptions) throws IOException {
    System.out.println(Machine.processor());
    try (Contestants contestants = Contestants.start(jvmOptions, "gcc")) {
      System.out.println(contestants.description());
      contestants.missing().forEach(why -> System.out.println("No column ratio_to_gcc: " + why));
      System.out.println();
      System.out.println(Row.heading());
      Table table = Row.emptyTable();
      for (Entry entry : entries()) {
        for (Row row : rows(contestants, entry)) {
          System.out.println(row.text());
          table = row.appendedTo(table);
        }
      }
      Csv.write(CSV, table);
      System.out.println();
      System.out.println(CSV + " has the same numbers; bench/README.md explains the columns.");
    }
  }

  /**
   * A workload and what it is measured by beside {@link Measured#ALWAYS}.
   *
   * @param workload the problem
   * @param more other JVMs
   */
  private record Entry(Workload workload, Vector<Measured> more) {

    static Entry of(Workload workload, Measured... more) {
      return new Entry(workload, Vector.of(more));
    }
  }

  private static Vector<Entry> entries() {
    Family gaussian = Family.GAUSSIAN;
    return Vector.of(
            Entry.of(Workload.field(gaussian, 2, 100), Measured.FLOAT, Measured.SCALAR),
            Entry.of(
                Workload.field(gaussian, 2, 1000),
                Measured.FLOAT,
                Measured.TWO_THREADS,
                Measured.SCALAR),
            Entry.of(Workload.field(gaussian, 2, 10_000), Measured.FLOAT, Measured.TWO_THREADS),
            Entry.of(new Workload(gaussian, 2, 10_000, Operation.VALUES)),
            Entry.of(new Workload(gaussian, 2, 2000, Operation.GRAM)),
            Entry.of(Workload.field(gaussian, 10, 2000), Measured.SCALAR),
            Entry.of(Workload.field(gaussian, 100, 2000), Measured.SCALAR),
            Entry.of(Workload.field(gaussian, 100, 10_000), Measured.FLOAT, Measured.TWO_THREADS))
        .appendAll(
            Vector.of(Family.values())
                .remove(gaussian)
                .map(family -> Entry.of(Workload.field(family, 2, 1000), Measured.SCALAR)));
  }

  private static Vector<Row> rows(Contestants contestants, Entry entry) throws IOException {
    Samples samples =
        Samples.taken(contestants, entry.workload(), Measured.ALWAYS.appendAll(entry.more()));
    Workload workload = entry.workload();
    double bound = samples.bound();
    return Vector.of(
            row(samples, workload.name(), Measured.LIBRARY, bound),
            row(samples, workload.name("float"), Measured.FLOAT, samples.floatBound()),
            row(samples, workload.name() + " two threads", Measured.TWO_THREADS, bound / 2),
            row(samples, workload.name() + " scalar", Measured.SCALAR, bound))
        .flatMap(row -> row);
  }

  /** The row of something that was measured. */
  private static Option<Row> row(Samples samples, String name, Measured measured, double bound) {
    return samples
        .measured()
        .get(measured)
        .map(time ->
            new Row(
                name,
                time.median(),
                time.spread(),
                bound / time.median(),
                samples.of(Measured.NAIVE).ratioTo(time),
                samples.measured().get(Measured.C).map(c -> c.ratioTo(time))));
  }
}
