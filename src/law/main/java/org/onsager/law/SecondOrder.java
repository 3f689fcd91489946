package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.Arrays;
import org.onsager.energy.Energy;
import org.onsager.energy.GaussNewton;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The laws of second-order models of energies. */
public final class SecondOrder {

  /** The step of differences, in units of a displacement. */
  private static final double STEP = 0x1p-12;

  /** What a step of 2^-12 leaves of higher derivatives, generously. */
  private static final double HUNDREDTH = 0.01;

  private static final double DECADE = 16;

  private SecondOrder() {}

  /**
   * Laws of models that leave nothing out, which not all claim: a sum has the rests of those of its
   * parts that have one.
   *
   * @return the laws
   */
  public static Vector<Law<Energy>> complete() {
    return Vector.of(REST);
  }

  /**
   * The Gauss-Newton model is there exactly when the energy says so, is symmetric and positive
   * semidefinite, and keeps to its bound of the stiffness: {@code u'Mu <= c sum_i w_i |u_i|^2} for
   * displacements u.
   */
  public static final Law<Energy> GAUSS_NEWTON =
      Law.of(
          "SecondOrder.gaussNewton",
          "M = M', v'Mv >= 0, u'Mu <= c sum_i w_i |u_i|^2, whenever hasGaussNewton()",
          SecondOrder::gaussNewton);

  private static Verdict gaussNewton(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    return energy
        .gaussNewton()
        .map(second -> second.apply(mu))
        .map(model ->
            claim
                .that("hasGaussNewton() is false, the model is there", energy.hasGaussNewton())
                .and(() -> semidefinite(claim, model))
                .and(() -> keepsBound(claim, model, mu, trial.direction(0))))
        .getOrElse(() ->
            claim.that("hasGaussNewton() is true, the model is none", !energy.hasGaussNewton()));
  }

  private static Verdict semidefinite(Claim claim, GaussNewton model) {
    int order = model.order();
    Block m = model.matrix().block();
    Block transposed =
        Block.build(
            m.length(),
            out -> {
              for (int e = 0; e < out.length; e++) {
                out[e] = m.get(e % order * order + e / order);
              }
            });
    Tolerance rounding =
        Tolerance.ofSum(
            order, order * EnergyRounding.largest(m), claim.trial().domain().accuracy());
    return claim
        .equal("M - M'", m, transposed, rounding)
        .and(() ->
            claim.atMost(
                "minus the least eigenvalue", -Spectrum.least(m.toArray(), order), 0, rounding));
  }

  private static Verdict keepsBound(Claim claim, GaussNewton model, Particles mu, Block u) {
    Block displacement = Measures.joined(u, Block.constant(mu.count(), 0));
    double square = Measures.weighted(mu.weights(), u).dot(u);
    double size = EnergyRounding.largest(model.matrix().block()) * u.dot(u) * model.order();
    return claim.atMost(
        "u'Mu",
        model.form(displacement),
        model.stiffness() * square,
        Tolerance.ofSum(model.order(), size, claim.trial().domain().accuracy()));
  }

  /**
   * The model belongs to the energy. With {@code Q(u) = F''[mu](u, u)}, the second derivative of F
   * along displacements at a fixed first variation, and {@code C(u) = sum_i w_i <u_i, Hess xi(x_i)
   * u_i>}, the curvature of the first variation, the whole second derivative is Q + C. A model may
   * drop C, which vanishes where xi does, but nothing else: {@code u'Mu >= min(Q, Q + C)}. It may
   * keep positive parts, so that it is larger, but not by decades: {@code u'Mu <= 16 (|Q| + |C|)},
   * where |Q| and |C| are sums of sizes particle by particle. For changes v of the weights the same
   * holds with {@code Q(v) = F''[mu](v, v)}, where there is nothing to drop. Q and C are central
   * differences of the field, of which a hundredth is allowed for.
   */
  public static final Law<Energy> MODEL =
      Law.of(
          "SecondOrder.model",
          "min(Q, Q + C) <= u'Mu <= 16 (|Q| + |C|), Q + C the second derivative along u",
          (claim, energy) -> model(claim.smooth(), energy));

