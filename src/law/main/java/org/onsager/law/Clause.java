package org.onsager.law;

import io.vavr.Tuple;
import io.vavr.collection.Vector;

/**
 * A law that one object shall satisfy on its domain. A contract is made of clauses.
 *
 * @param law the law
 * @param subject the object
 * @param domain where it is defined
 * @param <S> the kind of object
 */
public record Clause<S>(Law<? super S> law, S subject, Domain domain) {

  /**
   * One clause a law.
   *
   * @param laws the laws of a kind
   * @param subject the object
   * @param domain where it is defined
   * @param <S> the kind of object
   * @return the clauses, in the order of the laws
   */
  public static <S> Vector<Clause<?>> all(
      Vector<? extends Law<? super S>> laws, S subject, Domain domain) {
    return laws.map(law -> new Clause<S>(law, subject, domain));
  }

  /**
   * Tries the law once. An object that throws on its domain violates the law that asked.
   *
   * @param trial the particles
   * @return whether the law holds
   */
  public Verdict on(Trial trial) {
    try {
      return law.check(subject, trial);
    } catch (RuntimeException | AssertionError thrown) {
      return new Claim(law.name(), "the object is defined on its domain", trial)
          .that("thrown: " + thrown, false);
    }
  }

  /**
   * Tries the law once, on a trial of the domain as a failed test prints it.
   *
   * @param count number of particles
   * @param dimension dimension of the space
   * @param seed where randomness starts
   * @param spread how far the points lie apart, in units of the domain's scale
   * @param shape how they lie and what they weigh
   * @return whether the law holds
   */
  public Verdict trial(int count, int dimension, long seed, double spread, Shape shape) {
    return on(domain.trial(count, dimension, seed, spread, shape));
  }

  /**
   * Tries the law on the fixed trials of the domain.
   *
   * @return the first violation, diagnosed, or how far the law was tried
   */
  public Verdict verdict() {
    Vector<Trial> trials = domain.trials();
    Verdict verdict = on(trials.head());
    for (Trial trial : trials.tail()) {
      verdict = verdict.and(() -> on(trial));
    }
    return verdict instanceof Verdict.Violated violated
        ? diagnosed(violated)
        : reported(verdict, trials);
  }

  /**
   * A violation, with what it has in common with all violations on the fixed trials.
   *
   * @param violated a violation of this clause
   * @return the violation, with a diagnosis if there is one
   */
  public Verdict.Violated diagnosed(Verdict.Violated violated) {
    Diagnosis diagnosis =
        Diagnosis.of(Diagnosis.trials(domain).map(trial -> Tuple.of(trial, on(trial))));
    return violated.diagnosed(diagnosis.sentence(violated.law()));
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
}
