package org.onsager.law;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.DoubleFunction;
import org.onsager.feature.CurvatureBounds;
import org.onsager.feature.Features;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Laws that hold the derivatives of features to their values, by Taylor remainders that vanish to
 * second order, and bounds of second derivatives to pairs of points. Features are scaled by their
 * derivatives first, so that none hides behind a larger one.
 */
public final class FeaturesDerivatives {

  /** How far apart the points of a near pair are, in units of a displacement. */
  private static final double NEAR = 1.0 / 64;

  private FeaturesDerivatives() {}

  /**
   * All laws about derivatives.
   *
   * @return the laws
   */
  public static Vector<Law<Features>> all() {
    return Vector.of(JACOBIAN, CURVATURE, BOUNDS);
  }

  /** The jacobian is the derivative of the values. */
  public static final Law<Features> JACOBIAN =
      Law.of(
          "FeaturesDerivatives.jacobian",
          "Phi(x + t v) - Phi(x) - t J(x) v = O(t^2)",
          FeaturesDerivatives::jacobian);

  private static Verdict jacobian(Claim claim, Features features) {
    Trial trial = claim.trial();
    Points x = trial.particles().points();
    Block slopes = features.jacobian(x);
    return Taylor.confirmed(k -> {
      Block c = scaled(FeaturesLaws.coefficients(claim, features, k), slopes);
      Block gradient = combined(slopes, c);
      Block values = features.values(x);
      double here = combined(values, c).sum();
      double magnitude =
          sizes(values, c) + x.coordinates().map(Math::abs).dot(gradient.map(Math::abs));
      return vanishes(
          claim,
          "<c, Phi>",
          t -> trial.moved(k, t),
          moved -> combined(features.values(moved), c).sum() - here,
          gradient,
          features.count() * x.count(),
          magnitude);
    });
  }

  /** The curvature is symmetric, and the derivative of the jacobian. */
  public static final Law<Features> CURVATURE =
      Law.of(
          "FeaturesDerivatives.curvature",
          "<J(x + t v)'g - J(x)'g - t H(x, g) v, u> = O(t^2), H = H'",
          FeaturesDerivatives::curvature);

  private static Verdict curvature(Claim claim, Features features) {
    Trial trial = claim.trial();
    Points x = trial.particles().points();
    Block slopes = features.jacobian(x);
    return Taylor.confirmed(k -> {
      Block g = scaled(FeaturesLaws.coefficients(claim, features, k), slopes);
      Block u = trial.direction(2 + k);
      Block hessians = features.curvature(x, g);
      Block gradient = contracted(hessians, u, x);
      double here = combined(slopes, g).dot(u);
      double magnitude =
          sizes(slopes, g) * EnergyRounding.largest(u)
              + x.coordinates().map(Math::abs).dot(sizes(hessians, u, x));
      return symmetric(claim, hessians, x)
          .and(() ->
              vanishes(
                  claim,
                  "<J'g, u>",
                  t -> trial.moved(k, t),
                  moved -> combined(features.jacobian(moved), g).dot(u) - here,
                  gradient,
                  features.count() * x.count() * x.dimension(),
                  magnitude));
    });
  }

  private static Verdict symmetric(Claim claim, Block hessians, Points x) {
    int n = x.count();
    int d = x.dimension();
    Block transposed =
        Block.build(
            hessians.length(),
            out -> {
              for (int e = 0; e < out.length; e++) {
                int a = e / n / d;
                int b = e / n % d;
                out[e] = hessians.get((b * d + a) * n + e % n);
              }
            });
    return claim.equal(
        "H - H'",
        hessians,
        transposed,
        Tolerance.ofSum(
            hessians.length(),
            EnergyRounding.largest(hessians),
            claim.trial().domain().accuracy()));
  }

  /** A change of a function of points. */
  @FunctionalInterface
  private interface Change {
    double at(Points moved);
  }

  private static Verdict vanishes(
      Claim claim,
      String what,
      DoubleFunction<Points> path,
      Change change,
      Block gradient,
      int terms,
      double magnitude) {
    Points x = path.apply(0);
    return Taylor.vanishesToSecondOrder(
        claim,
        what,
        t -> {
          Points moved = path.apply(t);
          double claimed = gradient.dot(moved.coordinates().plus(-1, x.coordinates()));
          double difference = change.at(moved);
          return new Taylor.Remainder(
              difference - claimed,
              Tolerance.ofSum(
                      terms,
                      magnitude + Math.abs(difference) + Math.abs(claimed),
                      claim.trial().domain().accuracy())
                  .size(),
              claimed);
        });
  }

