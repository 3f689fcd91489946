package org.onsager.distribution;

import io.vavr.Function1;
import io.vavr.control.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onsager.feature.Features;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Rounding;
import org.onsager.pairwise.KernelOperator;
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
  public Option<Embedding> embedding(Kernel kernel) {
    double[] sample = measure.points().row(0);
    kernel.value(sample, sample); // refuses a kernel of another dimension before anything runs
    return Option.of(
        new Sums(
            new KernelOperator(kernel, KernelSums.best()),
            measure,
            Function1.of(this::selfEnergy).memoized()));
  }

  /**
   * {@inheritDoc}
   *
   * <p>By one pass over the samples, once a spectrum.
   */
  @Override
  public Option<FourierForm> fourierForm() {
    return Option.of(new FourierForms.OfSamples(this));
  }

  /**
   * {@inheritDoc}
   *
   * <p>One pass over the samples.
   */
  @Override
  public Option<Block> meanFeatures(Features features) {
    return Option.of(features.mean(measure));
  }

  private double selfEnergy(Kernel kernel) {
    KernelOperator operator = new KernelOperator(kernel, KernelSums.best());
    Points y = measure.points();
    return measure.weights().dot(operator.values(y, y, measure.weights()));
  }

  /**
   * The embedding as a sum over the samples; O(n m d) for n points and m samples, the self-energy
   * O(m^2 d), once a kernel, however often one comes back to it.
   */
  private static final class Sums implements Embedding {

    private final KernelOperator operator;
    private final Particles source;
    private final Function1<Kernel, Double> selfEnergies;

    Sums(KernelOperator operator, Particles source, Function1<Kernel, Double> selfEnergies) {
      this.operator = operator;
      this.source = source;
      this.selfEnergies = selfEnergies;
    }

    @Override
    public int dimension() {
      return source.dimension();
    }

    @Override
    public Field at(Points points) {
      return operator.field(points, source.points(), source.weights());
    }

    @Override
    public Block values(Points points) {
      return operator.values(points, source.points(), source.weights());
    }

    @Override
    public double selfEnergy() {
      return selfEnergies.apply(operator.kernel());
    }

    /** One term a sample, {@code d + 6} roundings a term. */
    @Override
    public double error() {
      return (source.count() + source.dimension() + 6) * 0x1p-53;
    }

    @Override
    public Embedding by(KernelSums sums) {
      return new Sums(new KernelOperator(operator.kernel(), sums), source, selfEnergies);
    }

    @Override
    public Option<Embedding> in(Kernel other) {
      return Option.of(
          new Sums(new KernelOperator(other, operator.engine()), source, selfEnergies));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Sums that
          && operator.equals(that.operator)
          && source.equals(that.source);
    }

    @Override
    public int hashCode() {
      return Objects.hash(operator, source);
    }

    @Override
    public String toString() {
      return "Sums[kernel=%s, source=%s, engine=%s]"
          .formatted(operator.kernel(), source, operator.engine());
    }
  }
}
