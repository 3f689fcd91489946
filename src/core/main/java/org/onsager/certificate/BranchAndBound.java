package org.onsager.certificate;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.onsager.energy.CurvatureBound;
import org.onsager.energy.Energy;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;

/**
 * A search that proves its lower bound. On a cell with centre c, half-widths h and {@code r = |h|},
 *
 * <pre>{@code
 * xi(x) >= xi(c) - sum_k |d_k xi(c)| h_k - K r^2 / 2,   K the curvature bound of the energy there;
 * }</pre>
 *
 * <p>cells whose bound is no lower than the lowest value read, less the tolerance, are done, and
 * the others are split, all of a size at once. How many grows with {@code log(1 / tolerance)}:
 * about a thousand points on the line, a hundred thousand in the plane. A search that meets its
 * limit says what it has proved by then, a larger gap.
 *
 * @param box where to look
 * @param tolerance {@code > 0}: the bound is at most this below the lowest value, or a tenth of
 *     what that is below the level, where that is more
 * @param limit {@code >= 1}, how many points may be read to prove the bound; a few hundred more
 *     follow the minima downhill
 */
public record BranchAndBound(Box box, double tolerance, long limit) implements Search {

  /** Beyond, cells are too many. */
  private static final int LARGEST_DIMENSION = 3;

  /** A gap known up to a tenth of itself tells as much. */
  private static final double SHARE = 0.1;

  /** Of every size of cells so many of the lowest are remembered, and so many followed downhill. */
  private static final int REMEMBERED = 64;

  private static final int DESCENTS = 40;

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if the box has more than three dimensions, the tolerance is
   *     not a positive finite number, or the limit is below one
   */
  public BranchAndBound {
    Require.positive("tolerance", tolerance);
    Require.atLeast("limit", limit, 1);
    if (box.dimension() > LARGEST_DIMENSION) {
      throw new IllegalArgumentException(
          "the box has dimension %d: must be at most %d; use Search.multiStart, which estimates"
              .formatted(box.dimension(), LARGEST_DIMENSION));
    }
  }

  /**
   * The same search with another limit.
   *
   * @param reads {@code >= 1}, how many points may be read
   * @return the search
   */
  public BranchAndBound atMost(long reads) {
    return new BranchAndBound(box, tolerance, reads);
  }

  @Override
  public Option<String> objection(Energy energy) {
    return Searches.objection(energy)
        .orElse(() ->
            Option.when(
                energy.curvatureBound().isEmpty(),
                () ->
                    "nothing bounds the second derivatives of the first variation of %s, so nothing can be proved: use Search.multiStart, which estimates, or state a bound"
                        .formatted(energy.getClass().getSimpleName())));
  }

  @Override
  public Minima minima(Energy energy, Particles mu, double level) {
    objection(energy)
        .forEach(sentence -> {
          throw new IllegalArgumentException(sentence);
        });
    mu.points().requireDimension("mu", box.dimension());
    CurvatureBound bound = energy.curvatureBound().get().apply(mu);
    Reader reader = new Reader(energy, mu);
    List<Descent.Place> lowest = new ArrayList<>();
    Cells cells = Cells.of(box);
    double best = Double.POSITIVE_INFINITY;
    double done = Double.POSITIVE_INFINITY;
    while (lowest.isEmpty() || (cells.count() > 0 && reader.reads() + cells.count() <= limit)) {
      Field field = reader.finiteAt(cells.centres());
      List<Descent.Place> here = cells.lowest(field, REMEMBERED);
      lowest.addAll(here);
      best = Math.min(best, here.getFirst().value());
      double margin = Math.max(tolerance, SHARE * (level - best));
      Cells.Sorted sorted = cells.sorted(field, bound, Math.min(level, best - margin));
      done = Math.min(done, sorted.done());
      cells = sorted.split();
    }
    double least = Math.min(done, cells.leastBound()) - bound.rounding();
    return Descent.reported(minima(reader, lowest, level), least, true, reader.reads());
  }

  /** Minima below the level, where somebody may want them; else the lowest place. */
  private List<Descent.Place> minima(Reader reader, List<Descent.Place> lowest, double level) {
    Descent descent = new Descent(Option.of(box), reach());
    List<Descent.Place> starts = descent.apart(lowest, DESCENTS);
    return starts.getFirst().value() >= level - tolerance
        ? starts.subList(0, 1)
        : descent.minima(reader, starts);
  }

  private double reach() {
    return Math.max(box.longest() / Cells.side(box.dimension()) / 2, Double.MIN_NORMAL);
  }
}
