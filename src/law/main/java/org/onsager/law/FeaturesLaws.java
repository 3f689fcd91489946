package org.onsager.law;

import io.vavr.collection.Vector;
import org.onsager.feature.Features;
import org.onsager.feature.Jet;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Laws of feature maps: means and combinations are sums of the values, and a jet says what the
 * features say.
 *
 * @see FeaturesDerivatives
 */
public final class FeaturesLaws {

  /** The purpose of a key, beside those of {@link Trial}. */
  private static final int COEFFICIENTS = 100;

  private FeaturesLaws() {}

  /**
   * All laws of features, those about derivatives included.
   *
   * @return the laws
   */
  public static Vector<Law<Features>> all() {
    return Vector.of(SHAPES, PURE, DIMENSION, EACH_POINT, MEAN, ALONG, JET)
        .appendAll(FeaturesDerivatives.all());
  }

  /** As many finite numbers as there are features, axes and points. */
  public static final Law<Features> SHAPES =
      Law.of(
          "FeaturesLaws.shapes",
          "values: M n, jacobian: M d n, curvature: d d n, mean: M, along: n and d n finite"
              + " numbers",
          FeaturesLaws::shapes);

  private static Verdict shapes(Claim claim, Features features) {
    Particles mu = claim.trial().particles();
    Points at = mu.points();
    Block g = coefficients(claim, features, 0);
    long m = features.count();
    long n = at.count();
    long d = at.dimension();
    Field along = features.along(at, g);
    return claim
        .same("dimension()", features.dimension(), d)
        .and(() -> shape(claim, "values", features.values(at), m * n))
        .and(() -> shape(claim, "jacobian", features.jacobian(at), m * d * n))
        .and(() -> shape(claim, "curvature", features.curvature(at, g), d * d * n))
        .and(() -> shape(claim, "mean", features.mean(mu), m))
        .and(() -> shape(claim, "along, values", along.values(), n))
        .and(() -> shape(claim, "along, gradients", along.gradients(), d * n));
  }

  private static Verdict shape(Claim claim, String what, Block found, long length) {
    return claim
        .same(what + ", length", found.length(), length)
        .and(() -> claim.finite(what, found));
  }

  /** The same points have the same features, bit for bit. */
  public static final Law<Features> PURE =
      Law.of(
          "FeaturesLaws.pure",
          "Phi(x), Phi(x), and so for derivatives: twice the same, whatever was asked before",
          FeaturesLaws::pure);

  private static Verdict pure(Claim claim, Features features) {
    Trial trial = claim.trial();
    Points at = trial.particles().points();
    Points copy = Measures.copy(at);
    Block g = coefficients(claim, features, 0);
    Block values = features.values(at);
    Block jacobian = features.jacobian(at);
    Block curvature = features.curvature(at, g);
    features.jet(trial.elsewhere()).along(coefficients(claim, features, 1));
    return claim
        .that("values, again", values.equals(features.values(copy)))
        .and(() -> claim.that("jacobian, again", jacobian.equals(features.jacobian(copy))))
        .and(() -> claim.that("curvature, again", curvature.equals(features.curvature(copy, g))));
  }

  /** Points of another dimension are refused. */
  public static final Law<Features> DIMENSION =
      Law.of(
          "FeaturesLaws.dimension",
          "points of dimension d + 1: an IllegalArgumentException",
          FeaturesLaws::dimension);

  private static Verdict dimension(Claim claim, Features features) {
    Points wrong = Points.of(new double[features.dimension() + 1]);
    Block g = coefficients(claim, features, 0);
    return Refusals.agrees(claim, false, () -> features.values(wrong).isFinite())
        .and(() -> Refusals.agrees(claim, false, () -> features.jacobian(wrong).isFinite()))
        .and(() -> Refusals.agrees(claim, false, () -> features.curvature(wrong, g).isFinite()));
  }

  /** The features of a point do not depend on the points beside it. */
  public static final Law<Features> EACH_POINT =
      Law.of(
          "FeaturesLaws.eachPoint",
          "Phi(x_1, ..., x_n) = (Phi(x_1), ..., Phi(x_n)), and so for derivatives",
          FeaturesLaws::eachPoint);

  private static Verdict eachPoint(Claim claim, Features features) {
    Points at = claim.trial().particles().points();
    int chosen = Math.floorMod(claim.trial().seed(), at.count());
    Points alone = at.select(chosen);
    Block g = coefficients(claim, features, 0);
    return one(claim, "values", features.values(at), features.values(alone), chosen)
        .and(() -> one(claim, "jacobian", features.jacobian(at), features.jacobian(alone), chosen))
        .and(() ->
            one(
                claim,
                "curvature",
                features.curvature(at, g),
                features.curvature(alone, g),
                chosen));
  }

