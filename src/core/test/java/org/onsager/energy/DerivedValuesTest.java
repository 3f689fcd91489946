package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.onsager.testing.Reference.PARTICLES;
import static org.onsager.testing.Reference.SAMPLES;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.ot.EntropicTransport;
import org.onsager.ot.Wasserstein2;
import org.onsager.pairwise.KernelSums;

/**
 * Values that carry what they computed once: nobody can hand them something else, and equal inputs
 * make equal values.
 */
class DerivedValuesTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final Samples FEWER =
      Samples.of(Particles.uniform(SAMPLES.measure().points().select(0, 1)));

  @ParameterizedTest
  @ValueSource(
      classes = {
        DrMmd.class,
        SinkhornDivergence.class,
        SlicedEnergyDistance.class,
        EntropicTransport.class,
        Wasserstein2.class
      })
  void areMadeByTheirFactoriesAlone(Class<?> type) {
    assertEquals(0, type.getConstructors().length);
  }

  /** Each list: a value, and what differs from it in one input. */
  static Stream<List<Supplier<Object>>> values() {
    return Stream.of(
        List.of(
            () -> Mmd.to(SAMPLES, KERNEL),
            () -> Mmd.to(SAMPLES, Gaussian.ofVariance(2)),
            () -> Mmd.to(FEWER, KERNEL),
            () -> Mmd.to(SAMPLES, KERNEL).by(KernelSums.singlePrecision())),
        List.of(
            () -> Mmd.to(Normal.isotropic(1, 0, 0), KERNEL),
            () -> Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(2)),
            () -> Mmd.to(Normal.isotropic(1, 0, 1), KERNEL)),
        List.of(
            () -> DrMmd.to(SAMPLES, KERNEL, 0.1),
            () -> DrMmd.to(FEWER, KERNEL, 0.1),
            () -> DrMmd.to(SAMPLES, Gaussian.ofVariance(2), 0.1),
            () -> DrMmd.to(SAMPLES, KERNEL, 0.2),
            () -> DrMmd.to(SAMPLES, KERNEL, 0.1).by(KernelSums.singlePrecision())),
        List.of(
            () -> SinkhornDivergence.to(SAMPLES, 1),
            () -> SinkhornDivergence.to(FEWER, 1),
            () -> SinkhornDivergence.to(SAMPLES, 2),
            () -> SinkhornDivergence.to(SAMPLES, 1, 1e-9)),
        List.of(
            () -> SlicedEnergyDistance.to(SAMPLES, 3, Key.of(1)),
            () -> SlicedEnergyDistance.to(FEWER, 3, Key.of(1)),
            () -> SlicedEnergyDistance.to(SAMPLES, 2, Key.of(1)),
            () -> SlicedEnergyDistance.to(SAMPLES, 3, Key.of(2))),
        List.of(
            () -> Wasserstein2.between(PARTICLES, SAMPLES.measure()),
            () -> Wasserstein2.between(PARTICLES, PARTICLES)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void areEqualExactlyIfTheirInputsAre(List<Supplier<Object>> makers) {
    Object value = makers.getFirst().get();
    Object again = makers.getFirst().get();
    assertEquals(value, again);
    assertEquals(value.hashCode(), again.hashCode());
    assertEquals(value.toString(), again.toString());
    for (Supplier<Object> other : makers.subList(1, makers.size())) {
      assertNotEquals(value, other.get());
      assertNotEquals(value.toString(), other.get().toString());
    }
  }

  /**
   * The factor is kept when the engine changes: back with the first engine it is the same value.
   */
  @Test
  void anotherEngineKeepsWhatWasDerived() {
    DrMmd energy = DrMmd.to(SAMPLES, KERNEL, 0.1);
    DrMmd back = energy.by(KernelSums.singlePrecision()).by(energy.mmd().sums());
    assertEquals(energy, back);
    assertEquals(energy.value(PARTICLES), back.value(PARTICLES));
  }
}
