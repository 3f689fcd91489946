package org.onsager.solve;

import io.vavr.collection.Vector;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A sum of squares with its standard start and its published minima.
 *
 * <p>Source: More, Garbow and Hillstrom, Testing unconstrained optimization software (1981),
 * doi:10.1145/355934.355936; the number in the name is theirs.
 */
final class TestProblem implements Differentiable {

  private final String name;
  private final Function<Dual[], Vector<Dual>> residuals;
  private final double[] start;
  private final double published;
  private final double tolerance;

  private TestProblem(
      String name,
      Function<Dual[], Vector<Dual>> residuals,
      double[] start,
      double published,
      double tolerance) {
    this.name = name;
    this.residuals = residuals;
    this.start = start;
    this.published = published;
    this.tolerance = tolerance;
  }

  double[] start() {
    return start.clone();
  }

  double published() {
    return published;
  }

  double tolerance() {
    return tolerance;
  }

  @Override
  public double evaluate(double[] x, double[] gradient) {
    Dual sum = residuals.apply(Dual.variables(x)).map(Dual::squared).reduceLeft(Dual::plus);
    System.arraycopy(sum.partials(), 0, gradient, 0, gradient.length);
    return sum.value();
  }

  @Override
  public String toString() {
    return name;
  }

  /** A problem whose minimum is zero. */
  static TestProblem zero(String name, Function<Dual[], Vector<Dual>> residuals, double... start) {
    return new TestProblem(name, residuals, start, 0, 1e-12);
  }

  /** A problem whose minimum is published with six digits. */
  static TestProblem of(
      String name, double published, Function<Dual[], Vector<Dual>> residuals, double... start) {
    return new TestProblem(name, residuals, start, published, 5e-6 * published);
  }

  static double[] start(int n, IntToDoubleFunction entry) {
    return IntStream.rangeClosed(1, n).mapToDouble(entry).toArray();
  }

  private static final double[] BARD = {
    0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39
  };
  private static final double[] GAUSSIAN = {
    0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989
  };
  private static final double[] KOWALIK_Y = {
    0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246
  };
  private static final double[] KOWALIK_U = {
    4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625
  };

  static TestProblem rosenbrock(int n) {
    return zero(
        "1, 21: Rosenbrock, n = " + n,
        x ->
            Vector.range(0, n / 2)
                .flatMap(i ->
                    Vector.of(
                        x[2 * i + 1].minus(x[2 * i].squared()).times(10),
                        x[2 * i].times(-1).plus(1))),
        start(n, i -> i % 2 == 1 ? -1.2 : 1));
  }

