package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onsager.kernel.Anisotropic;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.Polynomial;
import org.onsager.kernel.RadialKernel;

class GeneralKernelSaboteursTest {

  private static final Polynomial QUADRATIC = new Polynomial(2, 1);

  @TestFactory
  Stream<DynamicTest> everyLawOfAllKernelsRejectsItsSaboteur() {
    return Saboteur.tests(
        GeneralKernelLaws.all(),
        List.of(
            saboteur(
                "a part that changes its sign with the order of the points",
                Kernel.positiveDefinite(
                    (x, y) -> QUADRATIC.value(x, y) + 1e-9 * (x[0] - y[0]),
                    (x, y) -> plus(QUADRATIC.gradient(x, y), 1e-9)),
                "symmetric"),
            saboteur(
                "a gradient off by the factor 0.92",
                Kernel.positiveDefinite(
                    QUADRATIC::value, (x, y) -> times(0.92, QUADRATIC.gradient(x, y))),
                "gradient"),
            saboteur(
                "the gradient in the other point",
                Kernel.positiveDefinite(QUADRATIC::value, (x, y) -> QUADRATIC.gradient(y, x)),
                "gradient"),
            saboteur(
                "positive definite on vectors of zero sum only, called positive definite",
                Kernel.positiveDefinite((x, y) -> dot(x, y) - 1, (x, y) -> y.clone()),
                "semidefinite"),
            saboteur(
                "negative definite",
                Kernel.of((x, y) -> -dot(x, y), (x, y) -> times(-1, y)),
                "semidefinite"),
            saboteur("a radial function that is another one", new Wider(), "radial")));
  }

  private static Saboteur<Kernel> saboteur(String what, Kernel kernel, String breaks) {
    return Saboteur.of(what, kernel, Domain.everywhere(), breaks);
  }

  /** Its conditional claim is true: what is called less than it is passes. */
  @Test
  void whoClaimsLessIsBelieved() {
    Kernel conditional = Kernel.of((x, y) -> dot(x, y) - 1, (x, y) -> y.clone());
    assertEquals(Vector.empty(), Laws.violated(Laws.ofKernel(conditional, Domain.everywhere())));
    assertEquals(
        Vector.empty(),
        Laws.violated(
            Laws.ofKernel(
                Anisotropic.ofLengths(new EnergyDistance(), 1, 4),
                Domain.everywhere().inDimension(2).withKinks())));
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }

  private static double[] times(double factor, double[] x) {
    return Arrays.stream(x).map(c -> factor * c).toArray();
  }

  private static double[] plus(double[] x, double first) {
    double[] sum = x.clone();
    sum[0] += first;
    return sum;
  }

  /** A Gaussian that hands engines a wider one. */
  private record Wider() implements Kernel {

    private static final Gaussian GAUSSIAN = Gaussian.ofVariance(1);

    @Override
    public double value(double[] x, double[] y) {
      return GAUSSIAN.value(x, y);
    }

    @Override
    public double[] gradient(double[] x, double[] y) {
      return GAUSSIAN.gradient(x, y);
    }

    @Override
    public Option<RadialKernel> radial() {
      return Option.of(Gaussian.ofVariance(2));
    }
  }
}
