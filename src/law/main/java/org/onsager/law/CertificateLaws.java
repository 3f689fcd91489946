package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.random.RandomGenerator;
import org.onsager.certificate.Box;
import org.onsager.certificate.Certificate;
import org.onsager.certificate.Minima;
import org.onsager.certificate.Search;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Laws of searches and their certificates: nobody is better than they say. */
public final class CertificateLaws {

  private static final int COMPETITORS = 4;

  private static final int PURPOSE = 31;

  private CertificateLaws() {}

  /**
   * All laws of certificates.
   *
   * @return the laws
   */
  public static Vector<Law<Certification>> all() {
    return Vector.of(COMPETITORS_LOSE, LEAST, PLACES, REPEATABLE);
  }

  /**
   * No random measure on the box is better than the certificate says: one far away, and one that is
   * a small part of the way, of the same mass or, where mass has a price, of another.
   */
  public static final Law<Certification> COMPETITORS_LOSE =
      Law.of(
          "CertificateLaws.competitorsLose",
          "F(mu) - F(nu) <= gap(mu) for all nu on the box",
          CertificateLaws::competitorsLose);

  private static Verdict competitorsLose(Claim claim, Certification subject) {
    Trial trial = claim.trial();
    Energy energy = subject.energy();
    Particles mu = trial.particles();
    Certificate certificate = subject.search().certificate(energy, mu);
    Verdict verdict = claim.that("the gap is negative", certificate.gap() >= 0);
    for (int c = 0; c < COMPETITORS; c++) {
      Particles nu = competitor(subject, trial, c);
      verdict =
          verdict.and(() ->
              claim.atMost(
                  "F(mu) - F(nu)",
                  certificate.value() - energy.value(nu),
                  certificate.gap(),
                  EnergyRounding.ofValue(energy, mu, trial)
                      .plus(EnergyRounding.ofValue(energy, nu, trial))));
    }
    return verdict;
  }

  private static Particles competitor(Certification subject, Trial trial, int number) {
    RandomGenerator random = trial.key(PURPOSE).fold(number).generator();
    double factor =
        subject.search().price().isDefined() ? Math.pow(4, 2 * random.nextDouble() - 1) : 1;
    return new Particles(
        points(subject.box(), trial.count(), random),
        trial.otherWeights(number).map(w -> factor * w));
  }

  private static Points points(Box box, int count, RandomGenerator random) {
    int d = box.dimension();
    double[][] rows = new double[count][d];
    for (double[] row : rows) {
      for (int k = 0; k < d; k++) {
        double low = box.lower().get(k);
        row[k] = low + random.nextDouble() * (box.upper().get(k) - low);
      }
    }
    return Points.of(rows);
  }

  /**
   * The least value is a lower bound of the first variation on the box where it is called proved,
   * and never above what the search itself has found.
   */
  public static final Law<Certification> LEAST =
      Law.of(
          "CertificateLaws.least",
          "least <= xi(x) for all x in the box if proved, least <= xi at the minima",
          CertificateLaws::least);

  private static Verdict least(Claim claim, Certification subject) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Minima minima = minima(subject, mu);
    Verdict verdict =
        claim.atMost("least", minima.least(), minima.values().get(0), Tolerance.none());
    if (!minima.proved()) {
      return verdict;
    }
    Points anywhere =
        points(subject.box(), COMPETITORS * trial.count(), trial.key(PURPOSE).generator());
    Block xi = subject.energy().firstVariation(mu, anywhere).values();
    for (int i = 0; i < xi.length() && verdict.holds(); i++) {
      verdict = claim.atMost("least", minima.least(), xi.get(i), Tolerance.none());
    }
    return verdict;
  }

  private static Minima minima(Certification subject, Particles mu) {
    Evaluation here = subject.energy().evaluate(mu);
    Search search = subject.search();
    return search.minima(subject.energy(), mu, search.level(mu, here));
  }

  /** The places are in the box, the values are those there, in ascending order, and were read. */
  public static final Law<Certification> PLACES =
      Law.of(
          "CertificateLaws.places",
          "values_j = xi(where_j), ascending; reads >= how many",
          CertificateLaws::places);

  private static Verdict places(Claim claim, Certification subject) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Minima minima = minima(subject, mu);
    Block xi = subject.energy().firstVariation(mu, minima.where()).values();
    Tolerance rounding =
        EnergyRounding.ofField(
                subject.energy(), mu, subject.energy().firstVariation(mu, minima.where()), trial)
            ._1;
    Verdict verdict =
        claim
            .equal("xi at the minima", minima.values(), xi, rounding)
            .and(() -> claim.atMost("minima", minima.where().count(), minima.reads()));
    for (int j = 0; j < xi.length() && verdict.holds(); j++) {
      verdict =
          claim.that(
              "minimum %d is outside of the box".formatted(j),
              subject.box().contains(minima.where().row(j)));
      if (j > 0) {
        int next = j;
        verdict =
            verdict.and(() ->
                claim.atMost(
                    "value " + (next - 1),
                    minima.values().get(next - 1),
                    minima.values().get(next),
                    Tolerance.none()));
      }
    }
    return verdict;
  }

  /** The same measure has the same certificate, bit for bit. */
  public static final Law<Certification> REPEATABLE =
      Law.of(
          "CertificateLaws.repeatable",
          "certificate(mu), certificate(mu): twice the same",
          CertificateLaws::repeatable);

  private static Verdict repeatable(Claim claim, Certification subject) {
    Particles mu = claim.trial().particles();
    return claim.that(
        "another certificate",
        subject
            .search()
            .certificate(subject.energy(), mu)
            .equals(subject.search().certificate(subject.energy(), mu)));
  }
}
