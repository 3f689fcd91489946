package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * An object that breaks some laws and no others, on few particles. What begins with many is in
 * {@link SizeSaboteursTest}.
 *
 * @param what what is wrong with it
 * @param subject the object
 * @param domain where it pretends to be defined
 * @param breaks the names of the laws it breaks
 */
record Saboteur<S>(String what, S subject, Domain domain, Set<String> breaks) {

  static <S> Saboteur<S> of(String what, S subject, Domain domain, String... breaks) {
    return new Saboteur<>(what, subject, domain, HashSet.of(breaks));
  }

  /** Each breaks what it says and nothing else; together they break every law. */
  static <S> Stream<DynamicTest> tests(
      Vector<? extends Law<? super S>> laws, List<Saboteur<S>> saboteurs) {
    Stream<DynamicTest> each =
        saboteurs.stream()
            .map(saboteur -> dynamicTest(saboteur.what, () -> saboteur.isCaught(laws)));
    DynamicTest all =
        dynamicTest(
            "every law has rejected a saboteur",
            () ->
                assertEquals(
                    TreeSet.ofAll(laws.map(Law::shortName)),
                    TreeSet.ofAll(Vector.ofAll(saboteurs).flatMap(Saboteur::breaks))));
    return Stream.concat(each, Stream.of(all));
  }

  void isCaught(Vector<? extends Law<? super S>> laws) {
    Map<String, Verdict> violated =
        Clause.all(laws, subject, domain.upTo(domain.usualCount()))
            .toMap(clause -> clause.law().shortName(), Clause::verdict)
            .filterValues(verdict -> !verdict.holds());
    assertEquals(
        TreeSet.ofAll(breaks),
        TreeSet.ofAll(violated.keySet()),
        () -> violated.values().map(Verdict::message).mkString("\n", "\n", "\n"));
  }
}
