package org.onsager.step;

import io.vavr.collection.SortedMap;
import org.onsager.measure.Block;

/**
 * Names under which a memory keeps what counts from the next step on. A scheme that is visited
 * twice in a step (Strang) sees the old memory both times; closing the step commits what is
 * pending.
 */
final class Pending {

  private static final String MARK = "pending ";

  private Pending() {}

  /** The name under which it waits for the end of the step. */
  static String name(String committed) {
    return MARK + committed;
  }

  static boolean is(String name) {
    return name.startsWith(MARK);
  }

  /** The name that it will have. */
  static String committed(String pending) {
    return pending.substring(MARK.length());
  }

  /** A memory after a step: what was pending is in the place of what was there before. */
  static SortedMap<String, Block> committed(SortedMap<String, Block> memory) {
    return memory.foldLeft(
        memory,
        (m, entry) -> is(entry._1) ? m.remove(entry._1).put(committed(entry._1), entry._2) : m);
  }
}
