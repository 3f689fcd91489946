package org.onsager.distribution;

import io.vavr.Lazy;
import io.vavr.control.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onsager.kernel.RadialKernel;
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
   * Weighted samples.
   *
   * @param measure positions and weights of total mass one, up to {@link Rounding}
   * @return the target
   * @throws IllegalArgumentException if the mass is not one
   */
  public static Samples of(Particles measure) {
    return new Samples(measure);
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
  public Option<Embedding> embedding(RadialKernel kernel) {
    return Option.of(
        new Sums(kernel, measure, KernelSums.best(), Lazy.of(() -> selfEnergy(kernel))));
  }

  private double selfEnergy(RadialKernel kernel) {
    Points y = measure.points();
    return measure.weights().dot(KernelSums.best().values(kernel, y, y, measure.weights()));
  }

  /**
   * The embedding as a sum over the samples; O(n m d) for n points and m samples, the self-energy
   * O(m^2 d), once.
   */
  private static final class Sums implements Embedding {

    private final RadialKernel kernel;
    private final Particles source;
    private final KernelSums engine;
    private final Lazy<Double> selfEnergy;

    Sums(RadialKernel kernel, Particles source, KernelSums engine, Lazy<Double> selfEnergy) {
      this.kernel = kernel;
      this.source = source;
      this.engine = engine;
      this.selfEnergy = selfEnergy;
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
      return selfEnergy.get();
    }

    /** One term a sample, {@code d + 6} roundings a term. */
    @Override
    public double error() {
      return (source.count() + source.dimension() + 6) * 0x1p-53;
    }

    @Override
    public Embedding by(KernelSums sums) {
      return new Sums(kernel, source, sums, selfEnergy);
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
