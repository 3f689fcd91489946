package org.onsager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onsager.measure.Particles;

/**
 * The texts of values are read in notebooks, messages and reports: none shows the name of a lambda
 * or the address of an object. Every value of the library is tried that public constructors,
 * factories and methods make from a few numbers, points and functions, and from each other.
 */
class TextTest {

  private static final String HOUSE = "org.onsager.";

  /** Values by their class: one of a class is enough to make others from. */
  private final Map<Class<?>, List<Object>> made = new java.util.LinkedHashMap<>();

  private final Set<String> done = new LinkedHashSet<>();

  @Test
  void everyTextCanBeRead() throws IOException, URISyntaxException {
    List<Class<?>> types = types();
    assertTrue(types.size() > 200, () -> "only " + types.size());
    for (int round = 0; round < 4; round++) {
      types.forEach(this::makeAll);
    }
    Set<String> bad = new TreeSet<>();
    for (var entry : made.entrySet()) {
      for (Object value : entry.getValue()) {
        String text = String.valueOf(value);
        if (text.contains("Lambda") || text.contains("@")) {
          bad.add(entry.getKey().getName().replaceAll("Lambda.*", "Lambda") + ": " + text);
        }
      }
    }
    bad.forEach(System.out::println);
    assertEquals(new TreeSet<>(), bad);
  }

  private static List<Class<?>> types() throws IOException, URISyntaxException {
    Path root =
        Path.of(Particles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.contains("internal"))
          .map(file -> file.replace(".class", "").replace('/', '.'))
          .filter(name -> name.startsWith(HOUSE) && !name.endsWith("package-info"))
          .sorted()
          .<Class<?>>map(TextTest::load)
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private void makeAll(Class<?> type) {
    for (Constructor<?> constructor : type.getConstructors()) {
      attempt(constructor, null);
    }
    for (Method method : type.getMethods()) {
      boolean ours = method.getDeclaringClass().getName().startsWith(HOUSE);
      if (Modifier.isStatic(method.getModifiers()) && ours) {
        attempt(method, null);
      } else if (ours && returnsOurs(method)) {
        for (Object receiver : List.copyOf(instances(type))) {
          attempt(method, receiver);
        }
      }
    }
  }

  private static boolean returnsOurs(Method method) {
    return method.getReturnType().getName().startsWith(HOUSE);
  }

  private void attempt(Executable maker, Object receiver) {
    String id = maker + (receiver == null ? "" : " of " + receiver.getClass());
    if (done.contains(id) || maker.getName().equals("live")) {
      return;
    }
    Parameter[] parameters = maker.getParameters();
    Object[] arguments = new Object[parameters.length];
    for (int k = 0; k < arguments.length; k++) {
      arguments[k] = argument(parameters[k].getParameterizedType());
      if (arguments[k] == null) {
        return;
      }
    }
    done.add(id);
    try {
      Object value =
          switch (maker) {
            case Constructor<?> constructor -> constructor.newInstance(arguments);
            case Method method -> {
              method.setAccessible(true);
              yield method.invoke(receiver, arguments);
            }
          };
      keep(value);
    } catch (InvocationTargetException | IllegalAccessException | InstantiationException e) {
      // Not from these arguments.
    }
  }

  private void keep(Object value) {
    switch (value) {
      case null -> {}
      case Either<?, ?> either -> {
        either.forEach(this::keep);
        either.swap().forEach(this::keep);
      }
      case Iterable<?> several when !value.getClass().getName().startsWith(HOUSE) ->
          several.forEach(this::keep);
      default -> {
        if (value.getClass().getName().startsWith(HOUSE)) {
          List<Object> alike = made.computeIfAbsent(value.getClass(), type -> new ArrayList<>());
          if (alike.size() < 3) {
            alike.add(value);
          }
        }
      }
    }
  }

  private List<Object> instances(Class<?> type) {
    return made.entrySet().stream()
        .filter(entry -> type.isAssignableFrom(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .limit(12)
        .toList();
  }

  /** Functions of the JDK, which print as lambdas. */
  private static final List<Object> FUNCTIONS =
      List.of(
          (ToDoubleFunction<double[]>) x -> x[0],
          (DoubleUnaryOperator) s -> Math.exp(-s),
          (UnaryOperator<double[]>) x -> x,
          (Function<Object, Object>) x -> x,
          (DoubleFunction<Object>) x -> x,
          (IntFunction<Object>) x -> x,
          (BiFunction<Object, Object, Object>) (x, y) -> x,
          (BiConsumer<Object, Object>) (x, y) -> {},
          (Consumer<Object>) x -> {},
          (Predicate<Object>) x -> true,
          (Supplier<Object>) () -> "");

  private Object argument(Type type) {
    return switch (type) {
      case Class<?> c when c == double.class -> 0.5;
      case Class<?> c when c == int.class -> 2;
      case Class<?> c when c == long.class -> 2L;
      case Class<?> c when c == boolean.class -> true;
      case Class<?> c when c == String.class -> "name";
      case Class<?> c when c == double[].class -> new double[] {0.5, 0.25};
      case Class<?> c when c == double[][].class -> new double[][] {{2, 0.5}, {0.5, 1}};
      case Class<?> c when c.isEnum() -> c.getEnumConstants()[0];
      case Class<?> c when c.isArray() -> array(c);
      case Class<?> c -> ofClass(c);
      case ParameterizedType p -> ofGeneric(p);
      default -> null;
    };
  }

  private Object array(Class<?> type) {
    Object one = argument(type.getComponentType());
    if (one == null || type.getComponentType().isPrimitive()) {
      return null;
    }
    Object array = java.lang.reflect.Array.newInstance(type.getComponentType(), 1);
    java.lang.reflect.Array.set(array, 0, one);
    return array;
  }

  private Object ofGeneric(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    if (raw == Option.class) {
      Object inner = argument(type.getActualTypeArguments()[0]);
      return inner == null ? Option.none() : Option.some(inner);
    }
    if (raw == Vector.class) {
      Object inner = argument(type.getActualTypeArguments()[0]);
      return inner == null ? null : Vector.of(inner);
    }
    if (raw == io.vavr.collection.Map.class || raw == HashMap.class) {
      return LinkedHashMap.empty();
    }
    if (raw == io.vavr.collection.SortedMap.class) {
      return TreeMap.empty();
    }
    return ofClass(raw);
  }

  /** A function if there is one; a lambda for what users write as one; else what was made. */
  private Object ofClass(Class<?> type) {
    return Stream.concat(
            FUNCTIONS.stream().filter(type::isInstance),
            Stream.concat(lambda(type).stream(), instances(type).stream()))
        .findFirst()
        .orElse(null);
  }

  private static java.util.Optional<Object> lambda(Class<?> type) {
    List<Method> open =
        Arrays.stream(type.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .toList();
    if (!type.isInterface() || type.isSealed() || open.size() != 1) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(
        java.lang.invoke.MethodHandleProxies.asInterfaceInstance(
            type,
            java.lang.invoke.MethodHandles.empty(
                java.lang.invoke.MethodType.methodType(
                    open.getFirst().getReturnType(), open.getFirst().getParameterTypes()))));
  }
}
