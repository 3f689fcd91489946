package org.onsager.solve.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Loops on vectors, if the JVM runs with {@code --add-modules jdk.incubator.vector}.
 *
 * <p>No class but those named {@code Vector*} refers to the incubator module; they are looked up by
 * name when it is there.
 */
public final class Incubator {

  /** The system property that names the engine of sums; {@code scalar}: no vectors anywhere. */
  public static final String PROPERTY = "onsager.sums";

  private static final String MODULE = "jdk.incubator.vector";

  /** The option of the JVM. */
  public static final String FLAG = "--add-modules " + MODULE;

  private Incubator() {}

  /** Loops on vectors, unless the JVM has none or {@link #PROPERTY} is {@code scalar}. */
  public static <T> Optional<T> wanted(Class<T> type, MethodHandles.Lookup lookup, String name) {
    return System.getProperty(PROPERTY, "").equals("scalar")
        ? Optional.empty()
        : instance(type, lookup, name);
  }

  /**
   * An instance of a class that refers to the module, if the JVM offers it.
   *
   * @param type what it is seen as
   * @param lookup that of a class which may call its constructor without arguments
   * @param name the full name of the class
   * @return the instance, a fresh one
   */
  public static <T> Optional<T> instance(Class<T> type, MethodHandles.Lookup lookup, String name) {
    Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
    if (module.isEmpty()) {
      return Optional.empty();
    }
    Incubator.class.getModule().addReads(module.get());
    try {
      Class<?> loops = lookup.findClass(name);
      MethodType none = MethodType.methodType(void.class);
      return Optional.of(type.cast(lookup.findConstructor(loops, none).invoke()));
    } catch (Throwable e) { // a JVM with another version of the incubator module
      System.getLogger("org.onsager")
          .log(System.Logger.Level.WARNING, "Vector loops do not run on this JVM", e);
      return Optional.empty();
    }
  }
}
