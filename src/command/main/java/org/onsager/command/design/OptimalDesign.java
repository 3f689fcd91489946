package org.onsager.command.design;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.onsager.certificate.Box;
import org.onsager.certificate.Search;
import org.onsager.command.method.Budget;
import org.onsager.command.method.ConvexDescent;
import org.onsager.command.method.Optimum;
import org.onsager.energy.Composite;
import org.onsager.feature.Loss;
import org.onsager.feature.Regressors;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * A D-optimal design: of all distributions of observations over a region the one at which the
 * determinant of the information matrix {@code M = int f f' dmu} is largest. The first variation of
 * {@code -log det M} is {@code xi(x) = -f(x)' M^-1 f(x)}, so that by the equivalence theorem {@code
 * f' M^-1 f <= k} everywhere, with equality at the points of the design.
 *
 * @param region where observations can be made
 * @param model f, k functions
 * @param energy {@code -log det M} in the basis of the model
 * @param optimum where it is least
 */
record OptimalDesign(DesignRegion region, DesignModel model, Composite energy, Optimum optimum) {

  /**
   * Finds the design and proves it.
   *
   * @param gap how far the log determinant may be from the largest
   * @param budget what to spend; when it is interrupted there is no proof
   */
  static OptimalDesign of(DesignRegion region, DesignModel model, double gap, Budget budget) {
    int k = model.count();
    Composite energy = Composite.of(Regressors.of(model), Loss.negativeLogDeterminant(k));
    Search search = behind(region, Search.multiStart(region.coordinates()));
    Particles start = Particles.uniform(region.lattice(side(region, model)));
    Optimum optimum =
        new ConvexDescent(energy, Option.of(region.chart()), search, length(model))
            .from(start, gap, budget);
    Particles few = FewerPoints.of(optimum.particles(), energy.features());
    double tolerance = Math.max(gap / 2, k * tolerance(region));
    Search proof =
        region == DesignRegion.DISK
            ? behind(region, Search.branchAndBound(region.coordinates(), tolerance))
            : Search.branchAndBound(Box.of(region.dimension(), -1, 1), tolerance);
    return new OptimalDesign(
        region,
        model,
        energy,
        new Optimum(
            few,
            budget.isInterrupted() ? optimum.certificate() : proof.certificate(energy, few),
            optimum.evaluations(),
            optimum.searches(),
            optimum.reason()));
  }

  /** A parameter. Zeros all along the rim of the disk need cells all along it. */
  private static double tolerance(DesignRegion region) {
    return region == DesignRegion.DISK ? 1e-5 : 1e-13;
  }

  private static Search behind(DesignRegion region, Search search) {
    return new SearchBehind(region.chart(), search);
  }

  /** In z: polynomials of degree p bend over about 1 / p. */
  private static double length(DesignModel model) {
    return 1.0 / Math.max(1, degree(model));
  }

  /** In one variable. */
  private static int degree(DesignModel model) {
    return model.terms().map(j -> model.products().power(j, 0)).max().get();
  }

  /** Points of the lattice an axis: more than the design has, by far on the line. */
  private static int side(DesignRegion region, DesignModel model) {
    int degree = degree(model);
    return region.dimension() == 1 ? 20 + 2 * degree : 3 + 2 * degree;
  }

  /** The design, row by row from below. */
  Particles sorted() {
    Particles mu = optimum.particles();
    int[] order =
        IntStream.range(0, mu.count())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> grid(mu, i, region.dimension() - 1))
                    .thenComparingDouble(i -> grid(mu, i, 0)))
            .mapToInt(i -> i)
            .toArray();
    return new Particles(
        mu.points().select(order),
        Block.build(order.length, w -> Arrays.setAll(w, i -> mu.weights().get(order[i]))));
  }

  /** To six digits: what is in a row differs by rounding. */
  private static double grid(Particles mu, int i, int axis) {
    return Math.rint(mu.points().get(i, axis) * 1e6);
  }

  /** {@code k - f' M^-1 f}, the first variation less its mean at points. */
  double[] excess(Particles points, Points at) {
    return energy.firstVariation(points, at).values().map(xi -> xi + model.count()).toArray();
  }

  /** Of the monomials. */
  double logDeterminant() {
    return model.toMonomials() - energy.value(optimum.particles());
  }

  /**
   * {@code k / max f' M^-1 f}, a lower bound of {@code (det M / det M*)^(1/k)}: the share of
   * observations with which the best design would do as well.
   */
  double efficiency() {
    return model.count() / -optimum.certificate().minima().least();
  }
}