  /** Entries of one point among all, up to rounding of a sum over the features. */
  private static Verdict one(Claim claim, String what, Block all, Block alone, int point) {
    int n = all.length() / alone.length();
    Block found = Block.build(alone.length(), out -> pick(all, n, point, out));
    return claim.equal(what + " at one point", found, alone, rounding(claim, alone));
  }

  private static void pick(Block all, int n, int point, double[] out) {
    for (int e = 0; e < out.length; e++) {
      out[e] = all.get(e * n + point);
    }
  }

  private static Tolerance rounding(Claim claim, Block block) {
    return Tolerance.ofSum(
            block.length(), EnergyRounding.largest(block), claim.trial().domain().accuracy())
        .orUnderflow();
  }

  /** {@code mean} is the integral of the values. */
  public static final Law<Features> MEAN =
      Law.of("FeaturesLaws.mean", "mean(mu)_j = sum_i w_i Phi_j(x_i)", FeaturesLaws::mean);

  private static Verdict mean(Claim claim, Features features) {
    Particles mu = claim.trial().particles();
    Block phi = features.values(mu.points());
    Block w = mu.weights();
    Block found = features.mean(mu);
    Verdict verdict = claim.same("mean, length", found.length(), features.count());
    for (int j = 0; j < features.count() && verdict.holds(); j++) {
      double sum = 0;
      double magnitude = 0;
      for (int i = 0; i < mu.count(); i++) {
        sum += w.get(i) * phi.get(j * mu.count() + i);
        magnitude += w.get(i) * Math.abs(phi.get(j * mu.count() + i));
      }
      verdict =
          claim.equal("mean[" + j + "]", found.get(j), sum, ofSum(claim, mu.count(), magnitude));
    }
    return verdict;
  }

  private static Tolerance ofSum(Claim claim, int terms, double magnitude) {
    return Tolerance.ofSum(terms, magnitude, claim.trial().domain().accuracy()).orUnderflow();
  }

  /** {@code along} is the combination of the features, and of their derivatives. */
  public static final Law<Features> ALONG =
      Law.of(
          "FeaturesLaws.along",
          "along(x, g) = sum_j g_j Phi_j(x), with gradient sum_j g_j grad Phi_j(x)",
          FeaturesLaws::along);

  private static Verdict along(Claim claim, Features features) {
    Points at = claim.trial().elsewhere();
    Block g = coefficients(claim, features, 0);
    return combination(claim, features.along(at, g), features, at, g);
  }

  private static Verdict combination(
      Claim claim, Field found, Features features, Points at, Block g) {
    return combined(claim, "along, values", found.values(), features.values(at), g)
        .and(
            () -> combined(claim, "along, gradients", found.gradients(), features.jacobian(at), g));
  }

  private static Verdict combined(Claim claim, String what, Block found, Block rows, Block g) {
    int length = rows.length() / g.length();
    Verdict verdict = claim.same(what + ", length", found.length(), length);
    double largest = 0;
    for (int j = 0; j < g.length(); j++) {
      largest += Math.abs(g.get(j)) * row(rows, length, j);
    }
    for (int e = 0; e < length && verdict.holds(); e++) {
      double sum = 0;
      for (int j = 0; j < g.length(); j++) {
        sum += g.get(j) * rows.get(j * length + e);
      }
      verdict =
          claim.equal(what + "[" + e + "]", found.get(e), sum, ofSum(claim, g.length(), largest));
    }
    return verdict;
  }

  private static double row(Block rows, int length, int j) {
    double largest = 0;
    for (int e = j * length; e < (j + 1) * length; e++) {
      largest = Math.max(largest, Math.abs(rows.get(e)));
    }
    return largest;
  }

  /** A jet answers what the features do. */
  public static final Law<Features> JET =
      Law.of(
          "FeaturesLaws.jet",
          "jet(x): values, jacobian, curvature(g), along(g), valuesAlong(g) as of the features at"
              + " x",
          FeaturesLaws::jet);

  private static Verdict jet(Claim claim, Features features) {
    Points at = claim.trial().particles().points();
    Block g = coefficients(claim, features, 0);
    Jet jet = features.jet(at);
    Block curvature = features.curvature(at, g);
    return equal(claim, "jet, values", jet.values(), features.values(at))
        .and(() -> equal(claim, "jet, jacobian", jet.jacobian(), features.jacobian(at)))
        .and(() -> equal(claim, "jet, curvature", jet.curvature(g), curvature))
        .and(() -> combination(claim, jet.along(g), features, at, g))
        .and(() -> combined(claim, "jet, valuesAlong", jet.valuesAlong(g), features.values(at), g));
  }

  private static Verdict equal(Claim claim, String what, Block found, Block expected) {
    return claim.equal(what, found, expected, rounding(claim, expected));
  }

  /** M random numbers. */
  static Block coefficients(Claim claim, Features features, int number) {
    return claim.trial().key(COEFFICIENTS).fold(number).normals(features.count());
  }
}
