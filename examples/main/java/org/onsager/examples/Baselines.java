package org.onsager.examples;

import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.energy.Quadratic;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelOperator;
import org.onsager.pairwise.KernelSums;
import org.onsager.pairwise.Support;
import org.onsager.solve.QuadraticProgram;

/** What people use to approximate a measure by a few points, without a flow. */
final class Baselines {

  private Baselines() {}

  /** The weights on the simplex at which a quadratic energy is least on given points. */
  static Particles simplexWeights(Energy energy, Points points) {
    Quadratic f = energy.quadratic().get().apply(Support.of(points));
    Particles uniform = Particles.uniform(points);
    var solution =
        QuadraticProgram.onSimplex(f.matrix().regularised(), f.linear().map(l -> -l), 1)
            .solve(uniform.weights().toArray());
    return uniform.withWeights(Block.copyOf(solution.weights()));
  }

  /**
   * Kernel herding among candidates: each point maximises {@code m(x) - 1/(t+1) sum_s k(x, x_s)}
   * with the embedding m, and none is taken twice. <i>Source:</i> Chen, Welling and Smola (2010),
   * arXiv:1203.3472.
   */
  static Particles herding(Mmd energy, Points candidates, int count) {
    double[] embedding = energy.embedding().values(candidates).toArray();
    double[] ownField = new double[candidates.count()];
    int[] chosen = new int[count];
    for (int t = 0; t < count; t++) {
      int best = -1;
      for (int i = 0; i < embedding.length; i++) {
        if (best < 0
            || embedding[i] - ownField[i] / (t + 1) > embedding[best] - ownField[best] / (t + 1)) {
          best = i;
        }
      }
      chosen[t] = best;
      embedding[best] = Double.NEGATIVE_INFINITY;
      Block more =
          new KernelOperator(energy.kernel(), KernelSums.best())
              .values(candidates, candidates.select(best), Block.copyOf(1));
      for (int i = 0; i < ownField.length; i++) {
        ownField[i] += more.get(i);
      }
    }
    return Particles.uniform(candidates.select(chosen));
  }
}
