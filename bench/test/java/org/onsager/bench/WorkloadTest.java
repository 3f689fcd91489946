package org.onsager.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void namesAreThoseOfTheTable() {
    Workload workload = Workload.field(Family.GAUSSIAN, 2, 10_000);
    assertEquals("gaussian d=2 n=10000 double", workload.name());
    assertEquals(
        "two-gaussians d=3 n=5 double values",
        new Workload(Family.TWO_GAUSSIANS, 3, 5, Operation.VALUES).name());
  }

  @Test
  void linesAreRead() {
    for (Family family : Family.values()) {
      for (Operation operation : Operation.values()) {
        Workload workload = new Workload(family, 3, 70, operation);
        assertEquals(workload, Workload.parse(("naive " + workload.line()).split(" ", -1), 1));
      }
    }
  }

  @Test
  void aStepVisitsTheCloudAndTheTarget() {
    Workload workload = Workload.field(Family.GAUSSIAN, 2, 100);
    assertEquals(2 * 100 * 100, workload.pairs(100));
    assertEquals(2 * 100 * 10, workload.pairs(10));
    assertEquals(100 * 100, new Workload(Family.GAUSSIAN, 2, 100, Operation.GRAM).pairs(100));
  }

  @Test
  void theBoundIsTheSlowerOfMultipliersAndDivider() {
    // Two squares, a weight and two gradients, one exponential.
    assertEquals(
        5 * 0.1 + 1,
        Bound.of(Workload.field(Family.GAUSSIAN, 2, 100)).nanoseconds(0.1, 1, 7, 7),
        1e-15);
    assertEquals(14, Bound.of(Workload.field(Family.ENERGY, 2, 100)).nanoseconds(0.1, 1, 7, 7));
  }
}
