package org.onsager.bench;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.certificate.Box;
import org.onsager.certificate.Search;
import org.onsager.chart.Chart;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.feature.Features;
import org.onsager.feature.FourierModes;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.feature.Polynomials;
import org.onsager.feature.Regressors;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * A convex energy of measures whose least value is asked for.
 *
 * @param name what the tables call it
 * @param energy F
 * @param start where the descent begins
 * @param search where a particle may be; with a price of mass, the mass is free
 * @param chart whose coordinates particles have
 * @param length particles nearer than this are one
 * @param scale of F: gaps are relative to it
 * @param likelihoods what mixing distributions are fitted to
 */
record ConvexProblem(
    String name,
    Energy energy,
    Particles start,
    Search search,
    Chart chart,
    double length,
    double scale,
    Option<GaussianLocation> likelihoods) {

  /** Of the standard deviation: particles as near to each other tell the same. */
  private static final double SAME = 1e-3;

  private static final int ON_LINE = 50;
  private static final int IN_PLANE = 100;

  /**
   * The mixing distribution of normal observations of standard deviation one: from 50 particles at
   * equal distances, or from 100 of the data.
   */
  static ConvexProblem mixture(String name, Points data) {
    return mixture(
        name,
        data,
        data.dimension() == 1
            ? spread(data, ON_LINE)
            : data.select(Vector.range(0, IN_PLANE).toJavaStream().mapToInt(i -> i).toArray()));
  }

  /** The same from given particles. */
  static ConvexProblem mixture(String name, Points data, Points start) {
    GaussianLocation likelihoods = GaussianLocation.ofStandardDeviation(data, 1);
    return new ConvexProblem(
        name,
        Composite.of(likelihoods, Loss.negativeLog(frequencies(data))),
        Particles.uniform(start),
        Search.multiStart(Box.around(data)),
        Chart.identity(data.dimension()),
        SAME,
        1,
        Option.of(likelihoods));
  }

  /** Some points at equal distances, from the least to the largest. */
  static Points spread(Points data, int count) {
    Box hull = Box.around(data);
    double low = hull.lower().get(0);
    double step = hull.longest() / (count - 1);
    return Points.onLine(
        Vector.range(0, count).toJavaStream().mapToDouble(i -> low + step * i).toArray());
  }

  static Block frequencies(Points data) {
    return Block.constant(data.count(), 1.0 / data.count());
  }

  /** The D-optimal design of polynomials on [-1, 1], in z with {@code x = sin z}. */
  static ConvexProblem design(String name, int degree, Points start) {
    Regressors regressors = Regressors.of(Polynomials.legendre(1, degree));
    return design(name, regressors, Chart.interval(-1, 1), start, Search.multiStart(quarters(1)));
  }

  /** The D-optimal design of a response surface of degree two on the square. */
  static ConvexProblem square(String name, Points start) {
    Regressors regressors = Regressors.of(Polynomials.legendre(2, 2));
    Chart chart = Chart.interval(-1, 1).times(Chart.interval(-1, 1));
    return design(name, regressors, chart, start, Search.multiStart(quarters(2)));
  }

  private static Box quarters(int dimension) {
    return Box.of(dimension, -Math.PI / 2, Math.PI / 2);
  }

  private static ConvexProblem design(
      String name, Regressors regressors, Chart chart, Points start, Search search) {
    return new ConvexProblem(
        name,
        Composite.of(regressors, Loss.negativeLogDeterminant(regressors.order())).in(chart),
        Particles.uniform(start),
        search,
        chart,
        SAME / 10,
        regressors.order(),
        Option.none());
  }

  /**
   * Spikes on the circle from noisy Fourier coefficients: {@code |m - y|^2 / (2 lambda) + mass}.
   */
  static ConvexProblem spikes(String name, Block coefficients, double lambda, Points start) {
    Features modes = modes(1);
    return new ConvexProblem(
        name,
        Composite.of(modes, Loss.halfSquares(coefficients, lambda)).plus(Potential.constant(1)),
        new Particles(start, Block.constant(start.count(), 0.02)),
        Search.multiStart(Box.of(0, 2 * Math.PI)).freeMass(1),
        Chart.torus(2 * Math.PI),
        SAME,
        coefficients.dot(coefficients) / (2 * lambda),
        Option.none());
  }

  static FourierModes modes(int dimension) {
    return FourierModes.onTorus(dimension, 8);
  }

  /** Where the data of a mixture are left. */
  String file() {
    return "certificates-" + name.replaceAll("[^a-z0-9]+", "-") + ".csv";
  }

  /** {@code 1/N sum_j log p_j} with all constants, of mixing distributions. */
  Option<Double> meanLogLikelihood(Particles mu) {
    return likelihoods.map(l -> {
      Block f = frequencies(l.data());
      return f.dot(l.logConstants()) - energy.value(mu);
    });
  }
}
