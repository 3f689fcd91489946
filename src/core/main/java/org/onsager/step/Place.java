package org.onsager.step;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import org.onsager.measure.Block;

/**
 * A place in a composition of schemes. What is remembered there is kept under {@code place/name},
 * and a scheme at the place sees it as {@code name}, and nothing else: schemes need not know where
 * they are. Places nest.
 *
 * @param name not blank, without a slash
 */
record Place(String name) {

  private static final String SEPARATOR = "/";

  Place {
    if (name.isBlank() || name.contains(SEPARATOR)) {
      throw new IllegalArgumentException(
          "place = \"%s\": must be a name without \"%s\"".formatted(name, SEPARATOR));
    }
  }

  /** The part of a memory that belongs to this place, as it is seen from there. */
  SortedMap<String, Block> within(SortedMap<String, Block> memory) {
    return memory.foldLeft(
        TreeMap.<String, Block>empty(),
        (seen, entry) -> inside(entry._1).map(inner -> seen.put(inner, entry._2)).getOrElse(seen));
  }

  /** A memory with another part for this place. */
  SortedMap<String, Block> with(SortedMap<String, Block> memory, SortedMap<String, Block> part) {
    return part.foldLeft(
        memory.filterKeys(outer -> inside(outer).isEmpty()),
        (whole, entry) -> whole.put(outside(entry._1), entry._2));
  }

  /** A step commits what is pending wherever it is, so that mark stays in front. */
  private String outside(String inner) {
    return Pending.is(inner) ? Pending.name(prefix() + Pending.committed(inner)) : prefix() + inner;
  }

  private Option<String> inside(String outer) {
    if (Pending.is(outer)) {
      return stripped(Pending.committed(outer)).map(Pending::name);
    }
    return stripped(outer);
  }

  private Option<String> stripped(String outer) {
    return Option.when(outer.startsWith(prefix()), () -> outer.substring(prefix().length()));
  }

  private String prefix() {
    return name + SEPARATOR;
  }
}
