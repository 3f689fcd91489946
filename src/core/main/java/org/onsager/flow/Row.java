package org.onsager.flow;

import io.vavr.collection.LinkedHashMap;

/**
 * What observers read at one state.
 *
 * @param index number of steps done
 * @param time flow time
 * @param values what each observer read, by name, in the order of the observers
 */
public record Row(long index, double time, LinkedHashMap<String, Double> values) {

  /**
   * The number of one observer.
   *
   * @param name the observer's name
   * @return its number
   * @throws IllegalArgumentException if no observer has this name
   */
  public double get(String name) {
    return values
        .get(name)
        .getOrElseThrow(() ->
            new IllegalArgumentException(
                "no observer is called \"" + name + "\": there are " + values.keySet()));
  }
}
