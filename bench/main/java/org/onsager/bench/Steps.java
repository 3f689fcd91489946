package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import org.onsager.data.Csv;
import org.onsager.data.Table;

/**
 * {@code mvn -q compile -Dbench=steps}: whole steps beside jax.jit in single precision ({@code
 * bench/peers/steps.py}, where Python has it), in turn, on one thread by processor time and on two
 * by the wall; as {@code out/bench/steps.csv}. Words of {@code -Dargs} are options of the JVM.
 */
final class Steps {

  private static final Path CSV = Path.of("out", "bench", "steps.csv");
  private static final int REPETITIONS = 25;

  /**
   * A step.
   *
   * @param line how the library is asked
   * @param peer the word for the same step of the peer
   */
  private record Job(String line, String peer, FlowCase flow) {

    String asked() {
      return "%s %dx%d".formatted(line, flow.d(), flow.n());
    }

    String askedOfPeer() {
      return "%s %d %d".formatted(peer, flow.d(), flow.n());
    }
  }

  private static final Vector<Job> JOBS =
      Vector.of(
          new Job("ift-float", "ift", new FlowCase(100, 1000)),
          new Job("ift", "ift", new FlowCase(100, 1000)),
          new Job("svgd", "svgd", new FlowCase(2, 200)),
          new Job("svgd", "svgd", new FlowCase(10, 200)));

  private Steps() {}

  static void run(Vector<String> jvmOptions) throws IOException {
    System.out.println(Machine.processor());
    Table table =
        Table.of("step", "threads", "ms", "spread", "least", "jax_ms", "jax_least", "times_jax");
    for (int threads : new int[] {1, 2}) {
      try (LineProcess jvm =
          threads == 1 ? Contestants.oneThread(jvmOptions) : Contestants.twoThreads(jvmOptions)) {
        System.out.println(jvm.read().replaceFirst("^ready ", ""));
        Either<String, LineProcess> peer = Peers.process("steps.py", Integer.toString(threads));
        peer.peekLeft(System.out::println);
        for (Job job : JOBS) {
          table = row(table, job, threads, jvm, peer.toOption());
        }
        if (peer.isRight()) {
          peer.get().close();
        }
      }
    }
    System.out.println(table.text());
    Csv.write(CSV, table);
  }

  private static Table row(
      Table table, Job job, int threads, LineProcess jvm, Option<LineProcess> peer)
      throws IOException {
    jvm.ask(job.asked()); // warms up
    Vector<Double> here = Vector.empty();
    Vector<Double> there = Vector.empty();
    for (int i = 0; i < REPETITIONS; i++) {
      here = here.append(1e-6 * jvm.ask(job.asked()));
      if (peer.isDefined()) {
        there = there.append(1e-6 * peer.get().ask(job.askedOfPeer()));
      }
    }
    Sample ours = new Sample(here);
    Option<Sample> theirs = Option.of(there).filter(Vector::nonEmpty).map(Sample::new);
    return table.row(
        job.asked(),
        threads,
        ours.median(),
        ours.spread(),
        ours.least(),
        theirs.map(Sample::median).map(Object.class::cast).getOrElse(""),
        theirs.map(Sample::least).map(Object.class::cast).getOrElse(""),
        theirs.map(t -> t.ratioTo(ours)).map(Object.class::cast).getOrElse(""));
  }
}
