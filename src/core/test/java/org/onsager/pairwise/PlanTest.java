package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onsager.kernel.RadialKernel;
import org.onsager.pairwise.internal.Loops;
import org.onsager.pairwise.internal.Pass;
import org.onsager.pairwise.internal.ScalarLoops;
import org.onsager.pairwise.internal.VectorLoops;
import org.onsager.pairwise.internal.VectorSingleLoops;

class PlanTest {

  /**
   * A call that sees one or two classes is inlined, and vector loops inlined into one method fall
   * off the inlining cliff; see {@link Pass}. In a program with one kernel, nothing else pollutes
   * the call.
   */
  @Test
  void everyPlanHasPassesOfThreeClassesOrMore() {
    for (Loops loops : List.of(new VectorLoops(), new ScalarLoops(), new VectorSingleLoops())) {
      for (RadialKernel kernel : Samples.KERNELS) {
        for (int d : new int[] {1, 2, 3, 4, 5}) {
          requireThree(Plan.values(loops, kernel, d, d > 4, 1), "values", kernel, d);
          requireThree(Plan.field(loops, kernel, d, d > 4), "field", kernel, d);
          requireThree(Plan.field(loops, kernel, d, false), "field by differences", kernel, d);
          requireThree(Plan.drift(loops, kernel, d, d > 4), "drift", kernel, d);
          requireThree(Plan.drift(loops, kernel, d, false), "drift by differences", kernel, d);
          requireThree(
              Plan.matrix(loops, kernel, d, true, (phi, factor) -> panel -> {}),
              "matrix",
              kernel,
              d);
        }
      }
    }
  }

  private static void requireThree(Plan plan, String what, RadialKernel kernel, int d) {
    long classes = plan.passes().stream().map(Object::getClass).distinct().count();
    assertTrue(classes >= 3, "%s of %s, d = %d: %d".formatted(what, kernel, d, classes));
  }
}
