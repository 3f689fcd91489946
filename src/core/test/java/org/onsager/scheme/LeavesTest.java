package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;

import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.step.Controller;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.testing.Given;

/** Leaves of a kind, or one leaf visited twice: each remembers for itself, none hides another. */
class LeavesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(2);
  private static final Mmd MMD = Mmd.to(Given.TARGET_A, KERNEL);
  private static final Reaction NEAR = mmd(KERNEL, 1e-4).spherical();
  private static final Reaction WIDE = mmd(Gaussian.ofVariance(8), 1e-2).spherical();
  private static final State START = State.start(Given.particles(15, 2, 1), Key.of(5));

  /** The exact step, refused above a tau, so that its controller learns that bound. */
  private record Capped(Reaction reaction, double largest) implements Scheme {
    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      return tau > largest
          ? Either.left(new Failure.NotSolved("too large.", "Smaller.", true))
          : Schemes.exact(reaction).move(state, energy, tau);
    }
  }

  private static Scheme capped(Geometry leaf) {
    Reaction reaction = (Reaction) leaf;
    return new Capped(reaction, reaction.equals(NEAR) ? 0.3 : 100)
        .controlled("reaction", Controller.standard().upTo(64));
  }

  /** The careful one stays at 0.25 and tries 0.5 now and then, the other doubles five times. */
  @Test
  void twoMmdLeavesHaveAControllerEach() {
    State state = START;
    for (int k = 0; k < 5; k++) {
      state =
          right(
              Splitting.of(NEAR.plus(WIDE), MMD)
                  .with(LeavesTest::capped)
                  .lie()
                  .tau(1)
                  .apply(state));
    }

    assertTrue(state.memory().get("leaf 0/reaction").get().get(0) <= 0.5);
    assertEquals(32, state.memory().get("leaf 1/reaction").get().get(0));
  }

  /** The optimiser's memory has a name of its own that no user chose. */
  @Test
  void twoTransportsHaveACurvatureEach() {
    Geometry twice = wasserstein().plus(wasserstein().times(3));
    State state =
        right(Splitting.of(twice, MMD).with(LeafSchemes.proximal()).lie().tau(1).apply(START));

    assertEquals(
        HashSet.of(
            "leaf 0/transport",
            "leaf 0/proximal transport",
            "leaf 1/transport",
            "leaf 1/proximal transport"),
        state.memory().keySet());
  }

  @Test
  void aLeafAloneKeepsItsNames() {
    State state =
        right(
            Splitting.of(wasserstein(), MMD)
                .with(LeafSchemes.proximal())
                .lie()
                .tau(1)
                .apply(START));

    assertEquals(HashSet.of("transport", "proximal transport"), state.memory().keySet());
  }

  /** Visits the reaction, the transport, the reaction: what both reactions said, by hand. */
  @Test
  void strangReportsTheLargestGapAndSlack() {
    int hidden = 0;
    for (int run = 0; run < 10; run++) {
      State start = State.start(Given.particles(15, 2, run), Key.of(5));
      State whole = right(Splitting.of(NEAR.plus(wasserstein()), MMD).strang().tau(1).apply(start));
      State first = right(Schemes.exact(NEAR).move(start, MMD, 0.5));
      State between =
          right(Schemes.explicit(wasserstein()).move(start.with(first.particles()), MMD, 1));
      State last = right(Schemes.exact(NEAR).move(start.with(between.particles()), MMD, 0.5));

      assertEquals(last.particles(), whole.particles());
      for (Fact fact :
          new Fact[] {ExactReaction.GAP, ExactReaction.RELATIVE_GAP, ExactReaction.SLACK}) {
        double before = first.fact(fact).get();
        assertEquals(Math.max(before, last.fact(fact).get()), whole.fact(fact).get(), fact.name());
        hidden += before > last.fact(fact).get() ? 1 : 0;
      }
    }
    assertTrue(hidden > 0, "the last visit would have hidden the first in none of the runs");
  }

  /** The reactions of two leaves, one of them far less well solved. */
  @Test
  void twoMmdLeavesReportTheLargestGap() {
    for (Geometry sum : new Geometry[] {NEAR.plus(WIDE), WIDE.plus(NEAR)}) {
      State whole = right(Splitting.of(sum, MMD).lie().tau(1).apply(START));
      Reaction one = (Reaction) sum.parts().head().leaf();
      Reaction other = (Reaction) sum.parts().last().leaf();
      State first = right(Schemes.exact(one).move(START, MMD, 1));
      State last = right(Schemes.exact(other).move(START.with(first.particles()), MMD, 1));

      assertEquals(
          Math.max(first.fact(ExactReaction.GAP).get(), last.fact(ExactReaction.GAP).get()),
          whole.fact(ExactReaction.GAP).get());
    }
  }
}
