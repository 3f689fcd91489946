package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.exact;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.distance;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.BlobKullbackLeibler;
import org.onsager.energy.Energy;
import org.onsager.energy.EnergyDistanceOnLine;
import org.onsager.energy.Interaction;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.RandomEnergy;
import org.onsager.energy.SinkhornDivergence;
import org.onsager.energy.SlicedEnergyDistance;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;

class SplittingTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(2);
  private static final Mmd MMD = Mmd.to(Given.TARGET_A, KERNEL);
  private static final Particles MU = Given.particles(15, 2, 1);
  private static final State START = State.start(MU, Key.of(5));

  /** Writes down which leaf is asked with which tau, and moves nothing. */
  private static LeafSchemes recording(List<String> calls) {
    return leaf ->
        (state, energy, tau) -> {
          calls.add(leaf.getClass().getSimpleName() + " " + tau);
          return Either.right(state);
        };
  }

  private static final Geometry THREE =
      wasserstein().plus(hellinger().times(0.5)).plus(stein(KERNEL).times(4));

  @Test
  void lieVisitsTheLeavesInOrder() {
    List<String> calls = new ArrayList<>();

    State end = right(Splitting.of(THREE, MMD).with(recording(calls)).lie().tau(2).apply(START));

    assertEquals(List.of("Wasserstein 2.0", "Hellinger 1.0", "Stein 8.0"), calls);
    assertEquals(1, end.index());
    assertEquals(2, end.time());
  }

  @Test
  void strangVisitsThemInHalvesThereAndBack() {
    List<String> calls = new ArrayList<>();

    State end = right(Splitting.of(THREE, MMD).with(recording(calls)).strang().tau(2).apply(START));

    assertEquals(
        List.of(
            "Wasserstein 1.0", "Hellinger 0.5", "Stein 8.0", "Hellinger 0.5", "Wasserstein 1.0"),
        calls);
    assertEquals(1, end.index());
    assertEquals(2, end.time());
  }

  @Test
  void ofOneLeafBothAreThatLeaf() {
    Splitting splitting = Splitting.of(wasserstein(), MMD);
    State expected = right(explicit(wasserstein()).on(MMD).tau(1).apply(START));

    assertEquals(expected, right(splitting.lie().tau(1).apply(START)));
    assertEquals(expected, right(splitting.strang().tau(1).apply(START)));
  }

  /** Algorithm 1: explicit transport, then the exact reaction at the moved points. */
  @Test
  void explicitIsAlgorithm1() {
    Geometry ift = wasserstein().plus(mmd(KERNEL, 1e-4).spherical().times(0.1));

    State end = right(Splitting.of(ift, MMD).lie().tau(0.5).apply(START));

    Scheme expected = explicit(wasserstein()).then(exact(sphericalMmd(KERNEL, 1e-4)).times(0.1));
    assertEquals(right(expected.on(MMD).tau(0.5).apply(START)), end);
    assertNotEquals(MU.weights(), end.particles().weights());
  }

  @Test
  void otherReactionsAreEntropic() {
    for (Reaction reaction : List.of(hellinger().spherical(), kernelisedFisherRao(KERNEL))) {
      State end =
          right(Splitting.of(wasserstein().plus(reaction), MMD).lie().tau(0.5).apply(START));

      Scheme expected = explicit(wasserstein()).then(entropic(reaction));
      assertEquals(right(expected.on(MMD).tau(0.5).apply(START)), end);
    }
  }

  /** Stein transport of KL beside a Fisher-Rao reaction of a smoothed KL. */
  @Test
  void aLeafFollowsAnEnergyOfItsOwn() {
    Geometry geometry = stein(KERNEL).plus(hellinger().spherical().times(0.5));
    KullbackLeibler kl = KullbackLeibler.to(Given.TARGET_A);
    BlobKullbackLeibler blob =
        BlobKullbackLeibler.to(Given.TARGET_A, Gaussian.ofStandardDeviation(0.3));
    Splitting splitting = Splitting.of(geometry, blob).with(stein(KERNEL), kl);
    Scheme transport = explicit(stein(KERNEL));
    Scheme reaction = entropic(hellinger().spherical());

    State lie = right(splitting.lie().tau(0.2).apply(START));
    State moved = right(transport.move(START, kl, 0.2));
    State weighed = right(reaction.move(moved, blob, 0.1));
    assertEquals(weighed.particles(), lie.particles());
    assertEquals(2, lie.evaluations());

    State strang = right(splitting.strang().tau(0.2).apply(START));
    State half = right(transport.move(START, kl, 0.1));
    State back = right(transport.move(right(reaction.move(half, blob, 0.1)), kl, 0.1));
    assertEquals(back.particles(), strang.particles());

    // Schemes chosen later keep the energies.
    assertEquals(
        strang, right(splitting.with(LeafSchemes.explicit()).strang().tau(0.2).apply(START)));
    // The leaf is meant at whatever speed.
    assertEquals(splitting, Splitting.of(geometry, blob).with(stein(KERNEL).times(3), kl));
  }

  @Test
  void whatHasAnEnergyOfItsOwnMustBeALeafThatSuitsIt() {
    Splitting splitting = Splitting.of(wasserstein().plus(hellinger().spherical()), MMD);
    IllegalArgumentException noLeaf =
        assertThrows(
            IllegalArgumentException.class, () -> splitting.with(hellinger(), MMD.times(2)));
    assertTrue(noLeaf.getMessage().contains("must be one of"), noLeaf.getMessage());
    KullbackLeibler kl = KullbackLeibler.to(Given.TARGET_A);
    assertThrows(IllegalArgumentException.class, () -> splitting.with(wasserstein(), kl).lie());
  }

  /** What the first words do not suit, the next may mend: only the whole is judged. */
  @Test
  void suitsItsEnergiesOnceItIsComplete() {
    KullbackLeibler kl = KullbackLeibler.to(Given.TARGET_A);
    Geometry geometry = stein(KERNEL).plus(hellinger().spherical());
    Splitting one = Splitting.of(geometry, kl);
    assertThrows(IllegalArgumentException.class, one::lie);
    assertThrows(IllegalArgumentException.class, one::strang);
    State moved = right(one.with(hellinger().spherical(), MMD).lie().tau(0.1).apply(START));
    Splitting other = Splitting.of(geometry, MMD).with(stein(KERNEL), kl);
    assertEquals(moved, right(other.lie().tau(0.1).apply(START)));
  }

  static Stream<RandomEnergy> energiesOfProbabilities() {
    Samples line = Samples.of(Points.onLine(0, 1));
    Mmd smooth = Mmd.to(line, KERNEL);
    return Stream.of(
        SinkhornDivergence.to(line, 1),
        Mmd.to(line, new EnergyDistance()),
        Mmd.sampled(Normal.isotropic(1, 0), new EnergyDistance(), 5),
        EnergyDistanceOnLine.to(line),
        SlicedEnergyDistance.to(line, 3, Key.of(1)),
        SlicedEnergyDistance.sampled(line, 3),
        smooth.plus(EnergyDistanceOnLine.to(line)).times(2),
        Mmd.sampled(Normal.isotropic(1, 0), KERNEL, 5).plus(SinkhornDivergence.to(line, 1)));
  }

  /** Where the mass means nothing, no reaction may change it; said when it is built. */
  @ParameterizedTest
  @MethodSource("energiesOfProbabilities")
  void energiesOfProbabilitiesNeedReactionsThatConserveMass(RandomEnergy energy) {
    for (Reaction free : List.of(hellinger(), kernelisedFisherRao(KERNEL))) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> Splitting.of(wasserstein().plus(free), energy).lie());
      assertTrue(refused.getMessage().contains("spherical()"), refused.getMessage());
      assertEquals(
          energy, Splitting.of(wasserstein().plus(free.spherical()), energy).lie().energy());
    }
    assertThrows(IllegalArgumentException.class, () -> exact(mmd(KERNEL, 1e-4)).on(energy));
  }

  @Test
  void otherEnergiesAreOfAnyMass() {
    assertFalse(MMD.ofProbabilities());
    assertFalse(MMD.plus(Interaction.of(KERNEL)).times(3).ofProbabilities());
    assertFalse(Mmd.sampled(Normal.isotropic(1, 0), KERNEL, 5).ofProbabilities());
  }

  /** The whole step descends if every sub-step descends the same energy. */
  @Test
  void backtrackingLeavesNeverRaiseTheEnergy() {
    Geometry ift = wasserstein().plus(mmd(KERNEL, 1e-4).spherical());
    Step step = Splitting.of(ift, MMD).with(LeafSchemes.backtracking()).strang().tau(1000);

    State state = START;
    for (int k = 0; k < 20; k++) {
      State next = right(step.apply(state));
      assertTrue(MMD.value(next.particles()) < MMD.value(state.particles()));
      state = next;
    }
  }

  static Stream<Geometry> cannotCarryLogMu() {
    return Stream.of(
        wasserstein(),
        hellinger(),
        hellinger().spherical(),
        kernelisedFisherRao(KERNEL),
        mmd(KERNEL, 1),
        mmd(KERNEL, 1).spherical(),
        stein(KERNEL).plus(hellinger()),
        wasserstein().plus(stein(KERNEL)),
        wasserstein().times(2));
  }

  @ParameterizedTest
  @MethodSource("cannotCarryLogMu")
  void refusesTheRelativeEntropyWhenBuilt(Geometry geometry) {
    Energy entropy = KullbackLeibler.to(Given.TARGET_A);
    for (RandomEnergy energy : List.of(entropy, entropy.plus(MMD), entropy.times(2))) {
      var thrown =
          assertThrows(IllegalArgumentException.class, () -> Splitting.of(geometry, energy).lie());
      assertTrue(thrown.getMessage().contains("use "), thrown.getMessage());
    }
  }

  @Test
  void refusesAnExactReactionOfAnEnergyThatIsNotQuadratic() {
    Energy cubic =
        new Energy() {
          @Override
          public double value(Particles mu) {
            return Math.pow(mu.mass(), 3);
          }

          @Override
          public Field firstVariation(Particles mu, Points at) {
            return Field.build(at.count(), at.dimension(), (v, g) -> {});
          }
        };
    Geometry ift = wasserstein().plus(mmd(KERNEL, 1e-4));

    assertThrows(IllegalArgumentException.class, () -> Splitting.of(ift, cubic).lie());
    // The same leaf with another scheme will do.
    Splitting.of(wasserstein().plus(hellinger()), cubic).lie();
  }

  /** log mu cancels where two energies have opposite parts. */
  @Test
  void acceptsEnergiesWhoseLogMuCancels() {
    Energy a = KullbackLeibler.to(Given.TARGET_A);
    Energy b = KullbackLeibler.to(Given.TARGET_B).times(-1);
    right(Splitting.of(wasserstein(), a.plus(b)).lie().tau(0.01).apply(START));
  }

  /**
   * SVGD: {@code x_i += tau sum_j w_j (k_ij score(x_j) + grad_{x_j} k(x_j, x_i))}, by plain loops;
   * Liu and Wang (2016), algorithm 1.
   */
  @Test
  void steinWithTheRelativeEntropyIsSvgd() {
    Step step = Splitting.of(stein(KERNEL), KullbackLeibler.to(Given.TARGET_B)).lie().tau(0.3);

    State end = right(step.apply(START));

    Points x = MU.points();
    int n = x.count();
    Block score = Given.TARGET_B.logDensity(x).gradients();
    Block expected =
        Block.build(
            2 * n,
            out -> {
              for (int i = 0; i < n; i++) {
                for (int k = 0; k < 2; k++) {
                  double phi = 0;
                  for (int j = 0; j < n; j++) {
                    double kernel = KERNEL.value(x.row(i), x.row(j));
                    double gradient = -(x.get(j, k) - x.get(i, k)) / 2 * kernel;
                    phi += MU.weights().get(j) * (kernel * score.get(k * n + j) + gradient);
                  }
                  out[k * n + i] = x.get(i, k) + 0.3 * phi;
                }
              }
            });
    // Fifteen roundings of numbers below eight, in two orders of summation.
    assertNear(expected, end.particles().points().coordinates(), 30 * Math.ulp(8.0));
    assertTrue(distance(expected, x.coordinates()) > 0.01);
    assertEquals(MU.weights(), end.particles().weights());
  }

  /** One particle only follows the score: {@code x <- (1 - tau) x} for the standard normal. */
  @Test
  void svgdOfOneParticleIsGradientAscent() {
    Energy entropy = KullbackLeibler.to(Normal.isotropic(1, 0));
    State one = State.start(Particles.uniform(Points.onLine(3)), Key.of(0));

    State end = right(Splitting.of(stein(KERNEL), entropy).lie().tau(0.25).apply(one));

    assertEquals(0.75 * 3, end.particles().points().get(0, 0), Math.ulp(3.0));
  }

  /**
   * Two particles at -a and a, standard normal target, kernel variance v: attraction {@code a (1 -
   * k)} and repulsion {@code (2a / v) k} balance where {@code k = v / (v + 2)}, so {@code a^2 = v
   * log(1 + 2 / v) / 2}: log 2 for v = 2.
   */
  @Test
  void svgdOfTwoParticlesFindsTheBalance() {
    Step step =
        Splitting.of(stein(KERNEL), KullbackLeibler.to(Normal.isotropic(1, 0))).lie().tau(0.5);
    State state = State.start(Particles.uniform(Points.onLine(5, 6)), Key.of(0));

    for (int k = 0; k < 500; k++) {
      state = right(step.apply(state));
    }

    double a = Math.sqrt(Math.log(2));
    // The iteration contracts at a fixed rate, and stops at rounding over that rate.
    assertNear(Block.copyOf(-a, a), state.particles().points().coordinates(), 1e-14);
  }

  @Test
  void leafSchemesRefuseSums() {
    assertThrows(IllegalArgumentException.class, () -> LeafSchemes.explicit().of(THREE));
  }

  @Test
  void interactionEnergiesAreQuadratic() {
    Energy repulsion = Interaction.of(KERNEL).times(0.5);
    Geometry ift = wasserstein().plus(mmd(KERNEL, 1e-4));
    right(Splitting.of(ift, MMD.plus(repulsion)).lie().tau(0.1).apply(START));
  }
}
