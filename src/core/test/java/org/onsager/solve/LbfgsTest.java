package org.onsager.solve;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Block;

class LbfgsTest {

  private static final Lbfgs METHOD = Lbfgs.withMemory(10);

  static Stream<TestProblem> problems() {
    return TestProblem.all().toJavaStream();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void reachesThePublishedMinimum(TestProblem problem) {
    double[] gradient = new double[problem.start().length];
    problem.evaluate(problem.start(), gradient);
    Lbfgs.Result result =
        METHOD.minimise(
            problem,
            problem.start(),
            1 / Dense.norm(gradient),
            3000,
            now -> now.value() <= problem.tolerance() && problem.published() == 0);
    assertTrue(
        Math.abs(result.value() - problem.published()) <= problem.tolerance(),
        () -> "value " + result.value() + " of " + result);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void needsFewStepsOnAQuadraticOfFewEigenvalues(int distinct) {
    // With exact line searches BFGS ends in as many steps as there are eigenvalues; Wolfe's
    // searches
    // are not exact and take a few more.
    Differentiable f = quadratic(50, i -> 1 + i % distinct);
    Lbfgs.Result result = METHOD.minimise(f, ones(50), 1, 1000, now -> now.gradientNorm() <= 1e-9);
    assertAll(
        () -> assertEquals(Lbfgs.Status.CONVERGED, result.status()),
        () -> assertTrue(result.progress().iterations() <= 6 * distinct, result::toString));
  }

  @Test
  void solvesAnIllConditionedQuadratic() {
    Differentiable f = quadratic(50, i -> Math.pow(10, -6 * i / 49.0));
    Lbfgs.Result result =
        Lbfgs.withMemory(50).minimise(f, ones(50), 1, 5000, now -> now.gradientNorm() <= 1e-10);
    // |x_i| = |g_i| / a_i, so the smallest of the 50 curvatures leaves 1e-10 / 1e-6.
    assertAll(
        () -> assertEquals(Lbfgs.Status.CONVERGED, result.status(), result::toString),
        () -> assertArrayEquals(new double[50], result.point(), 1e-4));
  }

  @Test
  void valuesFallInEveryStep() {
    TestProblem f = TestProblem.rosenbrock(2);
    List<Double> values = new ArrayList<>();
    METHOD.minimise(
        f,
        f.start(),
        1e-3,
        500,
        now -> {
          values.add(now.value());
          return now.gradientNorm() < 1e-8;
        });
    for (int i = 1; i < values.size(); i++) {
      assertTrue(values.get(i) < values.get(i - 1), "value rose in step " + i);
    }
  }

  @Test
  void aLineSearchSatisfiesBothConditionsWhateverTheFirstStep() {
    Differentiable f =
        (x, g) -> {
          // Equation 6.1 of More and Thuente (1994), doi:10.1145/192115.192132, with beta = 2.
          double a = x[0];
          g[0] = (a * a - 2) / ((a * a + 2) * (a * a + 2));
          return -a / (a * a + 2);
        };
    for (double first : new double[] {1e-3, 1e-1, 10, 1e3}) {
      Evaluated start = Evaluated.at(f, new double[1]);
      LineSearch line = new LineSearch(f, new Lbfgs(1, 1e-3, 0.1), start, new double[] {1}, 100);
      Evaluated end = line.search(first);
      assertAll(
          () -> assertTrue(end.value() <= -1e-3 * end.point()[0] * 0.5),
          () -> assertTrue(Math.abs(end.gradient()[0]) <= 0.05),
          () -> assertTrue(line.spent() <= 12, "evaluations " + line.spent()));
    }
  }

  @Test
  void spendsWhatItSaysAndNoMore() {
    Differentiable f = quadratic(50, i -> Math.pow(10, -6 * i / 49.0));
    double[] gradient = new double[50];
    int[] calls = {0};
    for (int budget : new int[] {1, 2, 3, 10, 57}) {
      calls[0] = 0;
      Lbfgs.Result result =
          METHOD.minimise(
              (x, g) -> {
                calls[0]++;
                return f.evaluate(x, g);
              },
              ones(50),
              1,
              budget,
              now -> false);
      assertAll(
          () -> assertEquals(Lbfgs.Status.OUT_OF_BUDGET, result.status()),
          () -> assertEquals(budget, calls[0]),
          () -> assertEquals(budget, result.progress().evaluations()),
          () -> assertTrue(result.value() <= f.evaluate(ones(50), gradient)));
    }
  }

  /** The directions are those of one search, bit for bit; the start is evaluated again. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 23})
  void goesOnWithThePairsOfAnother(int first) {
    TestProblem f = TestProblem.rosenbrock(10);
    Lbfgs.Result whole = METHOD.minimise(f, f.start(), 1e-3, 500, after(30));
    Lbfgs.Result part = METHOD.minimise(f, f.start(), 1e-3, 500, after(first));
    Lbfgs.Result rest = METHOD.minimise(f, part.point(), 1, part.pairs(), 500, after(30 - first));
    long spent = part.progress().evaluations() + rest.progress().evaluations();
    assertAll(
        () -> assertEquals(Math.min(first, 10), part.pairs().size()),
        () -> assertArrayEquals(whole.point(), rest.point(), 0),
        () -> assertEquals(whole.pairs(), rest.pairs()),
        () -> assertEquals(whole.progress().evaluations() + 1, spent));
  }

  private static Predicate<Lbfgs.Progress> after(int iterations) {
    return now -> now.iterations() == iterations;
  }

  /** What is wrong in pairs costs evaluations alone; what has no curvature is left out. */
  @Test
  void descendsWhateverThePairs() {
    Differentiable f = quadratic(50, i -> 1 + i % 7);
    Block unit = Block.build(50, e -> e[3] = 1);
    Vector<Lbfgs.Pair> wrong =
        Vector.of(
            new Lbfgs.Pair(unit, unit.map(e -> 1e-9 * e)),
            new Lbfgs.Pair(Block.constant(50, 1), Block.constant(50, 1e9)),
            new Lbfgs.Pair(unit, unit.map(e -> -e)));
    Lbfgs.Result result =
        METHOD.minimise(f, ones(50), 1, wrong, 1000, now -> now.gradientNorm() <= 1e-9);
    assertEquals(Lbfgs.Status.CONVERGED, result.status(), result::toString);
  }

  /** A slope of 1e-20 cannot be seen in values near one. */
  @Test
  void tellsRoundingFromAFailure() {
    Differentiable flat =
        (x, g) -> {
          g[0] = 1e-20;
          return 1 + 1e-20 * x[0];
        };
    Lbfgs.Result result = METHOD.minimise(flat, new double[] {1}, 1, 1000, now -> false);
    assertAll(
        () -> assertEquals(Lbfgs.Status.ROUNDING, result.status()),
        () -> assertArrayEquals(new double[] {1}, result.point(), 0));
  }

  @Test
  void saysSoWhenThereIsNoLowerPoint() {
    Differentiable wrongSign =
        (x, g) -> {
          g[0] = -2 * x[0];
          return x[0] * x[0];
        };
    Lbfgs.Result result = METHOD.minimise(wrongSign, new double[] {1}, 1, 1000, now -> false);
    assertAll(
        () -> assertEquals(Lbfgs.Status.LINE_SEARCH_FAILED, result.status()),
        () -> assertArrayEquals(new double[] {1}, result.point()));
  }

  @Test
  void comesBackFromWhereTheFunctionIsNotDefined() {
    // x - log x, minimum 1 at x = 1; the first step leaves x > 0 by far.
    Differentiable f =
        (x, g) -> {
          g[0] = 1 - 1 / x[0];
          return x[0] - Math.log(x[0]);
        };
    Lbfgs.Result result =
        METHOD.minimise(f, new double[] {10}, 100, 100, now -> now.gradientNorm() < 1e-9);
    assertArrayEquals(new double[] {1}, result.point(), 1e-8);
  }

  @Test
  void refusesToStartWhereTheFunctionIsNotFinite() {
    Lbfgs.Result result =
        METHOD.minimise((x, g) -> Double.NaN, new double[] {1}, 1, 10, now -> false);
    assertEquals(Lbfgs.Status.NOT_FINITE, result.status());
  }

  @Test
  void staysWhereTheGradientVanishes() {
    Lbfgs.Result result = METHOD.minimise(quadratic(3, i -> 1), new double[3], 1, 10, now -> false);
    assertAll(
        () -> assertEquals(Lbfgs.Status.CONVERGED, result.status()),
        () -> assertEquals(1, result.progress().evaluations()));
  }

  @Test
  void refusesMisuse() {
    assertAll(
        () -> assertThrows(IllegalArgumentException.class, () -> Lbfgs.withMemory(0)),
        () -> assertThrows(IllegalArgumentException.class, () -> new Lbfgs(1, 0.9, 0.1)),
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () -> METHOD.minimise(quadratic(1, i -> 1), ones(1), 0, 1, now -> false)),
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () -> new Lbfgs.Pair(Block.constant(2, 1), Block.constant(3, 1))),
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () ->
                    METHOD.minimise(
                        quadratic(1, i -> 1),
                        ones(1),
                        1,
                        Vector.of(new Lbfgs.Pair(Block.constant(2, 1), Block.constant(2, 1))),
                        1,
                        now -> false)));
  }

  private static Differentiable quadratic(int n, IntToDoubleFunction curvature) {
    return (x, g) -> {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        g[i] = curvature.applyAsDouble(i) * x[i];
        sum += g[i] * x[i] / 2;
      }
      return sum;
    };
  }

  private static double[] ones(int n) {
    return TestProblem.start(n, i -> 1);
  }
}
