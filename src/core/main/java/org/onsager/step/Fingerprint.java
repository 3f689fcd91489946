package org.onsager.step;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import org.onsager.measure.Require;

/**
 * What makes a run this run and no other, by name: the algorithm, its settings, the sizes, the
 * seed. A saved state carries it, so that a file of another run, renamed over ours, is refused
 * instead of running on to another end.
 *
 * <pre>{@code
 * var run = Fingerprint.of("algorithm", "IFT").with("n", 1000).with("seed", 1);
 * state.save(file, run);
 * State.load(file, run); // refuses a state of any other run
 * }</pre>
 *
 * @param entries values by name, as text
 */
public record Fingerprint(SortedMap<String, String> entries) {

  private static final Fingerprint NONE = new Fingerprint(TreeMap.empty());

  /**
   * The fingerprint of a run that nobody described.
   *
   * @return no entries
   */
  public static Fingerprint none() {
    return NONE;
  }

  /**
   * The first entry of a fingerprint.
   *
   * @param name what is described
   * @param value its value
   * @return the fingerprint
   */
  public static Fingerprint of(String name, String value) {
    return NONE.with(name, value);
  }

  /**
   * This fingerprint with one entry more, or changed.
   *
   * @param name what is described
   * @param value its value
   * @return the fingerprint
   */
  public Fingerprint with(String name, String value) {
    return new Fingerprint(entries.put(name, value));
  }

  /**
   * This fingerprint with a count, a size or a seed.
   *
   * @param name what is described
   * @param value its value
   * @return the fingerprint
   */
  public Fingerprint with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /**
   * This fingerprint with a setting; equal settings are equal to the bit.
   *
   * @param name what is described
   * @param value its value, finite
   * @return the fingerprint
   * @throws IllegalArgumentException if the value is infinite or NaN
   */
  public Fingerprint with(String name, double value) {
    return with(name, Double.toString(Require.finite(name, value)));
  }

  /**
   * What tells this fingerprint from another.
   *
   * @param other the other
   * @return every name whose value differs, with both values, or none if they are equal
   */
  public Option<String> differenceFrom(Fingerprint other) {
    var differing =
        entries
            .keySet()
            .addAll(other.entries.keySet())
            .filter(name -> !entries.get(name).equals(other.entries.get(name)));
    return Option.when(
        differing.nonEmpty(),
        () ->
            differing
                .map(name -> "%s %s instead of %s".formatted(name, value(name), other.value(name)))
                .mkString(", "));
  }

  private String value(String name) {
    return entries.get(name).getOrElse("unknown");
  }
}
