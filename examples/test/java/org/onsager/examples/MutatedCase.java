package org.onsager.examples;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A good case.json after an accident.
 *
 * @param text the file
 * @param accident what befell it, in words
 * @param refusal what the refusal must name; empty where the case still is what it was; none where
 *     either is right
 */
record MutatedCase(String text, String accident, Option<String> refusal) {

  private static final Pattern ENTRY = Pattern.compile(" *\"(\\w+)\": ([^,\n]+)(,?)\n");

  /** The case is one of mmd-flow, without a rate of weights. */
  private static final Vector<String> OPTIONAL =
      Vector.of("dimension", "particles", "targetSamples", "weightLearningRate", "seedOfGenerator");

  private static final Vector<String> BAD =
      Vector.of(
          "\"500\"",
          "true",
          "[1]",
          "{\"a\": 1}",
          "{}",
          "-1",
          "0.5e-3",
          "1e18",
          "1e400",
          "-1e400",
          "\"\"",
          "1e-400",
          "99999999999999999999",
          "\"mmd\"",
          "[[[[]]]]");

  private static final Vector<String> BROKEN =
      Vector.of("NaN", "1d", "'a'", "", ",", "}", "0x10", "nul", "\"", "1..2", "\u0000");

  static MutatedCase of(String good, RandomGenerator random) {
    Vector<String> entries =
        ENTRY.matcher(good).results().map(m -> m.group()).collect(Vector.collector());
    String entry = entries.get(random.nextInt(entries.size()));
    Matcher parts = ENTRY.matcher(entry);
    if (!parts.matches()) {
      throw new IllegalStateException(entry);
    }
    String name = parts.group(1);
    String comma = parts.group(3);
    return switch (random.nextInt(9)) {
      case 0 ->
          new MutatedCase(
              good.replace(entry, comma.isEmpty() ? "\"gamma\": 1\n" : ""),
              "without " + name,
              comma.isEmpty()
                  ? Option.some("\"gamma\" is there already")
                  : Option.some(OPTIONAL.contains(name) ? "" : name));
      case 1, 2 -> {
        String value = BAD.get(random.nextInt(BAD.size()));
        yield new MutatedCase(
            good.replace(entry, "\"%s\": %s%s\n".formatted(name, value, comma)),
            name + ": " + value,
            name.equals("seedOfGenerator") || name.endsWith("Rate") || name.equals("gamma")
                ? Option.none()
                : Option.some(name));
      }
      case 3 -> {
        String value = BROKEN.get(random.nextInt(BROKEN.size()));
        yield new MutatedCase(
            good.replace(entry, "\"%s\": %s%s\n".formatted(name, value, comma)),
            name + ": " + value,
            Option.some("case.json"));
      }
      case 4 -> {
        int letter = random.nextInt(name.length());
        String typo = name.substring(0, letter) + name.substring(letter + 1);
        yield new MutatedCase(
            good.replace("\"" + name + "\"", "\"" + typo + "\""),
            "misspelt " + typo,
            Option.some("did you mean \"" + name + "\"?"));
      }
      case 5 ->
          new MutatedCase(
              good.replaceFirst("\\{", "{ " + (entry.strip() + ",").replace(",,", ",")),
              "twice " + name,
              Option.some("\"" + name + "\" is there already"));
      case 6 -> {
        int at = random.nextInt(good.strip().length());
        yield new MutatedCase(good.substring(0, at), "cut at " + at, Option.some("case.json"));
      }
      case 7 ->
          new MutatedCase(good + " {}", "something follows", Option.some("something follows"));
      default ->
          new MutatedCase(
              good.replace(entry, entry.toUpperCase(Locale.ROOT)),
              "in capitals " + name,
              Option.some("case.json"));
    };
  }
}
