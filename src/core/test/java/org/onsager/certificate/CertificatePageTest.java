package org.onsager.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.flow.Stop.certified;
import static org.onsager.flow.Stop.steps;

import org.junit.jupiter.api.Test;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.Schemes;
import org.onsager.step.Scheme;

/** The code on the page of the package. */
class CertificatePageTest {

  @Test
  void theProofOnThePage() {
    // @start region="proof"
    Points data = Points.onLine(-2, 2); // two observations, each with standard deviation one
    Energy energy =
        Composite.of(
            GaussianLocation.ofStandardDeviation(data, 1),
            Loss.negativeLog(Block.copyOf(0.5, 0.5)));
    Particles guess = Particles.of(Points.onLine(-1.9986513, 1.9986513), 0.5, 0.5);
    Search search = Search.branchAndBound(Box.of(-2, 2), 1e-10);
    Certificate certificate = search.certificate(energy, guess);
    String text = certificate.text(); // gap = 7.0e-11 (proved, 132 points read)
    double least = certificate.lowerBound(); // no mixing distribution on the box is better
    // @end
    assertEquals("gap = 7.0e-11 (proved, 132 points read)", text);
    assertTrue(least <= 0.6928108696488748 && least >= 0.692810869);
  }

  @Test
  void theRunOnThePage() {
    Points data = Points.onLine(-2, -1.5, 0.3, 1, 2.5, 3);
    Energy energy =
        Composite.of(
            GaussianLocation.ofStandardDeviation(data, 1),
            Loss.negativeLog(Block.constant(6, 1.0 / 6)));
    Search search = Search.branchAndBound(Box.around(data), 1e-5);
    // @start region="run"
    Scheme tidy = Schemes.merging(1e-3).then(Schemes.insertion(search, 10));
    Scheme scheme = Schemes.gaussNewton(1, 1).then(tidy.every(5));
    Outcome outcome =
        Flow.of(scheme.on(energy).tau(1))
            .from(Particles.uniform(data), Key.of(1))
            .until(certified(energy, search, 1e-4).or(steps(200)));
    String why = outcome.reason().message(); // certified: gap <= 1.0E-4
    // @end
    assertTrue(why.startsWith("certified"), why);
  }
}
