package org.onsager.contract;

import io.vavr.control.Option;
import java.lang.reflect.Modifier;
import org.onsager.law.Clause;
import org.onsager.law.Trial;
import org.onsager.law.Verdict;

/** Tries the clauses of a contract on arbitrary trials, and shows a violation on the least one. */
final class Inquiry {

  private final Contract<?> contract;

  private long tried;

  private int largest;

  Inquiry(Contract<?> contract) {
    this.contract = contract;
  }

  /**
   * Fails where the law is violated, with the law's formula, the trial, and one line of Java that
   * repeats it.
   */
  void into(Clause<?> clause) {
    int tries = clause.law().isCostly() ? Math.ceilDiv(2 * contract.tries(), 5) : contract.tries();
    String name = contract.getClass().getName() + " " + clause.law().name();
    for (Trial trial : Trials.of(clause.domain(), contract.seed(), name).take(tries)) {
      tried++;
      largest = Math.max(largest, trial.count());
      if (!clause.on(trial).holds()) {
        throw violation(clause, Shrinking.least(trial, t -> !clause.on(t).holds()));
      }
    }
  }

  /** How often laws were tried so far. */
  String extent() {
    return "%s: laws tried %d times, on up to %d particles"
        .formatted(contract.getClass().getSimpleName(), tried, largest);
  }

  private <S> AssertionError violation(Clause<S> clause, Trial least) {
    Verdict.Violated violated = (Verdict.Violated) clause.on(least);
    AssertionError error =
        new AssertionError(
            "%s%n  subject:   %s%n  trial:     %s%n  repeat:    %s.law(\"%s\").%s"
                .formatted(
                    clause.diagnosed(violated).message(),
                    contract.subject(),
                    least.description(),
                    created(contract.getClass()),
                    clause.law().name(),
                    least.source()));
    thrown(clause, least).forEach(error::initCause);
    return error;
  }

  /** What the object throws, if that is the violation. */
  private static <S> Option<Throwable> thrown(Clause<S> clause, Trial trial) {
    try {
      clause.law().check(clause.subject(), trial);
      return Option.none();
    } catch (RuntimeException | AssertionError thrown) {
      return Option.some(thrown);
    }
  }

  /** The expression that makes a test class, nested or not. */
  private static String created(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    if (outer == null) {
      return "new " + type.getSimpleName() + "()";
    }
    return Modifier.isStatic(type.getModifiers())
        ? "new " + outer.getSimpleName() + "." + type.getSimpleName() + "()"
        : created(outer) + ".new " + type.getSimpleName() + "()";
  }
}
