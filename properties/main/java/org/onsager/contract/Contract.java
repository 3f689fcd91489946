package org.onsager.contract;

import io.vavr.collection.Vector;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.law.Clause;
import org.onsager.law.Domain;
import org.onsager.law.Trial;

/**
 * What a test class says about the object that it holds to the laws: one test a law. When all are
 * tried, one line of the report says how often, and on how many particles at most.
 *
 * @param <S> the kind of object
 */
public interface Contract<S> {

  /** How often a law is tried: enough for every shape to come up, cheap enough for O(n^2) laws. */
  int TRIES = 50;

  /**
   * The object.
   *
   * @return the same or an equal object at every call
   */
  S subject();

  /**
   * The particles on which the object is defined.
   *
   * @return all particles of dimension 1 to 3, unless overridden
   */
  default Domain domain() {
    return Domain.everywhere();
  }

  /**
   * Trials of the domain, as five numbers that shrink quickly: to few particles, one dimension,
   * equal weights. A clause with a domain of its own is tried on {@link Trials#of} that domain.
   *
   * @return the trials
   */
  default Arbitrary<Trial> trials() {
    return Trials.of(domain());
  }

  /**
   * All laws of this kind, for the object and what else is claimed of it. Override it to append
   * laws of your own.
   *
   * @return one clause a law
   */
  Vector<Clause<?>> clauses();

  /**
   * How often a law is tried; two times in five for one that takes long to check.
   *
   * @return {@value #TRIES}, or {@code -Donsager.tries=n}, unless overridden
   */
  default int tries() {
    return Integer.getInteger("onsager.tries", TRIES);
  }

  /**
   * Where the randomness of the trials starts.
   *
   * @return 0, so that every build tries the same, or {@code -Donsager.seed=n}, unless overridden
   */
  default long seed() {
    return Long.getLong("onsager.seed", 0);
  }

  /**
   * One of the laws, to repeat a trial as a failed test prints it.
   *
   * @param name the name of the law
   * @return the clause with that law
   * @throws IllegalArgumentException if no law of this contract has that name
   */
  default Clause<?> law(String name) {
    return clauses()
        .find(clause -> clause.law().name().equals(name))
        .getOrElseThrow(() ->
            new IllegalArgumentException(
                "no law " + name + ", but " + clauses().map(c -> c.law().name()).mkString(", ")));
  }

  /**
   * One test a law. Then a line on the standard output says how often laws were tried: a test
   * runner shows that where it hides the entries of JUnit's reporter.
   *
   * @return the tests
   */
  @TestFactory
  default Stream<DynamicTest> laws() {
    Inquiry inquiry = new Inquiry(this);
    return clauses()
        .toJavaStream()
        .map(
            clause -> DynamicTest.dynamicTest(clause.law().shortName(), () -> inquiry.into(clause)))
        .onClose(() -> System.out.println(inquiry.extent()));
  }
}
