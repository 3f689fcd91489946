package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.collection.Vector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.certificate.Box;
import org.onsager.certificate.Minima;
import org.onsager.certificate.Search;
import org.onsager.distribution.Normal;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

class CertificateSaboteursTest {

  private static final Box BOX = Box.of(2, -4, 4);

  private static final Domain PLANE = Domain.probabilities().inDimension(2).ofNearbyPoints();

  private static final Energy MMD =
      Mmd.to(Normal.isotropic(1, 0, 0).samples(7, Key.of(1)), Gaussian.ofVariance(1));

  private static final Search PROOF = Search.branchAndBound(BOX, 1e-3);

  @TestFactory
  Stream<DynamicTest> everyCertificateLawRejectsItsSaboteur() {
    return Saboteur.tests(
        CertificateLaws.all(),
        List.of(
            saboteur(
                "calls the mean of xi its least value",
                (m, level) -> new Minima(m.where(), m.values(), level, true, m.reads()),
                "competitorsLose",
                "least"),
            saboteur(
                "calls a value in the middle proved",
                (m, level) ->
                    new Minima(m.where(), m.values(), (m.least() + level) / 2, true, m.reads()),
                "least"),
            saboteur(
                "tells places without their values",
                (m, level) ->
                    new Minima(
                        m.where(), m.values().map(v -> v + 0.01), m.least(), true, m.reads()),
                "places"),
            saboteur(
                "leaves its box",
                (m, level) ->
                    new Minima(
                        Points.of(new double[] {5, 5}), Block.copyOf(1e9), m.least(), true, 1),
                "places"),
            new Saboteur<>(
                "never says the same",
                new Certification(drifting(), MMD, BOX),
                PLANE,
                io.vavr.collection.HashSet.of("repeatable"))));
  }

  /** What a saboteur makes of an honest answer and the level. */
  private interface Lie {
    Minima of(Minima honest, double level);
  }

  private static Saboteur<Certification> saboteur(String what, Lie lie, String... breaks) {
    return Saboteur.of(what, new Certification(lying(lie), MMD, BOX), PLANE, breaks);
  }

  private static Search lying(Lie lie) {
    return new Search() {
      @Override
      public Minima minima(Energy energy, Particles mu, double level) {
        return lie.of(PROOF.minima(energy, mu, level), level);
      }
    };
  }

  private static Search drifting() {
    int[] calls = new int[1];
    return lying((m, level) ->
        new Minima(m.where(), m.values(), m.least(), m.proved(), m.reads() + calls[0]++));
  }

  /** Ours are honest: on probabilities, and among measures of every mass. */
  @TestFactory
  Stream<DynamicTest> ours() {
    Points data = Normal.isotropic(2, 0, 0).sample(9, Key.of(2));
    Energy mixing =
        Composite.of(
            GaussianLocation.ofStandardDeviation(data, 1.5),
            Loss.negativeLog(Block.constant(9, 1.0 / 9)));
    Energy spikes = MMD.plus(Potential.constant(0.1));
    return Stream.of(
            new Certification(PROOF, MMD, BOX),
            new Certification(Search.multiStart(BOX), MMD, BOX),
            new Certification(PROOF, mixing, BOX),
            new Certification(Search.multiStart(BOX), mixing, BOX),
            new Certification(PROOF.freeMass(0.1), spikes, BOX))
        .map(subject ->
            DynamicTest.dynamicTest(
                subject.search() + " " + subject.energy().getClass().getSimpleName(),
                () -> honest(subject, subject.search().price().map(p -> MASSES).getOrElse(PLANE))));
  }

  private static final Domain MASSES = Domain.everywhere().inDimension(2).ofNearbyPoints();

  private static void honest(Certification subject, Domain domain) {
    Vector<Verdict> violated =
        Laws.violated(Laws.tried(CertificateLaws.all(), subject, domain.upTo(12)));
    assertEquals(Vector.empty(), violated, () -> violated.map(Verdict::message).mkString("\n"));
  }
}
