package org.onsager.command.mixing;

import io.vavr.collection.Vector;
import java.util.Comparator;
import org.onsager.measure.Block;

/**
 * A number with its share.
 *
 * @param number the number
 * @param share its weight
 */
record Weighted(double number, double share) {

  /**
   * The distinct numbers with their shares; where there are too many, neighbours are put together
   * at their mean.
   *
   * @param numbers some numbers
   * @param shares one a number, of sum one
   * @param most how many to give, about
   */
  static Vector<Weighted> of(double[] numbers, Block shares, int most) {
    Vector<Weighted> sorted =
        Vector.range(0, numbers.length)
            .map(j -> new Weighted(numbers[j], shares.get(j)))
            .filter(w -> w.share > 0)
            .sorted(Comparator.comparingDouble(Weighted::number));
    boolean few = sorted.map(Weighted::number).distinct().size() <= most;
    Vector<Weighted> groups = Vector.empty();
    for (Weighted next : sorted) {
      boolean joins =
          groups.nonEmpty()
              && (groups.last().number == next.number
                  || (!few && groups.last().share + next.share <= 1.0 / most));
      groups =
          joins ? groups.update(groups.size() - 1, last -> last.with(next)) : groups.append(next);
    }
    return groups;
  }

  private Weighted with(Weighted other) {
    double sum = share + other.share;
    return new Weighted(
        number == other.number ? number : (share * number + other.share * other.number) / sum, sum);
  }
}
