package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/**
 * Laws of engines for kernel sums: an engine is as accurate as it says, on every function that it
 * says it knows.
 */
public final class KernelSumsLaws {

  private KernelSumsLaws() {}

  /**
   * All laws of engines.
   *
   * @return the laws
   */
  public static Vector<Law<KernelSums>> all() {
    return Vector.of(VALUES, FIELD, COLUMNS, DRIFT, LENGTHS);
  }

  /** {@code sums.values(q) = sum_j v_j W(q, y_j)}, to the accuracy that the engine states. */
  public static final Law<KernelSums> VALUES =
      Law.of(
          "KernelSumsLaws.values",
          "|values(q) - sum_j v_j W(q, y_j)| <= accuracy(W) sum_j |v_j| max |W|",
          KernelSumsLaws::values);

  private static Verdict values(Claim claim, KernelSums sums) {
    return eachKnown(
            claim,
            sums,
            (w, at) ->
                claim.equal(
                    "values for " + w,
                    sums.values(w, at.query(), at.source(), at.weights()),
                    at.naive(w).values(),
                    at.ofValues(sums, w)))
        .and(() ->
            claim.that("it knows none of the functions tried", !known(claim, sums).isEmpty()));
  }

  /**
   * {@code sums.field(q)} has the same values, and the gradient {@code sum_j v_j grad W(q, y_j)},
   * to the accuracy that the engine states.
   */
  public static final Law<KernelSums> FIELD =
      Law.of(
          "KernelSumsLaws.field",
          "|gradients(q) - sum_j v_j grad W(q, y_j)| <= accuracy(W) sum_j |v_j| max |grad W|,"
              + " with values as in values(q)",
          KernelSumsLaws::field);

  private static Verdict field(Claim claim, KernelSums sums) {
    return eachKnown(
        claim,
        sums,
        (w, at) -> {
          Field field = sums.field(w, at.query(), at.source(), at.weights());
          NaiveSums naive = at.naive(w);
          return claim
              .equal("values for " + w, field.values(), naive.values(), at.ofValues(sums, w))
              .and(() ->
                  claim.equal(
                      "gradients for " + w,
                      field.gradients(),
                      naive.gradients(),
                      at.ofGradients(sums, w)));
        });
  }

  /** Several weightings at once are each of them alone, to the accuracy that the engine states. */
  public static final Law<KernelSums> COLUMNS =
      Law.of(
          "KernelSumsLaws.columns",
          "values(q; v, w) = (values(q; v), values(q; w))",
          KernelSumsLaws::columns);

  private static Verdict columns(Claim claim, KernelSums sums) {
    return eachKnown(
        claim,
        sums,
        (w, at) -> {
          Block both = joined(at.weights(), at.weights().map(v -> -2 * v));
          Block alone = sums.values(w, at.query(), at.source(), at.weights());
          return claim.equal(
              "two weightings for " + w,
              sums.values(w, at.query(), at.source(), both, 2),
              joined(alone, alone.map(f -> -2 * f)),
              at.ofValues(sums, w).times(4, "twice the weights, both sides"));
        });
  }

  /**
   * {@code sums.drift(q)} is {@code sum_j (W(q, y_j) u_j + v_j grad W(q, y_j))}, to the accuracies
   * of values and gradients together.
   */
  public static final Law<KernelSums> DRIFT =
      Law.of(
          "KernelSumsLaws.drift",
          "drift(q; u, v) = values(q; u) + gradients(q; v), u = v (1, -1, 1, ...)",
          KernelSumsLaws::drift);

  private static Verdict drift(Claim claim, KernelSums sums) {
    return eachKnown(
        claim,
        sums,
        (w, at) -> {
          NaiveSums naive = at.naive(w);
          Block vectors = at.source().vectors((j, k) -> sign(k) * at.weights().get(j));
          Block expected =
              at.query()
                  .vectors((i, k) -> sign(k) * naive.values().get(i))
                  .plus(1, naive.gradients());
          return claim.equal(
              "drift for " + w,
              sums.drift(w, at.query(), at.source(), vectors, at.weights()),
              expected,
              at.ofValues(sums, w).plus(at.ofGradients(sums, w)));
        });
  }

