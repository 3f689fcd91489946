package org.onsager.geometry;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.row;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.energy.Interaction;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;
import org.onsager.testing.Taylor;

/**
 * The central law, {@code dF/dt = -D(mu, xi)}: along an explicit Euler step of the rate, {@code
 * F(mu + dt r) - F(mu) + dt D} is of second order. Well-conditioned Gram matrices, all weights
 * positive.
 */
class DissipationBalanceTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(0.25);
  private static final Points X = perturbedGrid();
  private static final Particles MU = new Particles(X, Given.probability(16, 1));

  /** Sums of 16 x 16 terms below 4. */
  private static final double ROUNDING = 256 * Math.ulp(4.0);

  private static Points perturbedGrid() {
    Points grid = Given.grid(4);
    return grid.withCoordinates(grid.coordinates().plus(0.1, Given.points(16, 2, 3).coordinates()));
  }

  static Stream<Arguments> pairs() {
    return geometries().entrySet().stream()
        .flatMap(g ->
            energies().entrySet().stream()
                .filter(e -> isDefined(g.getValue(), e.getKey()))
                .map(e -> Arguments.of(g.getKey(), e.getKey())));
  }

  /** The energy distance is an energy of probabilities: only where mass is conserved. */
  private static boolean isDefined(Geometry geometry, String energy) {
    return !energy.equals("mmd, energy distance")
        || geometry.parts().forAll(p -> !(p.leaf() instanceof Reaction r) || r.conservesMass());
  }

  private static Map<String, Geometry> geometries() {
    return Map.ofEntries(
        Map.entry("Wasserstein", wasserstein()),
        Map.entry("Hellinger", hellinger()),
        Map.entry("spherical Hellinger", hellinger().spherical()),
        Map.entry("MMD", mmd(KERNEL, 0)),
        Map.entry("MMD with eps", mmd(KERNEL, 0.1)),
        Map.entry("spherical MMD", mmd(KERNEL, 0).spherical()),
        Map.entry("spherical MMD with eps", mmd(KERNEL, 0.1).spherical()),
        Map.entry("spherical energy distance", sphericalMmd(new EnergyDistance(), 0)),
        Map.entry("Stein", stein(KERNEL)),
        Map.entry("kernelised Fisher-Rao", kernelisedFisherRao(KERNEL)),
        Map.entry("spherical kernelised Fisher-Rao", kernelisedFisherRao(KERNEL).spherical()),
        Map.entry("WFR", wasserstein().times(2).plus(hellinger().times(0.5))),
        Map.entry("SHK", wasserstein().plus(hellinger().spherical())),
        Map.entry("IFT", wasserstein().plus(mmd(KERNEL, 0).times(0.3))),
        Map.entry("spherical IFT", wasserstein().plus(mmd(KERNEL, 1e-4).spherical())),
        Map.entry("three", stein(KERNEL).plus(wasserstein()).plus(hellinger().spherical())));
  }

  private static Map<String, Energy> energies() {
    Samples target = Samples.of(Given.particles(9, 2, 5));
    Energy potential =
        Potential.of(x -> Math.sin(x[0]) + x[0] * x[1], x -> row(Math.cos(x[0]) + x[1], x[0]));
    return Map.of(
        "mmd, mixture",
        Mmd.to(Given.TARGET_B, Gaussian.ofVariance(10)),
        "mmd, samples",
        Mmd.to(target, KERNEL),
        "mmd, inverse multiquadric",
        Mmd.to(target, InverseMultiquadric.ofScale(1)),
        "mmd, Matern",
        Mmd.to(target, Matern.threeHalves(1)),
        "mmd, energy distance",
        Mmd.to(target, new EnergyDistance()),
        "potential",
        potential,
        "interaction",
        Interaction.of(Radial.of(s -> s * s / 64 - s / 8, s -> s / 32 - 1.0 / 8)),
        "sum",
        Mmd.to(target, KERNEL).times(3).plus(potential.times(0.1)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void energyFallsByTheDissipation(String geometryName, String energyName) {
    Geometry geometry = geometries().get(geometryName);
    Energy energy = energies().get(energyName);
    Field xi = energy.firstVariation(MU);
    Rate rate = geometry.rate(MU, xi);
    double dissipation = geometry.dissipation(MU, xi);
    double value = energy.value(MU);
    // Weights stay positive, and no particle moves by more than 1/64.
    double first = firstStep(rate);

    Taylor.assertOrder(
        geometryName + ", " + energyName,
        2,
        first,
        ROUNDING,
        dt -> energy.value(moved(rate, dt)) - value + dt * dissipation);
    // The saboteur: a dissipation that is a tenth too large.
    assertTrue(
        Taylor.rejects(
            2,
            first / 64,
            ROUNDING,
            dt -> energy.value(moved(rate, dt)) - value + 1.1 * dt * dissipation));
  }

  private static double firstStep(Rate rate) {
    double fastest = 0;
    for (int e = 0; e < rate.velocity().length(); e++) {
      fastest = Math.max(fastest, 64 * Math.abs(rate.velocity().get(e)));
    }
    for (int i = 0; i < MU.count(); i++) {
      fastest = Math.max(fastest, -2 * rate.growth().get(i) / MU.weights().get(i));
    }
    return 1 / fastest;
  }

  private static Particles moved(Rate rate, double dt) {
    Block coordinates = X.coordinates().plus(dt, rate.velocity());
    return new Particles(X.withCoordinates(coordinates), MU.weights().plus(dt, rate.growth()));
  }
}
