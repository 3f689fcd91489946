package org.onsager.pairwise.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * The {@code Vector*} classes of this package, looked up by name where the JVM runs with {@code
 * --add-modules jdk.incubator.vector}: no other class refers to the incubator module.
 */
public final class Incubator {

  /** The system property that names the best engine. */
  public static final String PROPERTY = "onsager.sums";

  /** The module that the JVM must be asked for. */
  public static final String MODULE = "jdk.incubator.vector";

  private Incubator() {}

  /** Tiles of the provider that the property asks for: vectors, if there are any. */
  static final Tiles TILES =
      System.getProperty(PROPERTY, "").equals("scalar")
          ? new ScalarTiles()
          : vector(Tiles.class, "VectorTiles").orElseGet(ScalarTiles::new);

  /**
   * An object of one of the classes on vectors.
   *
   * @param <T> what it is used as
   * @param type what it is used as
   * @param name the simple name of the class, which has a constructor without arguments
   * @return a new object, if the JVM offers the incubator module
   */
  public static <T> Optional<T> vector(Class<T> type, String name) {
    Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
    if (module.isEmpty()) {
      return Optional.empty();
    }
    Incubator.class.getModule().addReads(module.get());
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> found = lookup.findClass(Incubator.class.getPackageName() + "." + name);
      Object made = lookup.findConstructor(found, MethodType.methodType(void.class)).invoke();
      return Optional.of(type.cast(made));
    } catch (Throwable e) { // a JVM with another version of the incubator module
      System.getLogger("org.onsager.pairwise")
          .log(System.Logger.Level.WARNING, "Vector kernel sums do not run on this JVM", e);
      return Optional.empty();
    }
  }
}