  private static double sign(int k) {
    return k % 2 == 0 ? 1 : -1;
  }

  /** As many weights as sources, or an {@link IllegalArgumentException}. */
  public static final Law<KernelSums> LENGTHS =
      Law.of(
          "KernelSumsLaws.lengths",
          "m + 1 weights of m sources: an IllegalArgumentException",
          KernelSumsLaws::lengths);

  private static Verdict lengths(Claim claim, KernelSums sums) {
    return eachKnown(
        claim,
        sums,
        (w, at) -> {
          Block weights = Block.constant(at.source().count() + 1, 1);
          return Refusals.agrees(
                  claim, false, () -> sums.values(w, at.query(), at.source(), weights).isFinite())
              .and(() ->
                  Refusals.agrees(
                      claim,
                      false,
                      () -> sums.field(w, at.query(), at.source(), weights).isFinite()));
        });
  }

  private static Verdict eachKnown(
      Claim claim, KernelSums sums, BiFunction<Radial, Sources, Verdict> one) {
    Sources at = Sources.of(claim.trial());
    return known(claim, sums)
        .foldLeft(claim.holds(""), (verdict, w) -> verdict.and(() -> one.apply(w, at)));
  }

  /** Functions of the length of the domain that the engine knows. */
  private static Vector<Radial> known(Claim claim, KernelSums sums) {
    double length = claim.trial().domain().scale();
    return Vector.<Radial>of(
            Gaussian.ofStandardDeviation(length),
            InverseMultiquadric.ofScale(length),
            Matern.threeHalves(length),
            Laplace.ofLength(length),
            new EnergyDistance(),
            Gaussian.ofStandardDeviation(length).plus(Matern.fiveHalves(2 * length)).times(3),
            Radial.of(s -> 1 / (1 + s), s -> -1 / ((1 + s) * (1 + s))))
        .filter(w -> Double.isFinite(sums.accuracy(w)));
  }

  private static Block joined(Block first, Block second) {
    int n = first.length();
    return Block.build(
        n + second.length(),
        out -> {
          System.arraycopy(first.borrowReadOnly(), 0, out, 0, n);
          System.arraycopy(second.borrowReadOnly(), 0, out, n, second.length());
        });
  }

  /** Queries, and sources with weights of both signs. */
  private record Sources(Points query, Points source, Block weights) {

    static Sources of(Trial trial) {
      Block other = trial.otherWeights(0);
      return new Sources(
          trial.elsewhere(),
          trial.particles().points(),
          trial.particles().weights().plus(-0.5, other));
    }

    NaiveSums naive(Radial w) {
      return NaiveSums.of(w, query, source, weights);
    }

    Tolerance ofValues(KernelSums sums, Radial w) {
      return tolerance(sums.accuracy(w), "|W|", s -> Math.abs(w.profile(s)))
          .plus(rounding(naive(w).valueMagnitude()));
    }

    Tolerance ofGradients(KernelSums sums, Radial w) {
      return tolerance(
              sums.accuracy(w),
              "|grad W|",
              s -> s == 0 ? 0 : 2 * Math.abs(w.slope(s)) * Math.sqrt(s))
          .plus(rounding(naive(w).gradientMagnitude()));
    }

    /** Of the loop that is compared with. */
    private Tolerance rounding(double magnitude) {
      return Tolerance.ofSum(source.count(), magnitude, Tolerance.ULP).orUnderflow();
    }

    private Tolerance tolerance(double accuracy, String what, DoubleUnaryOperator size) {
      double largest = 0;
      for (double[] x : query.rows()) {
        for (double[] y : source.rows()) {
          largest = Math.max(largest, size.applyAsDouble(KernelLaws.squaredDistance(x, y)));
        }
      }
      double mass = weights.map(Math::abs).sum();
      return new Tolerance(
          accuracy * mass * largest,
          String.format(
              Locale.ROOT,
              "accuracy %.1e x sum |v| %.3e x max %s %.3e",
              accuracy,
              mass,
              what,
              largest));
    }
  }
}
