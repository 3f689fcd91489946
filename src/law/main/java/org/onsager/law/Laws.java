package org.onsager.law;

import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import org.onsager.distribution.Target;
import org.onsager.energy.Energy;
import org.onsager.energy.Objective;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Sum;
import org.onsager.geometry.Transport;
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
   * The laws of an objective that depends on chance. Not an {@code of}: a lambda may be an
   * objective or a step.
   *
   * @param objective the objective
   * @param domain where its draws are defined
   * @return one verdict a law
   */
  public static Vector<Verdict> ofObjective(Objective objective, Domain domain) {
    return tried(ObjectiveLaws.all(), objective, domain);
  }

  /**
   * A violation that was found elsewhere, with what it has in common with all violations on the
   * fixed trials of a domain.
   *
   * @param violated a violation
   * @param subject the object: a kernel, target, energy, geometry, experiment or step
   * @param domain where it is defined
   * @return the violation, with a diagnosis if there is one
   */
  public static Verdict.Violated diagnosed(
      Verdict.Violated violated, Object subject, Domain domain) {
    return switch (subject) {
      case Radial kernel -> diagnosed(violated, KernelLaws.all(), kernel, domain);
      case Energy energy -> diagnosed(violated, EnergyLaws.all(), energy, domain);
      case Target target -> diagnosed(violated, TargetLaws.all(), target, domain);
      case Transport transport ->
          diagnosed(
              violated,
              GeometryLaws.all()
                  .<Law<Transport>>mapValues(law -> law::check)
                  .merge(TransportLaws.all()),
              transport,
              domain);
      case Reaction reaction ->
          diagnosed(
              violated,
              GeometryLaws.all()
                  .<Law<Reaction>>mapValues(law -> law::check)
                  .merge(ReactionLaws.all()),
              reaction,
              domain);
      case Geometry geometry -> diagnosed(violated, GeometryLaws.all(), geometry, domain);
      case Experiment experiment -> diagnosed(violated, SchemeLaws.all(), experiment, domain);
      case Step step -> diagnosed(violated, FlowLaws.all(), step, domain);
      case Movement movement -> diagnosed(violated, MovementLaws.all(), movement, domain);
      case KernelSums sums -> diagnosed(violated, KernelSumsLaws.all(), sums, domain);
      case Objective objective -> diagnosed(violated, ObjectiveLaws.all(), objective, domain);
      default -> violated;
    };
  }

  private static <S> Verdict.Violated diagnosed(
      Verdict.Violated violated, Map<String, Law<S>> laws, S subject, Domain domain) {
    String name = violated.law().substring(violated.law().lastIndexOf('.') + 1);
    return laws.get(name)
        .map(law -> diagnosed(violated, name, law, subject, domain))
        .getOrElse(violated);
  }

  private static <S> Verdict.Violated diagnosed(
      Verdict.Violated violated, String name, Law<S> law, S subject, Domain domain) {
    Diagnosis diagnosis =
        Diagnosis.of(
            Diagnosis.trials(domain)
                .map(trial -> Tuple.of(trial, checked(name, law, subject, trial))));
    return violated.diagnosed(diagnosis.sentence(violated.law()));
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
   * @param laws laws by name
   * @param subject the object
   * @param domain where it is defined
   * @param <S> the kind of object
   * @return one verdict a law: the first violation, or that of the last trial
   */
  public static <S> Vector<Verdict> tried(Map<String, Law<S>> laws, S subject, Domain domain) {
    return laws.toVector().map(law -> tried(law._1, law._2, subject, domain));
  }

  private static <S> Verdict tried(String name, Law<S> law, S subject, Domain domain) {
    Vector<Trial> trials = domain.trials();
    Verdict verdict = checked(name, law, subject, trials.head());
    for (Trial trial : trials.tail()) {
      verdict = verdict.and(() -> checked(name, law, subject, trial));
    }
    return verdict instanceof Verdict.Violated violated
        ? diagnosed(violated, name, law, subject, domain)
        : reported(verdict, trials);
  }

  /** How far a law that holds was tried. */
  private static Verdict reported(Verdict verdict, Vector<Trial> trials) {
    String tried =
        "%d trials of up to %d particles"
            .formatted(trials.size(), trials.map(Trial::count).max().get());
    return verdict instanceof Verdict.Holds holds
        ? new Verdict.Holds(
            holds.law(),
            holds.formula(),
            holds.note().isEmpty() ? tried : tried + "; the last one: " + holds.note())
        : verdict;
  }

  /** An object that throws on its domain violates the law that asked. */
  private static <S> Verdict checked(String name, Law<S> law, S subject, Trial trial) {
    try {
      return law.check(subject, trial);
    } catch (RuntimeException thrown) {
      return new Claim(name, "the object is defined on its domain", trial)
          .that("thrown: " + thrown, false);
    }
  }
}
