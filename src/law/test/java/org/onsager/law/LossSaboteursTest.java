package org.onsager.law;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.feature.Loss;
import org.onsager.measure.Block;

class LossSaboteursTest {

  private static final Loss RIGHT = Loss.negativeLog(Block.copyOf(1, 2, 0.5));

  /** Positive numbers from 0.1 to 10. */
  private static final Domain POSITIVE =
      Domain.everywhere()
          .inDimension(3)
          .ofNearbyPoints()
          .within(y -> Arrays.stream(y).map(LossSaboteursTest::positive).toArray());

  private static double positive(double y) {
    return Math.exp(2 * Math.sin(y));
  }

  @TestFactory
  Stream<DynamicTest> everyLawOfLossesRejectsItsSaboteur() {
    return Saboteur.tests(
        LossLaws.all(),
        List.of(
            saboteur(Fault.ANY_LENGTH, "shapes"),
            saboteur(Fault.ROWS_BY_COLUMNS, "shapes", "columns"),
            saboteur(Fault.REMEMBERS, "pure"),
            saboteur(Fault.CONCAVE, "convex", "tangent", "factor"),
            saboteur(Fault.FINITE_OUTSIDE, "tangent"),
            saboteur(Fault.NAN_OUTSIDE, "tangent"),
            saboteur(Fault.GAP, "gap"),
            saboteur(Fault.GRADIENT, "gradient", "factor"),
            saboteur(Fault.FACTOR, "factor"),
            saboteur(Fault.COLUMNS, "columns"),
            saboteur(Fault.QUADRATIC, "quadratic")));
  }

  private static Saboteur<Loss> saboteur(Fault fault, String... breaks) {
    return Saboteur.of(fault.name(), new Wrong(fault, new AtomicInteger()), POSITIVE, breaks);
  }

  private enum Fault {
    /** What is left over is forgotten, in silence. */
    ANY_LENGTH,
    /** One row more for several columns. */
    ROWS_BY_COLUMNS,
    REMEMBERS,
    CONCAVE,
    /** {@code log |m|}. */
    FINITE_OUTSIDE,
    NAN_OUTSIDE,
    /** A tenth of what convexity leaves. */
    GAP,
    /** By a relative 1e-3. */
    GRADIENT,
    /** R'' itself, not its root. */
    FACTOR,
    /** As if the matrix were given column by column. */
    COLUMNS,
    /** It says so. */
    QUADRATIC
  }

  /** The negative log-likelihood with one thing wrong. */
  private record Wrong(Fault fault, AtomicInteger asked) implements Loss {

    @Override
    public int count() {
      return RIGHT.count();
    }

    private Block held(Block m) {
      return fault == Fault.ANY_LENGTH && m.length() > count()
          ? Block.copyOf(Arrays.copyOf(m.toArray(), count()))
          : m;
    }

    @Override
    public double value(Block m) {
      double right = RIGHT.value(held(m));
      return switch (fault) {
        case REMEMBERS -> asked.getAndIncrement() / 2 % 2 == 0 ? right : Math.nextUp(right);
        case CONCAVE -> -right;
        case FINITE_OUTSIDE -> RIGHT.value(m.map(Math::abs));
        case NAN_OUTSIDE -> right == Double.POSITIVE_INFINITY ? Double.NaN : right;
        default -> right;
      };
    }

    @Override
    public Block gradient(Block m) {
      Block right = RIGHT.gradient(held(m));
      return switch (fault) {
        case CONCAVE -> right.map(e -> -e);
        case GRADIENT -> right.map(e -> (1 + 1e-3) * e);
        default -> right;
      };
    }

    @Override
    public Block factor(Block m, int columns, Block a) {
      Block right = RIGHT.factor(m, columns, a);
      return switch (fault) {
        case FACTOR -> RIGHT.factor(m, columns, right);
        case ROWS_BY_COLUMNS ->
            columns == 1 ? right : Measures.joined(right, Block.constant(columns, 1));
        case COLUMNS -> RIGHT.factor(m, columns, transposed(a, columns));
        default -> right;
      };
    }

    @Override
    public double gap(Block m, double linear) {
      return fault == Fault.GAP ? 0.1 * linear : linear;
    }

    @Override
    public boolean isQuadratic() {
      return fault == Fault.QUADRATIC;
    }

    private Block transposed(Block a, int columns) {
      return Block.build(
          a.length(),
          out -> {
            for (int e = 0; e < out.length; e++) {
              out[e % count() * columns + e / count()] = a.get(e);
            }
          });
    }
  }
}
