package org.onsager.measure;

import io.vavr.Tuple2;
import io.vavr.collection.Traversable;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts of values that hold functions. The JDK names a lambda by a number and an object without a
 * text by its address, both other ones at every run; here they are called by what they are, {@code
 * a Scheme} and {@code MyScheme}.
 */
public final class Text {

  private Text() {}

  /**
   * The text of a record as the language makes it, {@code Name[a=1, b=2]}, but for the components
   * that have none.
   *
   * @param value the record
   * @return its text, for {@code toString}
   */
  public static String of(Record value) {
    return Arrays.stream(value.getClass().getRecordComponents())
        .map(component -> component.getName() + "=" + ofAny(read(value, component)))
        .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "[", "]"));
  }

  private static @Nullable Object read(Record value, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      // A record of another package may be hidden in it.
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static String ofAny(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Option<?> option -> option.map(inner -> "Some(" + ofAny(inner) + ")").getOrElse("None");
      case Tuple2<?, ?> pair -> "(" + ofAny(pair._1) + ", " + ofAny(pair._2) + ")";
      case Traversable<?> several -> several.map(Text::ofAny).mkString("[", ", ", "]");
      default -> hasText(value.getClass()) ? value.toString() : name(value.getClass());
    };
  }

  private static boolean hasText(Class<?> type) {
    try {
      return type.getMethod("toString").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is no class", e);
    }
  }

  /** Lambdas, references to methods and anonymous classes are called by their interface. */
  private static String name(Class<?> type) {
    boolean unnamed = type.isHidden() || type.isAnonymousClass();
    return unnamed && type.getInterfaces().length > 0
        ? "a " + type.getInterfaces()[0].getSimpleName()
        : type.getSimpleName();
  }
}
