package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

class KernelOperatorTest {

  private static final Gaussian GAUSSIAN = Gaussian.ofVariance(1);

  /** The Gaussian as a kernel that nobody knows to be radial. */
  private static final Kernel PLAIN = Kernel.positiveDefinite(GAUSSIAN::value, GAUSSIAN::gradient);

  /** So many pairs that there are several threads. */
  private static final Points QUERY = Given.points(700, 2, 1);

  private static final Points SOURCE = Given.points(500, 2, 2);
  private static final Block WEIGHTS = Given.probability(500, 3).map(w -> w - 0.001);

  private static KernelOperator operator(Kernel kernel) {
    return new KernelOperator(kernel, KernelSums.best());
  }

  @Test
  void radialKernelsAreSummedByTheEngine() {
    KernelSums sums = KernelSums.best();
    assertEquals(
        sums.values(GAUSSIAN, QUERY, SOURCE, WEIGHTS),
        operator(GAUSSIAN).values(QUERY, SOURCE, WEIGHTS));
    assertEquals(
        sums.field(GAUSSIAN, QUERY, SOURCE, WEIGHTS),
        operator(GAUSSIAN).field(QUERY, SOURCE, WEIGHTS));
    assertEquals(Gram.of(GAUSSIAN, QUERY, 0), operator(GAUSSIAN).gram(Support.of(QUERY)));
    assertEquals(Gram.between(GAUSSIAN, QUERY, SOURCE), operator(GAUSSIAN).between(QUERY, SOURCE));
  }

  /** In the order of the sources, so that threads change no digit. */
  @Test
  void othersAreSummedPairByPair() {
    Field field = operator(PLAIN).field(QUERY, SOURCE, WEIGHTS);
    for (int i : new int[] {0, 15, 16, 699}) {
      double value = 0;
      double[] gradient = new double[2];
      for (int j = 0; j < SOURCE.count(); j++) {
        value += WEIGHTS.get(j) * PLAIN.value(QUERY.row(i), SOURCE.row(j));
        double[] one = PLAIN.gradient(QUERY.row(i), SOURCE.row(j));
        gradient[0] += WEIGHTS.get(j) * one[0];
        gradient[1] += WEIGHTS.get(j) * one[1];
      }
      assertEquals(value, field.value(i));
      assertEquals(gradient[0], field.gradient(i, 0));
      assertEquals(gradient[1], field.gradient(i, 1));
    }
    assertEquals(field.values(), operator(PLAIN).values(QUERY, SOURCE, WEIGHTS));
  }

  @Test
  void matricesHoldEveryPair() {
    Matrix between = operator(PLAIN).between(QUERY, SOURCE);
    Gram gram = operator(PLAIN).gram(Support.of(QUERY));
    assertEquals(0, gram.ridge());
    for (int i : new int[] {0, 17, 699}) {
      for (int j : new int[] {0, 16, 499}) {
        assertEquals(PLAIN.value(QUERY.row(i), SOURCE.row(j)), between.get(i, j));
        double entry = gram.entries().get(i, j);
        assertEquals(PLAIN.value(QUERY.row(i), QUERY.row(j)), entry);
        assertEquals(entry, gram.entries().get(j, i));
      }
    }
  }

  @Test
  void refusesWhatDoesNotMatch() {
    KernelOperator operator = operator(PLAIN);
    Points line = Points.onLine(0, 1);
    assertThrows(
        IllegalArgumentException.class, () -> operator.values(QUERY, line, Block.constant(2, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> operator.field(QUERY, SOURCE, Block.constant(2, 1)));
    assertThrows(IllegalArgumentException.class, () -> operator.between(QUERY, line));
  }
}