  private static Verdict model(Claim claim, Energy energy) {
    Trial smooth = claim.trial();
    Energy plain = Enlarged.ifTiny(energy, smooth);
    if (!plain.equals(energy) || smooth.domain().charted()) {
      return claim.holds("too small, or points cannot be displaced at will");
    }
    Particles mu = smooth.particles();
    return energy
        .gaussNewton()
        .map(second -> second.apply(mu))
        .map(model ->
            Taylor.confirmed(k -> alongDisplacement(claim, energy, model, mu, smooth.direction(k)))
                .and(() ->
                    Taylor.confirmed(
                        k -> alongWeights(claim, energy, model, mu, smooth.otherWeights(k)))))
        .getOrElse(() -> claim.holds("no model"));
  }

  private static Verdict alongDisplacement(
      Claim claim, Energy energy, GaussNewton model, Particles mu, Block u) {
    Points x = mu.points();
    Block wu = Measures.weighted(mu.weights(), u);
    Block there = energy.firstVariation(mu.withPoints(moved(x, u, STEP)), x).gradients();
    Block back = energy.firstVariation(mu.withPoints(moved(x, u, -STEP)), x).gradients();
    Block ofMeasure = there.plus(-1, back).map(g -> g / (2 * STEP));
    double q = wu.dot(ofMeasure);
    double sizeOfQ = wu.map(Math::abs).dot(ofMeasure.map(Math::abs));
    double c =
        wu.dot(energy.firstVariation(mu, moved(x, u, STEP)).gradients()) / (2 * STEP)
            - wu.dot(energy.firstVariation(mu, moved(x, u, -STEP)).gradients()) / (2 * STEP);
    double sizeOfC = curvature(energy, mu, u);
    double slack =
        HUNDREDTH * (sizeOfQ + sizeOfC)
            + rounding(claim, energy, mu, wu.map(Math::abs).sum() / claim.trial().domain().scale());
    Block delta = Measures.joined(u, Block.constant(mu.count(), 0));
    double found = model.form(delta);
    return claim
        .atMost("min(Q, Q + C) <= u'Mu", Math.min(q, q + c), found, allowed(slack))
        .and(() ->
            claim.atMost("u'Mu", found, DECADE * (sizeOfQ + sizeOfC), allowed(DECADE * slack)));
  }

  private static Verdict alongWeights(
      Claim claim, Energy energy, GaussNewton model, Particles mu, Block other) {
    Block v = other.plus(-1, mu.weights());
    Block xi = energy.firstVariation(mu).values();
    Block there =
        energy.firstVariation(mu.withWeights(mu.weights().plus(STEP, v)), mu.points()).values();
    Block change = there.plus(-1, xi).map(x -> x / STEP);
    double size = v.map(Math::abs).dot(change.map(Math::abs));
    double slack = rounding(claim, energy, mu, v.map(Math::abs).sum());
    Block delta = Measures.joined(Block.constant(mu.count() * mu.dimension(), 0), v);
    double found = model.form(delta);
    return claim
        .atMost("Q <= v'Mv", v.dot(change), found, allowed(HUNDREDTH * size + slack))
        .and(() -> claim.atMost("v'Mv", found, DECADE * size, allowed(DECADE * slack)));
  }

  /**
   * The rest of a model is the curvature of the first variation, particle by particle, if it has
   * one.
   */
  public static final Law<Energy> REST =
      Law.of(
          "SecondOrder.rest",
          "sum_i w_i <grad xi(x_i + t v_i) - grad xi(x_i), u_i> - t sum_i v_i'rest_i u_i = O(t^2)",
          (claim, energy) -> rest(claim.smooth(), energy));

  private static Verdict rest(Claim claim, Energy energy) {
    Trial smooth = claim.trial();
    Particles mu = smooth.particles();
    return energy
        .gaussNewton()
        .flatMap(second -> second.apply(mu).rest())
        .map(rest -> Taylor.confirmed(k -> rest(claim, energy, mu, rest, k)))
        .getOrElse(() -> claim.holds("no rest"));
  }

