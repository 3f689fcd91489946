package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Locale;
import org.onsager.certificate.Box;
import org.onsager.certificate.Certificate;
import org.onsager.certificate.Search;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.measure.Particles;

/**
 * {@code mvn -q compile -Dbench=certificates}: evaluations and seconds to a certified gap, of
 * mixing distributions, designs and spikes; as {@code out/bench/certificates.csv}. The data of the
 * mixtures are left beside it for {@code bench/peers/certificates.py}.
 */
final class Certificates {

  private static final Path FOLDER = Path.of("out", "bench");
  private static final Vector<Double> GAPS = Vector.of(1e-3, 1e-6, 1e-9, 1e-12);
  private static final long EVALUATIONS = 500;
  private static final long EXPLICIT = 3000;
  private static final int WARM = 3;

  /** The least that a proof may leave open. */
  private static final double RESOLUTION = 1e-12;

  private Certificates() {}

  static void run(Vector<String> words) {
    System.out.println(Machine.processor());
    System.out.println(Machine.jvm());
    String chosen = words.mkString(" ");
    Vector<ConvexProblem> problems =
        ConvexProblems.named().filter(p -> p.name().startsWith(chosen));
    Table table = CertificateRow.table();
    for (ConvexProblem problem : problems) {
      problem
          .likelihoods()
          .forEach(l ->
              Csv.write(FOLDER.resolve(problem.file()), Table.of(Particles.uniform(l.data()))));
      table = certified(problem).appendedTo(table);
      proof(problem);
    }
    for (ConvexProblem problem : problems.filter(p -> p.likelihoods().isDefined()).take(4)) {
      table = explicit(problem, "explicit WFR").appendedTo(table);
      table = explicit(problem, "EM").appendedTo(table);
    }
    System.out.println(table.text());
    Csv.write(FOLDER.resolve("certificates.csv"), table);
    if (chosen.isEmpty()) {
      Table random = random();
      System.out.println(random.text());
      Csv.write(FOLDER.resolve("certificates-random.csv"), random);
    }
  }

  private static CertificateRow certified(ConvexProblem problem) {
    Timed<CertifiedDescent> timed =
        Timed.of(() -> CertifiedDescent.of(problem, GAPS.last(), EVALUATIONS), WARM);
    CertifiedDescent descent = timed.result();
    return new CertificateRow(
        problem.name(),
        "Gauss-Newton JKO",
        GAPS.map(descent::evaluationsTo),
        Option.of(descent.searches()),
        Option.of(descent.reads()),
        timed,
        descent.particles(),
        descent.gaps().last().gap(),
        problem.meanLogLikelihood(descent.particles()));
  }

  private static CertificateRow explicit(ConvexProblem problem, String method) {
    Timed<ExplicitDescent> timed =
        Timed.of(
            () ->
                method.equals("EM")
                    ? ExplicitDescent.expectationMaximisation(problem, GAPS.last(), EXPLICIT)
                    : ExplicitDescent.wassersteinFisherRao(problem, GAPS.last(), EXPLICIT),
            0);
    ExplicitDescent descent = timed.result();
    return new CertificateRow(
        problem.name(),
        method,
        GAPS.map(descent::evaluationsTo),
        Option.none(),
        Option.none(),
        timed,
        descent.particles(),
        descent.gaps().last().gap(),
        problem.meanLogLikelihood(descent.particles()));
  }

  /** Says what branch and bound makes of the end of the descent. */
  private static void proof(ConvexProblem problem) {
    if (problem.likelihoods().isEmpty()) {
      return;
    }
    Particles end = CertifiedDescent.of(problem, GAPS.last(), EVALUATIONS).particles();
    Box hull = Box.around(problem.likelihoods().get().data());
    Search search = Search.branchAndBound(hull, RESOLUTION);
    Timed<Certificate> timed = Timed.of(() -> search.certificate(problem.energy(), end), 0);
    System.out.printf(
        Locale.ROOT,
        "%s: %s, %.2f s of the processor%n",
        problem.name(),
        timed.result().text(),
        timed.processor());
  }

  private static Table random() {
    Table table =
        Table.of(
            "problems",
            "count",
            "reached_1e-12",
            "median",
            "p90",
            "worst",
            "processor_seconds_each");
    for (Vector<ConvexProblem> kind : ConvexProblems.random()) {
      Timed<Vector<CertifiedDescent>> timed =
          Timed.of(() -> kind.map(p -> CertifiedDescent.of(p, GAPS.last(), EVALUATIONS)), 0);
      Vector<Long> spent =
          timed.result().flatMap(descent -> descent.evaluationsTo(GAPS.last())).sorted();
      table =
          table.row(
              kind.head().name(),
              kind.size(),
              spent.size(),
              (spent.get((spent.size() - 1) / 2) + spent.get(spent.size() / 2)) / 2.0,
              spent.get((int) Math.ceil(0.9 * spent.size()) - 1),
              spent.last(),
              CertificateRow.rounded(timed.processor() / kind.size()));
    }
    return table;
  }
}
