package org.onsager.pairwise.internal;

/**
 * One loop over the pairs of a {@link Panel}: distances, a profile, or sums. The sums run a few of
 * them one after another over a block of pairs that stays in the first-level cache.
 *
 * <p>This is faster than one loop that does everything, because a short loop keeps its operands in
 * sixteen registers. It also keeps the compiler out of trouble: the call of {@code run} in {@link
 * PanelSums} sees three or more classes, so it is never inlined and every loop is compiled on its
 * own. (Inlined into one method, vector loops lose their registers to boxed objects and become ten
 * to a hundred times slower.)
 */
@FunctionalInterface
public interface Pass {
  void run(Panel panel);
}
