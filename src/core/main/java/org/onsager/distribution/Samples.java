package org.onsager.distribution;

import io.vavr.Function1;
import io.vavr.control.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Rounding;
import org.onsager.pairwise.KernelSums;

/**
 * A discrete probability: samples, uniform or weighted. Its embedding is a finite sum, for every
 * kernel.
 *
 * @param measure positions and weights of total mass one
 */
public record Samples(Particles measure) implements Target {

  /**
   * Validates the mass, and normalises it if it is rounded.
   *
   * @throws IllegalArgumentException if the mass is not one, up to {@link Rounding}
   */
  public Samples {
    measure = Rounding.probability("measure", measure);
  }

  /**
   * Uniform weights on points.
   *
   * @param points the samples
   * @return the target
   */
  public static Samples of(Points points) {
    return new Samples(Particles.uniform(points));
  }

  @Override
  public int dimension() {
    return measure.dimension();
  }

  @Override
  public Option<Embedding> embedding(Kernel kernel) {
    return Option.of(
        new Sums(kernel, measure, KernelSums.best(), Function1.of(this::selfEnergy).memoized()));
  }

  private double selfEnergy(Kernel kernel) {
    Points y = measure.points();
    return measure.weights().dot(KernelSums.best().values(kernel, y, y, measure.weights()));
  }

  /**
   * The embedding as a sum over the samples; O(n m d) for n points and m samples, the self-energy
   * O(m^2 d), once a kernel, however often one comes back to it.
   */
  private static final class Sums implements Embedding {

    private final Kernel kernel;
    private final Particles source;
    private final KernelSums engine;
    private final Function1<Kernel, Double> selfEnergies;

    Sums(
        Kernel kernel,
        Particles source,
        KernelSums engine,
        Function1<Kernel, Double> selfEnergies) {
      this.kernel = kernel;
      this.source = source;
      this.engine = engine;
      this.selfEnergies = selfEnergies;
    }

    @Override
    public int dimension() {
      return source.dimension();
    }

    @Override
    public Field at(Points points) {
      return engine.field(kernel, points, source.points(), source.weights());
    }

    @Override
    public Block values(Points points) {
      return engine.values(kernel, points, source.points(), source.weights());
    }

    @Override
    public double selfEnergy() {
      return selfEnergies.apply(kernel);
    }

    @Override
    public Embedding by(KernelSums sums) {
      return new Sums(kernel, source, sums, selfEnergies);
    }

    @Override
    public Option<Embedding> in(Kernel other) {
      return Option.of(new Sums(other, source, engine, selfEnergies));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Sums that
          && kernel.equals(that.kernel)
          && source.equals(that.source)
          && engine.equals(that.engine);
    }

    @Override
    public int hashCode() {
      return Objects.hash(kernel, source, engine);
    }

    @Override
    public String toString() {
      return "Sums[kernel=%s, source=%s, engine=%s]".formatted(kernel, source, engine);
    }
  }
}
