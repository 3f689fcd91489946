package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.flow.Stop.certified;
import static org.onsager.flow.Stop.steps;
import static org.onsager.testing.Given.right;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.certificate.Box;
import org.onsager.certificate.Minima;
import org.onsager.certificate.Search;
import org.onsager.energy.Energy;
import org.onsager.energy.Interaction;
import org.onsager.geometry.Wasserstein;
import org.onsager.kernel.Radial;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.BacktrackingTransport;
import org.onsager.scheme.Effort;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.Insertion;
import org.onsager.scheme.JointProximal;
import org.onsager.scheme.Schemes;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Mixtures;

/** Runs in which the number of particles changes, and which end with a certificate. */
class CertifiedFlowTest {

  private static final Energy ENERGY = Mixtures.normal(Mixtures.GALAXIES);

  private static final Box RANGE = Box.around(Mixtures.GALAXIES);

  private static final Search SEARCH = Search.branchAndBound(RANGE, 1e-5);

  private static final Scheme TIDY =
      Schemes.merging(1e-2).then(Schemes.pruning(1e-14)).then(Schemes.insertion(SEARCH, 4));

  @TempDir Path folder;

  private static Particles start() {
    return Particles.uniform(
        Points.onLine(9, 10, 12, 14, 16, 18, 20, 21, 22, 23, 24, 26, 28, 30, 32, 34));
  }

  /** Far from converged, so that no step stands still. */
  private static final Effort LITTLE = new Effort(0.1, 5, 1, Long.MAX_VALUE, 10);

  private static Scheme scheme(String name) {
    return switch (name) {
      case "Gauss-Newton" -> Schemes.gaussNewton(1, 1);
      case "joint" ->
          new JointProximal(1, 1, LITTLE).controlled("joint", Controller.implicitTransport());
      case "proximal" ->
          Schemes.proximal(new Wasserstein(), LITTLE)
              .controlled("transport", Controller.implicitTransport())
              .at("leaf 0");
      default -> new BacktrackingTransport(new Wasserstein());
    };
  }

  /** What a scheme remembers fits any number of particles; a saved run goes on bit for bit. */
  @ParameterizedTest
  @ValueSource(strings = {"Gauss-Newton", "joint", "proximal", "backtracking"})
  void aRunThatChangesItsNumberGoesOnAsSaved(String name) throws IOException {
    Step step = scheme(name).then(TIDY.every(3)).on(ENERGY).tau(1);
    State state = State.start(start(), Key.of(3));
    int counts = 0;
    for (int i = 0; i < 9; i++) {
      Path file = folder.resolve("state " + i);
      state.save(file);
      State loaded = State.load(file);
      State next = right(step.apply(state));
      assertEquals(next, right(step.apply(loaded)), "step " + i);
      boolean tidied = (i + 1) % 3 == 0;
      assertEquals(tidied, next.fact(Insertion.INSERTED).isDefined());
      if (next.particles().count() != state.particles().count()) {
        counts++;
      }
      assertTrue(ENERGY.value(next.particles()) <= ENERGY.value(state.particles()) + 1e-15);
      assertEquals(1, next.particles().mass(), 1e-14);
      state = next;
    }
    assertTrue(counts > 0, "the number of particles has not changed");
  }

  /** What one scheme evaluated where it ended, the next one need not pay for. */
  @Test
  void noEvaluationIsCountedTwice() {
    State state = State.start(start(), Key.of(3));
    Scheme newton = Schemes.gaussNewton(1, 1);
    State once = right(newton.on(ENERGY).tau(1).apply(state));
    Scheme both = newton.then(Schemes.insertion(SEARCH, 4));
    State searched = right(both.on(ENERGY).tau(1).apply(state));
    assertTrue(searched.fact(Insertion.INSERTED).get() > 0);
    assertEquals(once.evaluations() + 1, searched.evaluations());
    State again = right(newton.on(ENERGY).tau(1).apply(searched));
    assertEquals(
        again.fact(GaussNewtonJko.EVALUATIONS).get(),
        (double) (again.evaluations() - searched.evaluations()));
  }

  @Test
  void aCertifiedRunIsAtItsLimit() {
    Step step = scheme("Gauss-Newton").then(TIDY.every(5)).on(ENERGY).tau(1);
    Outcome outcome =
        Flow.of(step)
            .from(start(), Key.of(1))
            .observing(Observer.gap(ENERGY, SEARCH))
            .every(100)
            .until(certified(ENERGY, SEARCH, 1e-3).or(steps(100)));
    assertEquals("certified: gap <= 0.001", outcome.reason().message());
    double gap = outcome.rows().last().get("gap");
    assertTrue(gap <= 1e-3);
    double value = ENERGY.value(outcome.state().particles());
    assertTrue(value - Mixtures.GALAXY_VALUE <= gap);
  }

  /** Where the particles themselves lie below the mean there is nothing to look for. */
  @Test
  void noSearchIsMadeWhereTheParticlesKnowBetter() {
    AtomicInteger searches = new AtomicInteger();
    Search counted =
        new Search() {
          @Override
          public Minima minima(Energy energy, Particles mu, double level) {
            searches.incrementAndGet();
            return SEARCH.minima(energy, mu, level);
          }
        };
    Stop stop = certified(ENERGY, counted, 1e-4);
    Step still = Either::right;
    Outcome far = Flow.of(still).from(start(), Key.of(1)).until(stop.or(steps(0)));
    assertEquals("0 steps done", far.reason().message());
    assertEquals(0, searches.get());
    Outcome near = Flow.of(still).from(Mixtures.GALAXY_ATOMS, Key.of(1)).until(stop.or(steps(0)));
    assertEquals("certified: gap <= 1.0E-4", near.reason().message());
    assertEquals(1, searches.get());
  }

  @Test
  void whatIsNotConvexIsNotCertified() {
    Energy repulsion = Interaction.of(Radial.of(s -> -s, s -> -1));
    assertThrows(
        IllegalArgumentException.class, () -> certified(repulsion, Search.multiStart(), 1e-3));
    assertThrows(IllegalArgumentException.class, () -> certified(ENERGY, SEARCH, 0));
    assertThrows(
        IllegalArgumentException.class, () -> Observer.gap(repulsion, Search.multiStart()));
  }
}
