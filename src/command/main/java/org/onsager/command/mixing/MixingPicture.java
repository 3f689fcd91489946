package org.onsager.command.mixing;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.onsager.command.input.Statistics;
import org.onsager.energy.Energy;
import org.onsager.feature.GaussianLocation;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Level;
import org.onsager.report.Palette;
import org.onsager.report.Panel;
import org.onsager.report.Picture;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;

/**
 * What {@link MixingDistribution} shows: the data with the density that the mixing distribution
 * foretells, its atoms, and below them the first variation less its mean, which is nowhere negative
 * and zero at the atoms: the proof, seen.
 *
 * @param title above all
 * @param observations the data
 * @param mixing the mixing distribution
 * @param energy the negative mean log-likelihood
 */
record MixingPicture(String title, Observations observations, Particles mixing, Energy energy) {

  private static final String DATA = "data";
  private static final String FIT = "fitted";
  private static final String ATOMS = "atoms of the mixing distribution";
  private static final String XI = "\u03be \u2212 mean \u03be";

  private static final String RATIO = "\u03be / mean \u03be: 0.74, 0.85, 0.93, 0.98";

  private static final Palette COLORS = Palette.of(FIT, ATOMS, XI);
  private static final int CURVE = 1200;
  private static final double FLAT = 1e-2;

  /** Where zero is, on a logarithmic axis. */
  private static final double FLOOR = 1e-12;

  /** Contours are at 5, 20, 50 and 80 percent of the largest value: of this power of the ratio. */
  private static final int POWER = 10;

  private static final double WIDTH = 640;

  Picture picture() {
    return mixing.dimension() == 1 ? line() : plane();
  }

  /** Density, atoms and first variation, one above the other. */
  private Picture line() {
    Histogram bins = observations.histogram();
    double[] places = mixing.points().coordinates().toArray();
    Panel density =
        Panel.of("", axis("", bins), Axis.linear("density"))
            .with(Curve.histogram(DATA, bins.edges(), bins.heights().toArray()))
            .with(observations.expected(mixing, FIT));
    Panel atoms =
        Panel.of("", axis("", bins), Axis.linear("weight"))
            .with(Curve.stems(ATOMS, places, mixing.weights().toArray()));
    double[] domain = observations.inDomain(bins.first(), bins.last());
    double[] x =
        IntStream.rangeClosed(0, CURVE)
            .mapToDouble(i -> domain[0] + i * (domain[1] - domain[0]) / CURVE)
            .toArray();
    Panel variation = variation(axis(observations.names().head(), bins), x, places);
    return Curves.of(title, density)
        .in(COLORS)
        .sized(WIDTH, 300)
        .above(Curves.of("", atoms).in(COLORS).sized(WIDTH, 190))
        .above(Curves.of("", variation).in(COLORS).sized(WIDTH, 240));
  }

  /** Where it is hardly above zero between the atoms, its dips are seen on a logarithmic axis. */
  private Panel variation(Axis across, double[] x, double[] places) {
    double[] curve = excess(Points.onLine(x));
    if (Statistics.percentile(curve, 50) > FLAT) {
      return Panel.of("", across, Axis.linear(XI))
          .with(Curve.line(XI, x, curve))
          .with(Curve.markers(ATOMS, "", places, excess(mixing.points())))
          .with(new Level("", 0));
    }
    double[] feet = new double[places.length];
    Arrays.fill(feet, FLOOR);
    return Panel.of("", across, Axis.logarithmic(XI).between(FLOOR / 2, 2))
        .with(Curve.line(XI, x, curve))
        .with(Curve.markers(ATOMS, "", places, feet));
  }

  private static Axis axis(String label, Histogram bins) {
    return Axis.linear(label).between(bins.first(), bins.last());
  }

  /** {@code xi - int xi dmu} at points. */
  private double[] excess(Points at) {
    double mean = mixing.weights().dot(energy.firstVariation(mixing, mixing.points()).values());
    return energy.firstVariation(mixing, at).values().map(value -> value - mean).toArray();
  }

  /**
   * Atoms over data with contours of the fitted density of the first two coordinates; beside it, in
   * two dimensions, contours of {@code xi / mean xi = -xi}, one at the atoms and nowhere more.
   */
  private Picture plane() {
    Points data = observations.likeliest();
    Snapshot fit = Snapshot.of(FIT, mixing).over(data).withDensity(density());
    Snapshot ratio = Snapshot.of(RATIO, mixing).withDensity(this::ratio);
    return Snapshots.of(
            title, mixing.dimension() == 2 ? new Snapshot[] {fit, ratio} : new Snapshot[] {fit})
        .named(observations.names().get(0), observations.names().get(1));
  }

  private DoubleBinaryOperator density() {
    double sigma = ((Measurements) observations).sigma().get();
    Points shadow =
        Points.of(
            Vector.range(0, mixing.count())
                .map(i -> Arrays.copyOf(mixing.points().row(i), 2))
                .toJavaArray(double[][]::new));
    Particles marginal = new Particles(shadow, mixing.weights());
    return (x, y) ->
        Observations.densities(
            GaussianLocation.ofStandardDeviation(Points.of(new double[] {x, y}), sigma), marginal)[
            0];
  }

  private double ratio(double x, double y) {
    return Math.pow(
        energy.firstVariation(mixing, Points.of(new double[] {x, y})).values().get(0), POWER);
  }
}
