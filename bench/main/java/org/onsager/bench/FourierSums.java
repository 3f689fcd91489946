package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import org.onsager.data.Csv;

/**
 * Nanoseconds a particle of sums over modes and of their evaluation with gradients, by both
 * strategies, on one thread and two, beside exact sums over all pairs and beside FINUFFT, which
 * take turns; as {@code out/bench/fourier.csv}.
 */
final class FourierSums {

  private static final Path CSV = Path.of("out", "bench", "fourier.csv");

  private static final Vector<Integer> COUNTS = Vector.of(300, 1000, 10_000, 100_000, 1_000_000);

  /** Points up to which all pairs are summed. */
  private static final int EXACT = 10_000;

  /** Modes times points up to which the tensor strategy is timed: a second. */
  private static final double TENSOR = 1e10;

  private static final int TURNS = 5;

  private FourierSums() {}

  private static Vector<FourierCase> cases(int n) {
    return Vector.of(
        new FourierCase(2, 6.3, 1e-14, n),
        new FourierCase(2, 14, 1e-14, n),
        new FourierCase(3, 14, 1e-7, n),
        new FourierCase(3, 14, 1e-12, n));
  }

  static void run(Vector<String> jvmOptions) throws IOException {
    Vector<FourierRow> rows = Vector.empty();
    try (LineProcess one = Contestants.oneThread(jvmOptions);
        LineProcess two = Contestants.twoThreads(jvmOptions)) {
      System.out.println(one.read().replaceFirst("^ready ", ""));
      two.read();
      Either<String, LineProcess> peer = Peers.process("fourier.py");
      peer.peekLeft(why -> System.out.println("Without FINUFFT: " + why));
      System.out.println(FourierRow.heading());
      for (FourierCase job : COUNTS.flatMap(FourierSums::cases)) {
        Vector<FourierRow> more = rows(job, one, two, peer.toOption());
        more.forEach(row -> System.out.println(row.text()));
        rows = rows.appendAll(more);
      }
      if (peer.isRight()) {
        peer.get().close();
      }
    }
    Csv.write(CSV, FourierRow.table(rows));
    System.out.println(FourierGoals.table(rows).text());
  }

  private static Vector<FourierRow> rows(
      FourierCase job, LineProcess one, LineProcess two, Option<LineProcess> peer)
      throws IOException {
    Vector<String> strategies =
        (double) job.n() * job.spectrum().count() <= TENSOR
            ? Vector.of("grid", "tensor")
            : Vector.of("grid");
    Vector<FourierRow> rows =
        strategies.flatMap(s -> Vector.of(FourierRow.of(job, s, 1), FourierRow.of(job, s, 2)));
    if (job.n() <= EXACT) {
      rows = rows.append(FourierRow.of(job, FourierRow.EXACT, 1));
    }
    if (peer.isDefined()) {
      rows = rows.append(FourierRow.of(job, FourierRow.PEER, 1));
    }
    for (int turn = 0; turn < TURNS; turn++) {
      Vector<FourierRow> longer = Vector.empty();
      for (FourierRow row : rows) {
        longer = longer.append(measured(row, row.threads() == 1 ? one : two, peer));
      }
      rows = longer;
    }
    Vector<FourierRow> all = rows;
    return all.map(row -> row.beside(all));
  }

  private static FourierRow measured(FourierRow row, LineProcess jvm, Option<LineProcess> peer)
      throws IOException {
    String line = row.job().line();
    return switch (row.strategy()) {
      case FourierRow.PEER -> row.and(peer.get().ask(line), Double.NaN);
      case FourierRow.EXACT -> row.and(jvm.ask("fourier exact exact " + line), Double.NaN);
      default ->
          row.and(
              jvm.ask("fourier %s sums %s".formatted(row.strategy(), line)),
              jvm.ask("fourier %s evaluate %s".formatted(row.strategy(), line)));
    };
  }
}
