package org.onsager.command.method;

import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Quadratic;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelOperator;
import org.onsager.pairwise.KernelSums;
import org.onsager.pairwise.Support;
import org.onsager.solve.QuadraticProgram;

/** What people use to approximate a measure by a few points, without a flow. */
public final class Baselines {

  /** Of a quadratic program for weights, at most. */
  private static final int FACTORISATIONS = 64;

  private Baselines() {}

  /** The weights on the simplex at which a quadratic energy is least on given points. */
  public static Particles simplexWeights(Energy energy, Points points) {
    return simplexWeights(energy, Particles.uniform(points));
  }

  /**
   * The same, sought from the weights of a probability on these points. Ends early where a wide
   * kernel makes a thousand points alike.
   */
  public static Particles simplexWeights(Energy energy, Particles start) {
    Quadratic f = energy.quadratic().get().apply(Support.of(start.points()));
    var solution =
        QuadraticProgram.onSimplex(f.matrix().regularised(), f.linear().map(l -> -l), 1)
            .solve(start.normalised().weights().toArray(), FACTORISATIONS);
    return start.withWeights(Block.copyOf(solution.weights()));
  }

  /** Kernel herding among candidates. */
  public static Particles herding(Mmd energy, Points candidates, int count) {
    return herding(
        energy.kernel(), energy.embedding().values(candidates).toArray(), candidates, count);
  }

  /**
   * Kernel herding among candidates: each point maximises {@code m(x) - 1/(t+1) sum_s k(x, x_s)}
   * with the embedding m, and none is taken twice. <i>Source:</i> Chen, Welling and Smola (2010),
   * arXiv:1203.3472.
   *
   * @param kernel k
   * @param embedding m at the candidates
   */
  public static Particles herding(Kernel kernel, double[] embedding, Points candidates, int count) {
    double[] left = embedding.clone();
    double[] ownField = new double[candidates.count()];
    int[] chosen = new int[count];
    for (int t = 0; t < count; t++) {
      int best = -1;
      for (int i = 0; i < left.length; i++) {
        if (best < 0 || left[i] - ownField[i] / (t + 1) > left[best] - ownField[best] / (t + 1)) {
          best = i;
        }
      }
      chosen[t] = best;
      left[best] = Double.NEGATIVE_INFINITY;
      Block more =
          new KernelOperator(kernel, KernelSums.best())
              .values(candidates, candidates.select(best), Block.copyOf(1));
      for (int i = 0; i < ownField.length; i++) {
        ownField[i] += more.get(i);
      }
    }
    return Particles.uniform(candidates.select(chosen));
  }
}
