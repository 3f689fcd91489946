package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Laplace;
import org.onsager.measure.Points;

class SupportTest {

  private static final Points POINTS = Points.onLine(0, 0.4, 1, 1.7);
  private static final Gaussian KERNEL = Gaussian.ofGamma(1);

  /** Shared or not, the digits are the same. */
  @Test
  void anEqualKernelHasTheMatrixThatWasMade() {
    Support support = Support.of(POINTS);
    Gram first = support.gram(KERNEL);
    Gram other = support.gram(Laplace.ofLength(1));

    assertSame(first.entries(), support.gram(Gaussian.ofGamma(1)).plusRidge(1).entries());
    assertEquals(Gram.of(KERNEL, POINTS, 0), first);
    assertEquals(Gram.of(Laplace.ofLength(1), POINTS, 0), other);
    assertNotEquals(first, other);
  }

  /** Nothing is remembered from one support to the next, nor for points that were seen before. */
  @Test
  void anotherSupportMakesItsOwn() {
    assertNotSame(
        Support.of(POINTS).gram(KERNEL).entries(), Support.of(POINTS).gram(KERNEL).entries());
  }

  @Test
  void asAValueItIsItsPoints() {
    Support asked = Support.of(POINTS);
    asked.gram(KERNEL);
    assertEquals(Support.of(Points.onLine(0, 0.4, 1, 1.7)), asked);
    assertEquals(Support.of(POINTS).hashCode(), asked.hashCode());
    assertNotEquals(Support.of(Points.onLine(0, 0.4)), asked);
    assertSame(POINTS, asked.points());
  }

  @Test
  void manyThreadsSeeOneMatrix() {
    Support support = Support.of(POINTS);
    List<Gram> seen =
        IntStream.range(0, 64).parallel().mapToObj(i -> support.gram(KERNEL)).toList();
    seen.forEach(gram -> assertSame(support.gram(KERNEL), gram));
  }
}
