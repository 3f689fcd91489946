package org.onsager.contract;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onsager.law.Laws;
import org.onsager.law.Trial;
import org.onsager.law.Verdict;

/** Turns a verdict into the outcome of a test. */
final class Hold {

  private static final Map<String, String> DIAGNOSES = new ConcurrentHashMap<>();

  private Hold() {}

  /**
   * Fails where the law is violated, with the law's formula, the trial, and one line of Java that
   * repeats it.
   */
  static void that(Contract<?> contract, Verdict verdict, Trial trial, String arguments) {
    Tried.note(contract.getClass(), trial.count());
    if (!(verdict instanceof Verdict.Violated violated)) {
      return;
    }
    String self = created(contract.getClass());
    String repeat =
        "%s(%s, %s.domain().%s)"
            .formatted(verdict.law(), arguments.replace("this", self), self, trial.source());
    throw new AssertionError(
        "%s%n  subject:   %s%n  trial:     %s%n  repeat:    %s"
            .formatted(
                violated.diagnosed(diagnosis(contract, violated)).message(),
                contract.subject(),
                trial.description(),
                repeat));
  }

  static void that(Contract<?> contract, Verdict verdict, Trial trial) {
    that(contract, verdict, trial, "this.subject()");
  }

  /** Once a law and contract: shrinking meets the same violation many times. */
  private static String diagnosis(Contract<?> contract, Verdict.Violated violated) {
    Object subject =
        contract instanceof SchemeContract scheme ? scheme.experiment() : contract.subject();
    return DIAGNOSES.computeIfAbsent(
        contract.getClass().getName() + " " + violated.law(),
        key -> Laws.diagnosed(violated, subject, contract.domain()).diagnosis());
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
