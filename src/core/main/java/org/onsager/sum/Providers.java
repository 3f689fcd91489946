package org.onsager.sum;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Chooses the provider of kernel sums, once: vectors if the JVM runs with {@code --add-modules
 * jdk.incubator.vector}, plain Java otherwise, or what the system property {@code onsager.sums}
 * says.
 *
 * <p>No class here refers to the incubator module; the {@code Vector*} classes are looked up by
 * name when it is there.
 */
final class Providers {

  /** The system property that forces a provider: {@code vector} or {@code scalar}. */
  static final String PROPERTY = "onsager.sums";

  static final KernelSums SCALAR = new PanelSums(new ScalarLoops());

  /** The plain provider in single precision. */
  static final KernelSums SINGLE_SCALAR = new SingleSums(new ScalarSingleLoops(), SCALAR);

  private static final String MODULE = "jdk.incubator.vector";
  private static final String FLAG = "--add-modules " + MODULE;

  private Providers() {}

  /** The provider that is used, the same at every call. */
  static KernelSums best() {
    return Best.SUMS;
  }

  /** The same provider in single precision. */
  static KernelSums single() {
    return Best.SINGLE;
  }

  /** Chosen at the first use. */
  private static final class Best {
    static final KernelSums SUMS = choose(System.getProperty(PROPERTY, ""));
    static final KernelSums SINGLE = single(SUMS);
  }

  /** The single precision of a provider. */
  static KernelSums single(KernelSums doubles) {
    return doubles == SCALAR
        ? SINGLE_SCALAR
        : new SingleSums(vectorLoops("VectorSingleLoops").orElseThrow(), doubles);
  }

  /** The provider for a value of the property; empty: the best one. */
  static KernelSums choose(String wanted) {
    return switch (wanted) {
      case "scalar" -> SCALAR;
      case "vector" ->
          vector()
              .orElseThrow(() ->
                  new IllegalStateException(
                      PROPERTY + " = vector, but the JVM runs without " + FLAG));
      case "" -> vector().orElseGet(Providers::fallback);
      default ->
          throw new IllegalArgumentException(
              PROPERTY + " = \"" + wanted + "\": must be vector or scalar");
    };
  }

  private static KernelSums fallback() {
    System.getLogger("org.onsager.sum")
        .log(
            System.Logger.Level.INFO,
            "Kernel sums run without vector instructions of their own: add {0} to the options of"
                + " the JVM for speed (results are the same)",
            FLAG);
    return SCALAR;
  }

  /** The vector provider, if the JVM offers the incubator module. */
  static Optional<KernelSums> vector() {
    return vectorLoops("VectorLoops").map(PanelSums::new);
  }

  private static Optional<Loops> vectorLoops(String name) {
    Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
    if (module.isEmpty()) {
      return Optional.empty();
    }
    Providers.class.getModule().addReads(module.get());
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> type = lookup.findClass("org.onsager.sum." + name);
      Object loops = lookup.findConstructor(type, MethodType.methodType(void.class)).invoke();
      return Optional.of((Loops) loops);
    } catch (Throwable e) { // a JVM with another version of the incubator module
      System.getLogger("org.onsager.sum")
          .log(System.Logger.Level.WARNING, "Vector kernel sums do not run on this JVM", e);
      return Optional.empty();
    }
  }
}