  /** Coefficients over the largest derivative of their feature. */
  private static Block scaled(Block c, Block slopes) {
    int length = slopes.length() / c.length();
    return Block.build(
        c.length(),
        out -> {
          for (int j = 0; j < out.length; j++) {
            double largest = 0;
            for (int e = j * length; e < (j + 1) * length; e++) {
              largest = Math.max(largest, Math.abs(slopes.get(e)));
            }
            out[j] = c.get(j) / Math.max(largest, 0x1p-300);
          }
        });
  }

  /** {@code sum_j c_j row_j}. */
  private static Block combined(Block rows, Block c) {
    int length = rows.length() / c.length();
    return Block.build(
        length,
        out -> {
          for (int j = 0; j < c.length(); j++) {
            for (int e = 0; e < length; e++) {
              out[e] += c.get(j) * rows.get(j * length + e);
            }
          }
        });
  }

  private static double sizes(Block rows, Block c) {
    return combined(rows.map(Math::abs), c.map(Math::abs)).sum();
  }

  /** {@code H u}, point by point. */
  private static Block contracted(Block hessians, Block u, Points x) {
    int n = x.count();
    int d = x.dimension();
    return Block.build(
        n * d,
        out -> {
          for (int e = 0; e < hessians.length(); e++) {
            int a = e / n / d;
            int b = e / n % d;
            out[b * n + e % n] += hessians.get(e) * u.get(a * n + e % n);
          }
        });
  }

  private static Block sizes(Block hessians, Block u, Points x) {
    return contracted(hessians.map(Math::abs), u.map(Math::abs), x);
  }

  /** The bounds of second derivatives hold between points, far and near. */
  public static final Law<Features> BOUNDS =
      Law.of(
          "FeaturesDerivatives.bounds",
          "|grad Phi_j(x) - grad Phi_j(y)| <= kappa_j |x - y|, kappa on the box of x and y;"
              + " along(g) = sum_j |g_j| kappa_j",
          FeaturesDerivatives::bounds);

  private static Verdict bounds(Claim claim, Features features) {
    Trial trial = claim.trial();
    Option<CurvatureBounds> bounds = features.curvatureBounds();
    if (bounds.isEmpty()) {
      return claim.holds("no bounds");
    }
    Points x = trial.particles().points();
    Verdict verdict = claim.holds("");
    for (Points y : new Points[] {trial.elsewhere(), trial.moved(0, NEAR), trial.moved(1, NEAR)}) {
      Block there = features.jacobian(y);
      Block here = features.jacobian(x);
      for (int i = 0; i < x.count() && verdict.holds(); i++) {
        verdict = pair(claim, features, bounds.get(), new Pair(Block.copyOf(x.row(i)), Block.copyOf(y.row(i))), i, here, there);
      }
    }
    return verdict;
  }

  /** Two points, and the box of which they are opposite corners. */
  private record Pair(Block x, Block y) {

    double[] centre() {
      return x.map(e -> e / 2).plus(0.5, y).toArray();
    }

    double[] halfWidths() {
      return y.plus(-1, x).map(e -> Math.abs(e) / 2).toArray();
    }

    double distance() {
      double sum = 0;
      for (double width : halfWidths()) {
        sum = Math.hypot(sum, 2 * width);
      }
      return sum;
    }
  }

  private static Verdict pair(
      Claim claim,
      Features features,
      CurvatureBounds bounds,
      Pair pair,
      int i,
      Block here,
      Block there) {
    int d = features.dimension();
    int n = here.length() / features.count() / d;
    Block kappa = bounds.on(pair.centre(), pair.halfWidths());
    Block g = FeaturesLaws.coefficients(claim, features, 0);
    double sum = g.map(Math::abs).dot(kappa);
    Verdict verdict =
        claim
            .same("the number of bounds", kappa.length(), features.count())
            .and(() ->
                claim.equal(
                    "along(g)",
                    bounds.along(g).applyAsDouble(pair.centre(), pair.halfWidths()),
                    sum,
                    Tolerance.ofSum(features.count(), sum, Tolerance.ULP)));
    for (int j = 0; j < features.count() && verdict.holds(); j++) {
      double change = 0;
      double size = 0;
      for (int a = 0; a < d; a++) {
        int e = (j * d + a) * n + i;
        change = Math.hypot(change, here.get(e) - there.get(e));
        size += Math.abs(here.get(e)) + Math.abs(there.get(e));
      }
      // Points are known up to an ulp, and so is the place at which a gradient is taken.
      double ulps = Math.ulp(EnergyRounding.largest(pair.x())) * kappa.get(j);
      verdict =
          claim.atMost(
              "|grad Phi_%d(x) - grad Phi_%d(y)|".formatted(j, j),
              change,
              kappa.get(j) * pair.distance(),
              Tolerance.ofSum(d, size + ulps / Tolerance.ULP, claim.trial().domain().accuracy())
                  .orUnderflow());
    }
    return verdict;
  }
}
