package org.onsager.law;

import io.vavr.collection.Vector;
import org.onsager.chart.Chart;
import org.onsager.distribution.Target;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.feature.Features;
import org.onsager.feature.Loss;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Sum;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.Radial;
import org.onsager.pairwise.KernelSums;
import org.onsager.step.Step;

/**
 * All laws of an object, tried over its domain, for a {@code main} or a notebook:
 *
 * <pre>{@code
 * Laws.of(myEnergy, Domain.probabilities().inDimension(2))
 *     .forEach(verdict -> System.out.println(verdict.message()));
 * }</pre>
 *
 * <p>A property-based test looks harder; this is the same laws on a fixed set of trials.
 */
public final class Laws {

  private Laws() {}

  /**
   * The laws of a kernel or another radial function.
   *
   * @param kernel the function
   * @param domain where it is defined
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Radial kernel, Domain domain) {
    return tried(KernelLaws.all(), kernel, domain);
  }

  /**
   * The laws of a chart.
   *
   * @param chart the chart
   * @param domain coordinates z at which it is defined, of its dimension
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Chart chart, Domain domain) {
    return tried(ChartLaws.all(), chart, domain);
  }

  /**
   * The laws of a kernel that need not be radial. Not an {@code of}: a radial kernel is both.
   *
   * @param kernel the kernel
   * @param domain where it is defined
   * @return one verdict a law
   */
  public static Vector<Verdict> ofKernel(Kernel kernel, Domain domain) {
    return tried(GeneralKernelLaws.all(), kernel, domain);
  }

  /**
   * The laws of an engine for kernel sums.
   *
   * @param sums the engine
   * @param domain points at which it is tried; functions have the length of its scale
   * @return one verdict a law
   */
  public static Vector<Verdict> of(KernelSums sums, Domain domain) {
    return tried(KernelSumsLaws.all(), sums, domain);
  }

  /**
   * The laws of a feature map.
   *
   * @param features the features
   * @param domain points at which they are read, of their dimension
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Features features, Domain domain) {
    return tried(FeaturesLaws.all(), features, domain);
  }

  /**
   * The laws of a loss.
   *
   * @param loss the loss, of M means
   * @param domain the means at which it is tried, points of dimension M
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Loss loss, Domain domain) {
    return tried(LossLaws.all(), loss, domain);
  }

  /**
   * The laws of an energy.
   *
   * @param energy the energy
   * @param domain where it is defined
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Energy energy, Domain domain) {
    return tried(EnergyLaws.all(), energy, domain);
  }

  /**
   * The laws of a search and its certificates.
   *
   * @param certification the search, its energy and its box
   * @param domain measures at which it is tried
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Certification certification, Domain domain) {
    return tried(CertificateLaws.all(), certification, domain);
  }

  /**
   * The laws of a target.
   *
   * @param target the target
   * @param domain points at which it is read, of its dimension
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Target target, Domain domain) {
    return tried(TargetLaws.all(), target, domain);
  }

  /**
   * The laws of a geometry: those of all geometries, and those of transports or reactions if it is
   * one.
   *
   * @param geometry the geometry
   * @param domain where it is defined
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Geometry geometry, Domain domain) {
    Vector<Verdict> common = tried(GeometryLaws.all(), geometry, domain);
    return switch (geometry) {
      case Transport transport -> common.appendAll(tried(TransportLaws.all(), transport, domain));
      case Reaction reaction -> common.appendAll(tried(ReactionLaws.all(), reaction, domain));
      case Sum sum -> common;
    };
  }

  /**
   * The laws of a scheme, with what it claims.
   *
   * @param experiment the scheme, its energy and step size, its claims
   * @param domain where it is defined
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Experiment experiment, Domain domain) {
    return tried(SchemeLaws.all(), experiment, domain);
  }

  /**
   * The laws of a step and of the flow that iterates it.
   *
   * @param step the step
   * @param domain where it is defined
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Step step, Domain domain) {
    return tried(FlowLaws.all(), step, domain);
  }

  /**
   * The laws of a step, of the flow that iterates it, and of the gradient flow that it claims to
   * follow.
   *
   * @param movement the step, of every size, and its claim
   * @param domain where it is defined
   * @return one verdict a law
   */
  public static Vector<Verdict> of(Movement movement, Domain domain) {
    return of(movement.step(), domain).appendAll(tried(MovementLaws.all(), movement, domain));
  }

  /**
   * The laws of a random energy. Not an {@code of}: a lambda may be a random energy or a step.
   *
   * @param energy the random energy
   * @param domain where its draws are defined
   * @return one verdict a law
   */
  public static Vector<Verdict> ofRandomEnergy(RandomEnergy energy, Domain domain) {
    return tried(RandomEnergyLaws.all(), energy, domain);
  }

  /**
   * Those that are violated.
   *
   * @param verdicts verdicts
   * @return a part of them
   */
  public static Vector<Verdict> violated(Vector<Verdict> verdicts) {
    return verdicts.filter(verdict -> !verdict.holds());
  }

  /**
   * Some laws, each over all trials of a domain.
   *
   * @param laws the laws
   * @param subject the object
   * @param domain where it is defined
   * @param <S> the kind of object
   * @return one verdict a law: the first violation, or that of the last trial
   */
  public static <S> Vector<Verdict> tried(
      Vector<? extends Law<? super S>> laws, S subject, Domain domain) {
    return Clause.all(laws, subject, domain).map(Clause::verdict);
  }
}
