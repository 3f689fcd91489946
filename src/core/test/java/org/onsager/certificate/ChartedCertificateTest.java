package org.onsager.certificate;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsager.chart.Chart;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.feature.BinomialRate;
import org.onsager.feature.Loss;
import org.onsager.feature.Polynomials;
import org.onsager.feature.Regressors;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Proofs behind charts: the whole set is a box of z, with its walls inside like other points. */
class ChartedCertificateTest {

  /**
   * Flips of tacks (Beckett and Diaconis): three atoms known to 18 digits, proved to be the best of
   * all distributions on [0, 1].
   */
  @Test
  void theRatesOfTacksAreTheBest() {
    double[] tacks = {3, 13, 18, 48, 47, 67, 54, 51, 19};
    double sum = Arrays.stream(tacks).sum();
    Chart chart = Chart.interval(0, 1);
    Energy energy =
        Composite.of(
                BinomialRate.ofTrials(9, IntStream.rangeClosed(1, 9).asDoubleStream().toArray()),
                Loss.negativeLog(Block.copyOf(tacks).map(f -> f / sum)))
            .in(chart);
    Particles best =
        new Particles(
            chart.into(Points.onLine(0.4387833460939362, 0.6015340852717076, 0.8144782634686184)),
            Block.copyOf(0.191349843799986, 0.4396962958649663, 0.3689538603350477));
    Search whole = Search.branchAndBound(Box.of(-Math.PI / 2, Math.PI / 2), 1e-10);
    Certificate certificate = whole.certificate(energy, best);
    assertTrue(certificate.isProved());
    assertAtMost(2e-10, certificate.gap());
    // A worse one is not called better than it is.
    Particles worse = Particles.uniform(best.points());
    assertTrue(whole.certificate(energy, worse).gap() >= energy.value(worse) - energy.value(best));
  }

  /** The minima of the first variation of a design are on both walls and in the middle. */
  @Test
  void theOptimalDesignIsEstimatedToBeTheBest() {
    Energy energy =
        Composite.of(Regressors.of(Polynomials.legendre(1, 2)), Loss.negativeLogDeterminant(3))
            .in(Chart.interval(-1, 1));
    Particles best = Particles.uniform(Points.onLine(-Math.PI / 2, 0, Math.PI / 2));
    Certificate certificate =
        Search.multiStart(Box.of(-Math.PI / 2, Math.PI / 2)).certificate(energy, best);
    assertAtMost(64 * Math.ulp(3.0), certificate.gap());
  }
}
