package org.onsager.testing;

import org.onsager.energy.Composite;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.feature.PoissonRate;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Maximum likelihood problems of mixing distributions, with solutions computed elsewhere. */
public final class Mixtures {

  /**
   * Velocities of 82 galaxies in the Corona Borealis region, in 1000 km/s. <i>Source:</i> Roeder
   * (1990), doi:10.1080/01621459.1990.10474918, with 26.960 as in its table.
   */
  public static final Points GALAXIES =
      Points.onLine(
          9.172, 9.350, 9.483, 9.558, 9.775, 10.227, 10.406, 16.084, 16.170, 18.419, 18.552, 18.600,
          18.927, 19.052, 19.070, 19.330, 19.343, 19.349, 19.440, 19.473, 19.529, 19.541, 19.547,
          19.663, 19.846, 19.856, 19.863, 19.914, 19.918, 19.973, 19.989, 20.166, 20.175, 20.179,
          20.196, 20.215, 20.221, 20.415, 20.629, 20.795, 20.821, 20.846, 20.875, 20.986, 21.137,
          21.492, 21.701, 21.814, 21.921, 21.960, 22.185, 22.209, 22.242, 22.249, 22.314, 22.374,
          22.495, 22.746, 22.747, 22.888, 22.914, 23.206, 23.241, 23.263, 23.484, 23.538, 23.542,
          23.666, 23.706, 23.711, 24.129, 24.285, 24.289, 24.366, 24.717, 24.990, 25.633, 26.960,
          26.995, 32.065, 32.789, 34.279);

  /** The optimum for standard deviation one, by Newton's method in 40 digits. */
  public static final Particles GALAXY_ATOMS =
      Particles.of(
          Points.onLine(
              9.710142861961948,
              16.175242696348143,
              20.0038311155757,
              23.117485862515995,
              26.413095726444826,
              33.04433334597205),
          0.08536585340304595,
          0.024609940228933848,
          0.46701084330490683,
          0.3499284663144414,
          0.03649953289633813,
          0.036585363852333797);

  /** Its value, without {@code log(2 pi) / 2}. */
  public static final double GALAXY_VALUE = 1.5138366973279072;

  /**
   * The best on an even grid of 300 points from the least to the largest datum, by scipy's nnls.
   */
  public static final double GALAXY_GRID = 1.5139109072248784;

  /** Thyrion's claims of car insurance, by their number. <i>Source:</i> Simar (1976). */
  private static final double[] CLAIMS = {7840, 1317, 239, 42, 14, 4, 4, 1};

  /** The optimum, by Newton's method in 40 digits. */
  public static final Particles THYRION_ATOMS =
      Particles.of(
          Points.onLine(0, 0.2326073811078942, 0.35290868056586855, 2.5616973763135547),
          0.40998184315130626,
          0.10488693440327702,
          0.4766427836458402,
          0.008488438799576564);

  /** A stationary point of three atoms, which is not the optimum. */
  public static final Particles THYRION_THREE =
      Particles.of(
          Points.onLine(0, 0.33554041103070087, 2.544978501515064), 0.41830, 0.57302, 0.00868);

  private Mixtures() {}

  /** Minus the mean log-likelihood of normal data of standard deviation one, without constants. */
  public static Composite normal(Points data) {
    return Composite.of(
        GaussianLocation.ofStandardDeviation(data, 1),
        Loss.negativeLog(Block.constant(data.count(), 1.0 / data.count())));
  }

  /** The same for Thyrion's claims, whose rates are at least zero. */
  public static Composite thyrion() {
    return Composite.of(
        PoissonRate.of(0, 1, 2, 3, 4, 5, 6, 7),
        Loss.negativeLog(Block.copyOf(CLAIMS).normalised()));
  }
}
