package org.onsager.examples;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onsager.command.input.Nearest;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Decimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * A flat object of json: names, each with one number, text or null. Whatever is not as it must be
 * is refused with file, line, column and value.
 *
 * @param file where it stands
 * @param values in the order of the file
 */
record CaseFile(Path file, Map<String, Value> values) {

  /**
   * One value.
   *
   * @param token number, text, null ...
   * @param text as it stands in the file
   * @param line from 1
   * @param column from 1
   */
  record Value(JsonToken token, String text, int line, int column) {}

  /** Reads an object whose names are among the known ones. */
  static CaseFile read(Path file, Vector<String> known) {
    // Some editors begin a text with a mark of its encoding.
    try (JsonParser parser =
        JsonMapper.shared().createParser(Files.readString(file).replaceFirst("^\ufeff", ""))) {
      return new CaseFile(file, object(file, known, parser));
    } catch (CharacterCodingException e) {
      throw new UsageException(file + " is not in UTF-8: must be a text of json");
    } catch (IOException e) {
      throw new UsageException("cannot read " + file + ": " + e.getMessage());
    } catch (JacksonException e) {
      throw new UsageException(
          place(file, e.getLocation()) + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private static Map<String, Value> object(Path file, Vector<String> known, JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new UsageException(file + " has no object: must be {\"algorithm\": ...}");
    }
    Map<String, Value> values = LinkedHashMap.empty();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      String place = place(file, parser.currentTokenLocation());
      if (!known.contains(name)) {
        String near =
            Nearest.to(name, known).map(n -> "; did you mean \"" + n + "\"?").getOrElse("");
        throw new UsageException(
            "%s\"%s\" is unknown: must be one of %s%s"
                .formatted(place, name, known.mkString(", "), near));
      }
      if (values.containsKey(name)) {
        throw new UsageException(
            "%s\"%s\" is there already, in line %d: must be there once"
                .formatted(place, name, values.get(name).get().line()));
      }
      JsonToken token = parser.nextToken();
      TokenStreamLocation at = parser.currentTokenLocation();
      if (!token.isScalarValue()) {
        throw new UsageException(
            place(file, at) + name + " is an array or an object: must be one value");
      }
      values =
          values.put(name, new Value(token, parser.getString(), at.getLineNr(), at.getColumnNr()));
    }
    if (parser.nextToken() != null) {
      throw new UsageException(
          place(file, parser.currentTokenLocation()) + "something follows the object");
    }
    return values;
  }

  private static String place(Path file, @Nullable TokenStreamLocation at) {
    return at == null
        ? file + ": "
        : "%s, line %d, column %d: ".formatted(file, at.getLineNr(), at.getColumnNr());
  }

  /** One of a few words. */
  String choice(String name, String... allowed) {
    String what = "one of " + Vector.of(allowed).mkString(", ");
    Value value = value(name, what);
    if (value.token() != JsonToken.VALUE_STRING || !Vector.of(allowed).contains(value.text())) {
      throw refused(name, value, what);
    }
    return value.text();
  }

  /** A number above zero. */
  double positive(String name) {
    String what = "a positive number";
    Value value = value(name, what);
    return number(value)
        .filter(x -> x > 0 && !x.isInfinite())
        .getOrElseThrow(() -> refused(name, value, what));
  }

  /** A whole number from {@code least} to {@code most}; {@code 500.0} and {@code 1e3} are whole. */
  int whole(String name, int least, int most) {
    String what = "a whole number from " + least + " to " + most;
    Value value = value(name, what);
    return number(value)
        .filter(x -> least <= x && x <= most && x == Math.rint(x))
        .map(Double::intValue)
        .getOrElseThrow(() -> refused(name, value, what));
  }

  /** Whether a name is there, with a value that is not null. */
  boolean has(String name) {
    return values.get(name).exists(value -> value.token() != JsonToken.VALUE_NULL);
  }

  /** What keeps a value from being used. */
  UsageException refused(String name, String what) {
    return values
        .get(name)
        .map(value -> refused(name, value, what))
        .getOrElse(() -> new UsageException(file + " has no " + name + ": must be " + what));
  }

  private Value value(String name, String what) {
    return values.get(name).getOrElseThrow(() -> refused(name, what));
  }

  private UsageException refused(String name, Value value, String what) {
    String quote = value.token() == JsonToken.VALUE_STRING ? "\"" : "";
    String shown =
        value.text().length() <= 40 ? value.text() : value.text().substring(0, 40) + "...";
    return new UsageException(
        "%s, line %d, column %d: %s = %s%s%s: must be %s"
            .formatted(file, value.line(), value.column(), name, quote, shown, quote, what));
  }

  private static Option<Double> number(Value value) {
    return value.token().isNumeric() ? Decimal.of(value.text()) : Option.none();
  }
}