  private static Verdict rest(Claim claim, Energy energy, Particles mu, Block rest, int number) {
    Trial smooth = claim.trial();
    Block u = smooth.direction(2 + number);
    Block weighted = Measures.weighted(mu.weights(), u);
    Block image = image(rest, u, mu.count());
    double here = weighted.dot(energy.firstVariation(mu).gradients());
    double magnitude =
        EnergyRounding.magnitude(energy, mu, smooth)
                * EnergyRounding.largest(u)
                / smooth.domain().scale()
            + mu.points().coordinates().map(Math::abs).dot(image.map(Math::abs));
    return Taylor.vanishesToSecondOrder(
        claim,
        "grad xi",
        t -> {
          Points there = smooth.moved(number, t);
          Block change = there.coordinates().plus(-1, mu.points().coordinates());
          double found = weighted.dot(energy.firstVariation(mu, there).gradients());
          double claimed = image.dot(change);
          return new Taylor.Remainder(
              found - here - claimed,
              Tolerance.ofSum(
                      EnergyRounding.terms(mu.count()),
                      magnitude + Math.abs(found) + Math.abs(claimed),
                      smooth.domain().accuracy())
                  .size(),
              claimed);
        });
  }

  /** Blocks of matrices times vectors, particle by particle. */
  private static Block image(Block matrices, Block u, int n) {
    int d = u.length() / n;
    return Block.build(
        u.length(),
        out -> {
          for (int e = 0; e < matrices.length(); e++) {
            int row = e / n / d;
            int column = e / n % d;
            out[row * n + e % n] += matrices.get(e) * u.get(column * n + e % n);
          }
        });
  }

  /** A model reads the first variation of other measures as the energy does. */
  public static final Law<Energy> READING =
      Law.of(
          "SecondOrder.reading",
          "reading of nu = xi[nu] at the points of mu, for nu elsewhere",
          SecondOrder::reading);

  private static Verdict reading(Claim claim, Energy energy) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Particles nu = mu.withPoints(trial.moved(0, 1)).withWeights(trial.otherWeights(0));
    return energy
        .gaussNewton()
        .flatMap(second -> second.apply(mu).reading())
        .map(reading -> {
          Field found = reading.of(nu);
          Field xi = energy.firstVariation(nu, mu.points());
          var rounding = EnergyRounding.ofField(energy, nu, xi, trial);
          return claim
              .equal("xi", found.values(), xi.values(), rounding._1)
              .and(() -> claim.equal("grad xi", found.gradients(), xi.gradients(), rounding._2));
        })
        .getOrElse(() -> claim.holds("no reading"));
  }

  /** {@code sum_i w_i |Hess xi(x_i)| |u_i|^2}, Frobenius' norm by differences along the axes. */
  private static double curvature(Energy energy, Particles mu, Block u) {
    int n = mu.count();
    int d = mu.dimension();
    double[] norms = new double[n];
    double length = EnergyRounding.largest(u);
    for (int k = 0; k < d; k++) {
      int axis = k;
      Block e = Block.build(n * d, out -> Arrays.fill(out, axis * n, (axis + 1) * n, length));
      Block column =
          energy
              .firstVariation(mu, moved(mu.points(), e, STEP))
              .gradients()
              .plus(-1, energy.firstVariation(mu, moved(mu.points(), e, -STEP)).gradients())
              .map(g -> g / (2 * STEP * length));
      for (int f = 0; f < n * d; f++) {
        norms[f % n] = Math.hypot(norms[f % n], column.get(f));
      }
    }
    double sum = 0;
    for (int f = 0; f < n * d; f++) {
      sum += mu.weights().get(f % n) * norms[f % n] * u.get(f) * u.get(f);
    }
    return sum;
  }

  private static Points moved(Points x, Block u, double t) {
    return x.withCoordinates(x.coordinates().plus(t, u));
  }

  /** What rounding of the field makes of a difference quotient. */
  private static double rounding(Claim claim, Energy energy, Particles mu, double length) {
    double unit = EnergyRounding.magnitude(energy, mu, claim.trial()) / mu.mass();
    double accuracy = claim.trial().domain().accuracy();
    return Tolerance.ofSum(EnergyRounding.terms(mu.count()), unit * length, accuracy).size() / STEP;
  }

  private static Tolerance allowed(double slack) {
    return new Tolerance(slack, "a hundredth of |Q| + |C|, and the rounding of differences");
  }
}
