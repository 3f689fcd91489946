package org.onsager.law;

import io.vavr.control.Option;
import java.util.Arrays;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Part;
import org.onsager.geometry.Rate;
import org.onsager.geometry.Reaction;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.Support;

/** How much a geometry magnifies rounding: the condition of its metric, where it has one. */
final class GeometryRounding {

  private GeometryRounding() {}

  /** The largest condition number among the leaves; 1 for those without a matrix. */
  static double condition(Geometry geometry, Particles mu) {
    return geometry.parts().map(part -> ofLeaf(part.leaf(), mu)).max().getOrElse(1.0);
  }

  private static double ofLeaf(Geometry leaf, Particles mu) {
    return leaf instanceof Reaction reaction
        ? reaction
            .metric()
            .map(metric -> metric.at(Support.of(mu.points())))
            .map(gram -> Math.max(1, largest(gram) / least(gram, reaction.conservesMass())))
            .getOrElse(1.0)
        : 1;
  }

  /**
   * A bound for the growth that a force can cause: its own, mass times force, and {@code n max |xi|
   * / least eigenvalue} where the metric is a matrix.
   */
  private static double ofReaction(Reaction reaction, Particles mu, Block xi) {
    double largest = EnergyRounding.largest(xi);
    double solved =
        reaction
            .metric()
            .map(metric -> metric.at(Support.of(mu.points())))
            .map(gram -> mu.count() * largest / least(gram, reaction.conservesMass()))
            .getOrElse(0.0);
    return absolute(reaction.growth(mu, xi)) + mu.mass() * (1 + mu.mass()) * largest + solved;
  }

  /** {@code n max |G|}: a bound for the largest eigenvalue, also after a shift of that size. */
  private static double largest(Gram gram) {
    return gram.count()
        * Arrays.stream(gram.regularised().block().toArray()).map(Math::abs).max().getAsDouble();
  }

  /**
   * The least eigenvalue, on vectors of zero sum if only those count and the matrix is indefinite.
   */
  private static double least(Gram gram, boolean zeroSum) {
    int n = gram.count();
    double least = Spectrum.least(gram.regularised().block().toArray(), n);
    double floor = largest(gram) * Tolerance.ULP;
    if (zeroSum && least <= floor) {
      double[] centred = Spectrum.of(Spectrum.centred(gram.regularised().block().toArray(), n), n);
      double[] sorted = Arrays.stream(centred).map(Math::abs).sorted().toArray();
      // The constant vector gives the zero that does not count.
      return n == 1 ? 1 : Math.max(sorted[1], floor);
    }
    return Math.max(least, floor);
  }

  /**
   * How large {@code (sum_i |v_i|)^2} may be for changes v of the weights of unit length: the mass,
   * and {@code n / least eigenvalue} where the metric is a matrix.
   */
  static double stretch(Geometry geometry, Particles mu) {
    return geometry
        .parts()
        .flatMap(part -> part.leaf() instanceof Reaction r ? Option.of(r) : Option.none())
        .flatMap(r ->
            r.metric()
                .map(metric -> metric.at(Support.of(mu.points())))
                .map(gram -> mu.count() / least(gram, r.conservesMass())))
        .append(mu.mass())
        .max()
        .get();
  }

  static double absolute(Block block) {
    return block.map(Math::abs).sum();
  }

  /**
   * The terms of {@code <xi, K eta>} before they cancel: those of the pairing, and those that a
   * spherical reaction takes off.
   */
  static double pairing(Geometry geometry, Particles mu, Field xi, Field eta, Rate ofEta) {
    double largest = EnergyRounding.largest(xi.values());
    double growth = growth(geometry, mu, eta.values());
    return pairing(mu, xi, ofEta) + largest * growth;
  }

  /** The same bound for all leaves. */
  static double growth(Geometry geometry, Particles mu, Block xi) {
    double sum = 0;
    for (Part part : geometry.parts()) {
      if (part.leaf() instanceof Reaction reaction) {
        sum += part.speed() * ofReaction(reaction, mu, xi);
      }
    }
    return sum;
  }

  /** The sum of the absolute values of the terms of {@code <xi, rate>}. */
  static double pairing(Particles mu, Field xi, Rate rate) {
    Block weighted = Measures.weighted(mu.weights(), xi.gradients());
    return weighted.map(Math::abs).dot(rate.velocity().map(Math::abs))
        + xi.values().map(Math::abs).dot(rate.growth().map(Math::abs));
  }
}
