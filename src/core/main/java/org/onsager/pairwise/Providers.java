package org.onsager.pairwise;

import static java.util.stream.Collectors.joining;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.onsager.pairwise.internal.Loops;
import org.onsager.pairwise.internal.ScalarLoops;
import org.onsager.pairwise.internal.ScalarSingleLoops;
import org.onsager.solve.internal.Incubator;

/**
 * Finds engines of kernel sums by name, and chooses the best one, once: vectors if the JVM runs
 * with {@code --add-modules jdk.incubator.vector}, plain Java otherwise, or what the system
 * property {@code onsager.sums} says.
 *
 * <p>No class here refers to the incubator module, see {@link Incubator}.
 */
final class Providers {

  static final PanelSums SCALAR = new PanelSums(new ScalarLoops());

  /** The plain provider in single precision. */
  static final KernelSums SINGLE_SCALAR = new SingleSums(new ScalarSingleLoops(), SCALAR);

  private Providers() {}

  /** The engine that is used without another, the same at every call. */
  static KernelSums best() {
    return Best.SUMS;
  }

  /** The loops that make matrices, whatever engine sums. */
  static PanelSums matrices() {
    return Best.MATRICES;
  }

  /** The engine of a name. */
  static KernelSums named(String name) {
    return switch (name) {
      case "scalar" -> SCALAR;
      case "vector" ->
          vector()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "kernel sums \"vector\": the JVM runs without " + Incubator.FLAG));
      case SingleSums.NAME -> single();
      default -> foreign(name);
    };
  }

  private static KernelSums foreign(String name) {
    List<KernelSums> found =
        ServiceLoader.load(KernelSums.class).stream().map(ServiceLoader.Provider::get).toList();
    return found.stream()
        .filter(sums -> sums.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "kernel sums \"%s\": must be one of scalar, vector, %s%s"
                    .formatted(
                        name,
                        SingleSums.NAME,
                        found.stream().map(sums -> ", " + sums.name()).collect(joining()))));
  }

  /** The same provider in single precision. */
  static KernelSums single() {
    return Best.SINGLE;
  }

  /** Chosen at the first use. */
  private static final class Best {
    static final Optional<PanelSums> VECTOR = vectorLoops("VectorLoops").map(PanelSums::new);
    static final KernelSums SUMS = choose(System.getProperty(Incubator.PROPERTY, ""));
    static final PanelSums MATRICES =
        SUMS instanceof PanelSums panels ? panels : VECTOR.orElse(SCALAR);
    static final KernelSums SINGLE = single(MATRICES);
  }

  /** The single precision of a provider. */
  static KernelSums single(PanelSums doubles) {
    return doubles == SCALAR
        ? SINGLE_SCALAR
        : new SingleSums(vectorLoops("VectorSingleLoops").orElseThrow(), doubles);
  }

  /** The engine for a value of the property; empty: the best one. */
  static KernelSums choose(String wanted) {
    return wanted.isEmpty() ? vector().orElseGet(Providers::fallback) : named(wanted);
  }

  private static PanelSums fallback() {
    System.getLogger("org.onsager.pairwise")
        .log(
            System.Logger.Level.INFO,
            "Kernel sums run without vector instructions of their own: add {0} to the options of"
                + " the JVM for speed (results are the same)",
            Incubator.FLAG);
    return SCALAR;
  }

  /** The vector provider, if the JVM offers the incubator module; the same at every call. */
  static Optional<PanelSums> vector() {
    return Best.VECTOR;
  }

  private static Optional<Loops> vectorLoops(String name) {
    return Incubator.instance(
        Loops.class, MethodHandles.lookup(), "org.onsager.pairwise.internal." + name);
  }
}