  static Vector<TestProblem> all() {
    return Vector.of(
        rosenbrock(2),
        rosenbrock(100),
        zero(
            "3: Powell badly scaled",
            x ->
                Vector.of(
                    x[0].times(x[1]).times(1e4).plus(-1),
                    x[0].times(-1).exp().plus(x[1].times(-1).exp()).plus(-1.0001)),
            0,
            1),
        zero(
            "4: Brown badly scaled",
            x -> Vector.of(x[0].plus(-1e6), x[1].plus(-2e-6), x[0].times(x[1]).plus(-2)),
            1,
            1),
        zero(
            "5: Beale",
            x ->
                Vector.of(
                    x[0].times(x[1].times(-1).plus(1)).plus(-1.5),
                    x[0].times(x[1].squared().times(-1).plus(1)).plus(-2.25),
                    x[0].times(x[1].squared().times(x[1]).times(-1).plus(1)).plus(-2.625)),
            1,
            1),
        of(
            "6: Jennrich and Sampson",
            124.362,
            x ->
                Vector.rangeClosed(1, 10)
                    .map(i -> x[0].times(i).exp().plus(x[1].times(i).exp()).plus(-2 - 2.0 * i)),
            0.3,
            0.4),
        zero("7: helical valley", TestProblem::helicalValley, -1, 0, 0),
        of(
            "8: Bard",
            8.21487e-3,
            x ->
                Vector.rangeClosed(1, 15)
                    .map(u -> {
                      double v = 16.0 - u;
                      Dual bottom = x[1].times(v).plus(x[2].times(Math.min(u, v)));
                      return x[0].plus(x[1].times(0).plus(u).over(bottom)).plus(-BARD[u - 1]);
                    }),
            1,
            1,
            1),
        of(
            "9: Gaussian",
            1.12793e-8,
            x ->
                Vector.rangeClosed(1, 15)
                    .map(i -> {
                      Dual t = x[2].times(-1).plus((8.0 - i) / 2);
                      Dual bell = x[1].times(t.squared()).times(-0.5).exp();
                      return x[0].times(bell).plus(-GAUSSIAN[Math.min(i, 16 - i) - 1]);
                    }),
            0.4,
            1,
            0),
        zero(
            "12: Box",
            x ->
                Vector.rangeClosed(1, 10)
                    .map(i -> {
                      double t = -0.1 * i;
                      return x[0].times(t)
                          .exp()
                          .minus(x[1].times(t).exp())
                          .minus(x[2].times(Math.exp(t) - Math.exp(10 * t)));
                    }),
            0,
            10,
            20),
        zero(
            "13: Powell singular",
            x ->
                Vector.of(
                    x[0].plus(x[1].times(10)),
                    x[2].minus(x[3]).times(Math.sqrt(5)),
                    x[1].minus(x[2].times(2)).squared(),
                    x[0].minus(x[3]).squared().times(Math.sqrt(10))),
            3,
            -1,
            0,
            1),
        zero(
            "14: Wood",
            x ->
                Vector.of(
                    x[1].minus(x[0].squared()).times(10),
                    x[0].times(-1).plus(1),
                    x[3].minus(x[2].squared()).times(Math.sqrt(90)),
                    x[2].times(-1).plus(1),
                    x[1].plus(x[3]).plus(-2).times(Math.sqrt(10)),
                    x[1].minus(x[3]).times(1 / Math.sqrt(10))),
            -3,
            -1,
            -3,
            -1),
        of(
            "15: Kowalik and Osborne",
            3.07505e-4,
            x ->
                Vector.range(0, 11)
                    .map(i -> {
                      double u = KOWALIK_U[i];
                      Dual top = x[0].times(x[1].times(u).plus(u * u));
                      return top.over(x[2].times(u).plus(u * u).plus(x[3])).plus(-KOWALIK_Y[i]);
                    }),
            0.25,
            0.39,
            0.415,
            0.39),
        of(
            "16: Brown and Dennis",
            85822.2,
            x ->
                Vector.rangeClosed(1, 20)
                    .map(i -> {
                      double t = i / 5.0;
                      return x[0].plus(x[1].times(t))
                          .plus(-Math.exp(t))
                          .squared()
                          .plus(x[2].plus(x[3].times(Math.sin(t))).plus(-Math.cos(t)).squared());
                    }),
            25,
            5,
            -5,
            -1),
        of("20: Watson, n = 6", 2.28767e-3, TestProblem::watson, new double[6]),
        of(
            "23: penalty I, n = 10",
            7.08765e-5,
            x ->
                Vector.of(x)
                    .map(e -> e.plus(-1).times(Math.sqrt(1e-5)))
                    .append(Vector.of(x).map(Dual::squared).reduceLeft(Dual::plus).plus(-0.25)),
            start(10, j -> j)),
        zero(
            "25: variably dimensioned, n = 20",
            x -> {
              Dual sum = x[0].plus(-1);
              for (int j = 1; j < x.length; j++) {
                sum = sum.plus(x[j].plus(-1).times(j + 1));
              }
              return Vector.of(x).map(e -> e.plus(-1)).append(sum).append(sum.squared());
            },
            start(20, j -> 1 - j / 20.0)),
        // Beside the minimum at zero it has a local one, 2.79506e-5 for n = 10.
        new TestProblem(
            "26: trigonometric, n = 10",
            TestProblem::trigonometric,
            start(10, j -> 0.1),
            0,
            2.79507e-5),
        zero(
            "30: Broyden tridiagonal, n = 50",
            TestProblem::broydenTridiagonal,
            start(50, j -> -1)));
  }

  private static Vector<Dual> helicalValley(Dual[] x) {
    Dual turn = x[1].over(x[0]).atan().times(1 / (2 * Math.PI)).plus(x[0].value() < 0 ? 0.5 : 0);
    return Vector.of(
        x[2].minus(turn.times(10)).times(10),
        x[0].squared().plus(x[1].squared()).sqrt().plus(-1).times(10),
        x[2]);
  }

  private static Vector<Dual> watson(Dual[] x) {
    return Vector.rangeClosed(1, 29)
        .map(i -> {
          double t = i / 29.0;
          Dual polynomial = x[0];
          Dual derivative = x[0].times(0);
          for (int j = 1; j < x.length; j++) {
            polynomial = polynomial.plus(x[j].times(Math.pow(t, j)));
            derivative = derivative.plus(x[j].times(j * Math.pow(t, j - 1)));
          }
          return derivative.minus(polynomial.squared()).plus(-1);
        })
        .append(x[0])
        .append(x[1].minus(x[0].squared()).plus(-1));
  }

  private static Vector<Dual> trigonometric(Dual[] x) {
    Dual cosines = Vector.of(x).map(Dual::cos).reduceLeft(Dual::plus);
    return Vector.range(0, x.length)
        .map(i ->
            x[i].cos()
                .times(-1)
                .plus(1)
                .times(i + 1)
                .minus(x[i].sin())
                .minus(cosines)
                .plus(x.length));
  }

  private static Vector<Dual> broydenTridiagonal(Dual[] x) {
    int n = x.length;
    return Vector.range(0, n)
        .map(i -> {
          Dual f = x[i].times(x[i].times(-2).plus(3)).plus(1);
          f = i > 0 ? f.minus(x[i - 1]) : f;
          return i < n - 1 ? f.minus(x[i + 1].times(2)) : f;
        });
  }
}
