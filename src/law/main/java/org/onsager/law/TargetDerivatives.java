package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.function.Function;
import org.onsager.distribution.Density;
import org.onsager.distribution.SmoothDensity;
import org.onsager.distribution.Target;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/** Laws that hold gradients of targets to their values: of embeddings, log-densities and scores. */
public final class TargetDerivatives {

  private TargetDerivatives() {}

  /**
   * All laws about derivatives.
   *
   * @return the laws
   */
  public static Vector<Law<Target>> all() {
    return Vector.of(EMBEDDING_GRADIENT, SCORE, HESSIAN);
  }

  /**
   * The gradient of the embedding is the derivative of its values. On points that do not coincide
   * with each other; samples are where they are, so kernels with a kink are not asked.
   */
  public static final Law<Target> EMBEDDING_GRADIENT =
      Law.of(
          "TargetDerivatives.embeddingGradient",
          "m(x + t v) - m(x) - t <grad m(x), v> = O(t^2)",
          TargetDerivatives::embeddingGradient);

  private static Verdict embeddingGradient(Claim claim, Target target) {
    return TargetLaws.inEach(
        claim,
        target,
        e ->
            e.kinked()
                ? claim.holds("")
                : slope(
                    claim, "embedding in " + e.kernel(), e.embedding()::at, e.kernel().profile(0)));
  }

  /** The score is the gradient of the log-density. */
  public static final Law<Target> SCORE =
      Law.of(
          "TargetDerivatives.score",
          "log p(x + t v) - log p(x) - t <grad log p(x), v> = O(t^2)",
          TargetDerivatives::score);

  private static Verdict score(Claim claim, Target target) {
    return target instanceof Density density
        ? slope(claim, "log p", density::logDensity, 1)
        : claim.holds("no density");
  }

  /**
   * The Hessian of the log-density, where it is known, is the derivative of the score, and
   * symmetric.
   */
  public static final Law<Target> HESSIAN =
      Law.of(
          "TargetDerivatives.hessian",
          "s(x + t v) - s(x) - t H(x) v = O(t^2), H = H'",
          TargetDerivatives::hessian);

  private static Verdict hessian(Claim claim, Target target) {
    Trial trial = claim.trial();
    if (!(target instanceof SmoothDensity density)) {
      return claim.holds("no Hessian");
    }
    Points x = trial.particles().points();
    int d = x.dimension();
    Verdict verdict = claim.holds("");
    for (int k = 0; k < d; k++) {
      int axis = k;
      verdict =
          verdict
              .and(() -> slope(claim, "score, axis " + axis, at -> partial(density, at, axis), 1))
              .and(() -> symmetric(claim, density.hessians(x), axis, x));
    }
    return verdict;
  }

  private static Verdict symmetric(Claim claim, Block hessians, int axis, Points x) {
    int n = x.count();
    int d = x.dimension();
    Verdict verdict = claim.holds("");
    for (int e = 0; e < n * d; e++) {
      int l = e / n;
      double left = hessians.get((axis * d + l) * n + e % n);
      double right = hessians.get((l * d + axis) * n + e % n);
      verdict =
          verdict.and(() ->
              claim.equal(
                  "H[%d][%d]".formatted(axis, l),
                  left,
                  right,
                  Tolerance.ofSum(
                      d, 1 + EnergyRounding.largest(hessians), claim.trial().domain().accuracy())));
    }
    return verdict;
  }

  /** One component of the score, with a row of the Hessian as its gradient. */
  private static Field partial(SmoothDensity density, Points at, int axis) {
    int n = at.count();
    int d = at.dimension();
    Block score = density.logDensity(at).gradients();
    Block hessians = density.hessians(at);
    return Field.build(
        n,
        d,
        (values, gradients) -> {
          for (int i = 0; i < n; i++) {
            values[i] = score.get(axis * n + i);
          }
          for (int e = 0; e < n * d; e++) {
            gradients[e] = hessians.get(axis * d * n + e);
          }
        });
  }

  private static Verdict slope(
      Claim claim, String what, Function<Points, Field> function, double unit) {
    Points x = claim.trial().moved(0, 0);
    Field here = function.apply(x);
    double accuracy = claim.trial().domain().accuracy();
    double rounding =
        x.coordinates().map(Math::abs).dot(here.gradients().map(Math::abs))
            + here.values().map(Math::abs).sum()
            + x.count() * unit;
    return Taylor.confirmed(number ->
        Taylor.vanishesToSecondOrder(
            claim,
            what,
            t -> {
              Points there = claim.trial().moved(number, t);
              Block change = there.coordinates().plus(-1, x.coordinates());
              Block values = function.apply(there).values();
              double size =
                  rounding
                      + values.map(Math::abs).sum()
                      + here.gradients().map(Math::abs).dot(change.map(Math::abs));
              return new Taylor.Remainder(
                  values.sum() - here.values().sum() - here.gradients().dot(change),
                  Tolerance.ofSum(x.count(), size, accuracy).size(),
                  here.gradients().dot(change));
            }));
  }
}
