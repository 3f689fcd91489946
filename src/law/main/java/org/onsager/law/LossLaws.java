package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.function.DoubleSupplier;
import org.onsager.feature.Loss;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Laws of convex losses on {@code R^M}. The means at which a loss is tried are the points of the
 * domain, of dimension M: a loss that is not finite everywhere says where by {@link Domain#within}.
 */
public final class LossLaws {

  /** How far out a tangent is compared, in units of a displacement. */
  private static final int DOUBLINGS = 12;

  private LossLaws() {}

  /**
   * All laws of losses.
   *
   * @return the laws
   */
  public static Vector<Law<Loss>> all() {
    return Vector.of(SHAPES, PURE, CONVEX, TANGENT, GAP, GRADIENT, FACTOR, COLUMNS, QUADRATIC);
  }

  /** As many finite numbers as there are means; as many rows of a factor, whatever the columns. */
  public static final Law<Loss> SHAPES =
      Law.of(
          "LossLaws.shapes",
          "R(m) and M numbers R'(m) are finite; B A has rows * columns finite numbers",
          LossLaws::shapes);

  private static Verdict shapes(Claim claim, Loss loss) {
    Block m = mean(claim);
    int count = loss.count();
    Block one = loss.factor(m, 1, direction(claim, 0));
    Block two = loss.factor(m, 2, Block.constant(2 * count, 1));
    return claim
        .same("count()", count, m.length())
        .and(() -> claim.finite("R(m)", loss.value(m)))
        .and(() -> claim.same("R'(m), length", loss.gradient(m).length(), count))
        .and(() -> claim.finite("R'(m)", loss.gradient(m)))
        .and(() -> claim.finite("B A", two))
        .and(() -> claim.same("B A, length", two.length(), 2L * one.length()))
        .and(() -> refused(claim, () -> loss.value(Block.constant(count + 1, 1)), "M + 1 means, R"))
        .and(() ->
            refused(
                claim, () -> loss.gradient(Block.constant(count + 1, 1)).sum(), "M + 1 means, R'"));
  }

  private static Verdict refused(Claim claim, DoubleSupplier attempt, String what) {
    try {
      var _ = attempt.getAsDouble();
      return claim.that(what + ": no IllegalArgumentException", false);
    } catch (IllegalArgumentException expected) {
      return claim.holds("");
    }
  }

  /** The same means have the same loss, bit for bit. */
  public static final Law<Loss> PURE =
      Law.of("LossLaws.pure", "R(m), R(m), R'(m), R'(m), B A, B A: twice the same", LossLaws::pure);

  private static Verdict pure(Claim claim, Loss loss) {
    Block m = mean(claim);
    Block copy = Block.copyOf(m.toArray());
    Block a = direction(claim, 0);
    double value = loss.value(m);
    Block gradient = loss.gradient(m);
    Block factor = loss.factor(m, 1, a);
    loss.value(other(claim));
    return claim
        .equal("R(m), again", loss.value(copy), value, Tolerance.none())
        .and(() -> claim.that("R'(m), again", gradient.equals(loss.gradient(copy))))
        .and(() -> claim.that("B A, again", factor.equals(loss.factor(copy, 1, a))));
  }

  /** The loss lies below its chords. */
  public static final Law<Loss> CONVEX =
      Law.of(
          "LossLaws.convex",
          "R((1 - s) a + s b) <= (1 - s) R(a) + s R(b), s = 1/4, 1/2, 3/4",
          LossLaws::convex);

  private static Verdict convex(Claim claim, Loss loss) {
    Block a = mean(claim);
    Block b = other(claim);
    double left = loss.value(a);
    double right = loss.value(b);
    Verdict verdict = claim.holds("");
    for (double s : new double[] {0.25, 0.5, 0.75}) {
      Block between = a.map(e -> (1 - s) * e).plus(s, b);
      Tolerance rounding =
          Tolerance.ofSum(
              loss.count(),
              magnitude(loss, a) + magnitude(loss, b) + magnitude(loss, between),
              claim.trial().domain().accuracy());
      verdict =
          verdict.and(() ->
              claim.atMost(
                  "R on a segment", loss.value(between), (1 - s) * left + s * right, rounding));
    }
    return verdict;
  }

  /**
   * The loss lies above its tangents, everywhere: infinite or not, but neither NaN nor less than a
   * convex function can be. Outside the domain, gradient and factor answer, be it by NaN.
   */
  public static final Law<Loss> TANGENT =
      Law.of(
          "LossLaws.tangent",
          "R(m') >= R(m) + <R'(m), m' - m> for all m', R(m') = oo outside the domain",
          LossLaws::tangent);

  private static Verdict tangent(Claim claim, Loss loss) {
    Block m = mean(claim);
    double value = loss.value(m);
    Block gradient = loss.gradient(m);
    Block v = direction(claim, 1);
    double unit = magnitude(loss, m);
    Verdict verdict = claim.holds("");
    for (int k = -2; k <= DOUBLINGS && verdict.holds(); k++) {
      for (double s : new double[] {Math.scalb(1.0, k), -Math.scalb(1.0, k)}) {
        Block there = m.plus(s, v);
        double found = loss.value(there);
        double rise = s * gradient.dot(v);
        Tolerance rounding =
            Tolerance.ofSum(
                loss.count(),
                unit
                    + Math.abs(s) * gradient.map(Math::abs).dot(v.map(Math::abs))
                    + (Double.isFinite(found) ? Math.abs(found) : 0),
                claim.trial().domain().accuracy());
        verdict =
            verdict
                .and(() -> claim.atMost("the tangent at m'", value + rise, found, rounding))
                .and(
                    () -> claim.same("R'(m'), length", loss.gradient(there).length(), loss.count()))
                .and(() -> claim.that("B A at m'", loss.factor(there, 1, v).length() >= 1));
      }
    }
    return verdict;
  }

  /** A loss that says how it bends falls no further than it says; where it does not, see above. */
  public static final Law<Loss> GAP =
      Law.of(
          "LossLaws.gap",
          "R(m) - R(m') <= gap(m, <R'(m), m - m'>) <= <R'(m), m - m'>",
          LossLaws::gap);

  private static Verdict gap(Claim claim, Loss loss) {
    Block m = mean(claim);
    double value = loss.value(m);
    Block gradient = loss.gradient(m);
    Block v = direction(claim, 1);
    double sign = gradient.dot(v) > 0 ? -1 : 1;
    Verdict verdict = claim.holds("");
    for (int k = -2; k <= DOUBLINGS && verdict.holds(); k++) {
      double s = sign * Math.scalb(1.0, k);
      double linear = -s * gradient.dot(v);
      double bent = loss.gap(m, linear);
      double found = loss.value(m.plus(s, v));
      if (bent == linear || !Double.isFinite(found)) {
        continue;
      }
      Tolerance rounding =
          Tolerance.ofSum(
              loss.count(),
              magnitude(loss, m)
                  + Math.abs(s) * gradient.map(Math::abs).dot(v.map(Math::abs))
                  + Math.abs(found),
              claim.trial().domain().accuracy());
      verdict =
          verdict
              .and(() -> claim.atMost("gap", bent, linear, rounding))
              .and(() -> claim.atMost("R(m) - R(m')", value - found, bent, rounding));
    }
    return verdict;
  }

  /** The gradient is the derivative of the loss. */
  public static final Law<Loss> GRADIENT =
      Law.of("LossLaws.gradient", "R(m + t v) - R(m) - t <R'(m), v> = O(t^2)", LossLaws::gradient);

  private static Verdict gradient(Claim claim, Loss loss) {
    Block m = mean(claim);
    double value = loss.value(m);
    Block gradient = loss.gradient(m);
    double unit = magnitude(loss, m);
    return Taylor.confirmed(k ->
        Taylor.vanishesToSecondOrder(
            claim,
            "R",
            t -> {
              Block there = row(claim.trial().moved(k, t));
              double claimed = gradient.dot(there.plus(-1, m));
              double found = loss.value(there);
              return new Taylor.Remainder(
                  found - value - claimed,
                  Tolerance.ofSum(
                          loss.count(),
                          unit + Math.abs(found) + Math.abs(claimed),
                          claim.trial().domain().accuracy())
                      .size(),
                  claimed);
            }));
  }

  /** The factor is one of the derivative of the gradient. */
  public static final Law<Loss> FACTOR =
      Law.of(
          "LossLaws.factor", "<R'(m + t v) - R'(m), u> - t <B v, B u> = O(t^2)", LossLaws::factor);

  private static Verdict factor(Claim claim, Loss loss) {
    Block m = mean(claim);
    Block gradient = loss.gradient(m);
    return Taylor.confirmed(k -> {
      Block u = direction(claim, 3 + k);
      Block bu = loss.factor(m, 1, u);
      double size = bu.dot(bu);
      double unit =
          gradient.map(Math::abs).dot(u.map(Math::abs))
              + Math.sqrt(size * square(loss.factor(m, 1, m)));
      return Taylor.vanishesToSecondOrder(
          claim,
          "<R', u>",
          t -> {
            Block there = row(claim.trial().moved(k, t));
            Block change = there.plus(-1, m);
            double claimed = loss.factor(m, 1, change).dot(bu);
            double found = loss.gradient(there).plus(-1, gradient).dot(u);
            return new Taylor.Remainder(
                found - claimed,
                Tolerance.ofSum(
                        loss.count(),
                        unit + Math.abs(found) + Math.abs(claimed),
                        claim.trial().domain().accuracy())
                    .size(),
                claimed);
          });
    });
  }

  private static double square(Block block) {
    return block.dot(block);
  }

  /** The factor of a matrix is that of its columns. */
  public static final Law<Loss> COLUMNS =
      Law.of("LossLaws.columns", "B [a, b] = [B a, B b]", LossLaws::columns);

  private static Verdict columns(Claim claim, Loss loss) {
    Block m = mean(claim);
    Block a = direction(claim, 0);
    Block b = direction(claim, 1);
    Block left = loss.factor(m, 1, a);
    Block right = loss.factor(m, 1, b);
    return claim.equal(
        "B [a, b]",
        loss.factor(m, 2, columns(a, b)),
        columns(left, right),
        Tolerance.ofSum(
            loss.count(),
            EnergyRounding.largest(left) + EnergyRounding.largest(right),
            claim.trial().domain().accuracy()));
  }

  private static Block columns(Block a, Block b) {
    return Block.build(
        2 * a.length(),
        out -> {
          for (int j = 0; j < a.length(); j++) {
            out[2 * j] = a.get(j);
            out[2 * j + 1] = b.get(j);
          }
        });
  }

  /** A quadratic loss is its Taylor polynomial at zero. */
  public static final Law<Loss> QUADRATIC =
      Law.of(
          "LossLaws.quadratic",
          "R(m) = R(0) + <R'(0), m> + |B m|^2 / 2, whenever isQuadratic()",
          LossLaws::quadratic);

  private static Verdict quadratic(Claim claim, Loss loss) {
    if (!loss.isQuadratic()) {
      return claim.holds("not quadratic");
    }
    Block m = mean(claim);
    Block zero = Block.constant(loss.count(), 0);
    double square = square(loss.factor(zero, 1, m)) / 2;
    Block slope = loss.gradient(zero);
    double linear = slope.map(Math::abs).dot(m.map(Math::abs));
    return claim.equal(
        "R(m)",
        loss.value(m),
        loss.value(zero) + slope.dot(m) + square,
        Tolerance.ofSum(
            loss.count(),
            Math.abs(loss.value(zero)) + linear + square,
            claim.trial().domain().accuracy()));
  }

  /** What a value adds up, and what an ulp of each mean changes. */
  private static double magnitude(Loss loss, Block m) {
    double value = loss.value(m);
    return (Double.isFinite(value) ? Math.abs(value) : 0)
        + loss.count()
        + finite(loss.gradient(m)).dot(m.map(Math::abs));
  }

  private static Block finite(Block block) {
    return block.map(e -> Double.isFinite(e) ? Math.abs(e) : 0);
  }

  private static Block mean(Claim claim) {
    return row(claim.trial().moved(0, 0));
  }

  private static Block other(Claim claim) {
    return row(claim.trial().elsewhere());
  }

  private static Block direction(Claim claim, int number) {
    Trial trial = claim.trial();
    return row(trial.elsewhere().withCoordinates(trial.direction(number)));
  }

  private static Block row(Points points) {
    return Block.copyOf(points.row(0));
  }
}
