package org.onsager.pairwise;

import static org.onsager.solve.internal.MultiplyAdd.fma;

import java.util.function.Consumer;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Room;
import org.onsager.pairwise.internal.Loops;
import org.onsager.pairwise.internal.Panel;
import org.onsager.pairwise.internal.Pass;
import org.onsager.pairwise.internal.Rows;
import org.onsager.pairwise.internal.Source;
import org.onsager.solve.internal.Blocks;

/**
 * Kernel sums, and kernel matrices, by panels of queries and blocks of sources, with the arithmetic
 * of one provider.
 */
final class PanelSums implements KernelSums {

  /**
   * In doubles: 2e-13 a value by products of coordinates (see {@link DistanceFormula}), and the
   * rounding of sums in two levels, {@code (120 + m / 120) 2^-53}, for m up to a million sources.
   */
  private static final double ACCURACY = 2e-12;

  private final Loops loops;

  PanelSums(Loops loops) {
    this.loops = loops;
  }

  @Override
  public String name() {
    return loops.name();
  }

  @Override
  public String toString() {
    return name();
  }

  @Override
  public double accuracy(Radial radial) {
    return ACCURACY;
  }

  @Override
  public Block values(Radial radial, Points query, Points source, Block weights) {
    return values(radial, query, source, weights, 1);
  }

  @Override
  public Block values(Radial radial, Points query, Points source, Block weights, int columns) {
    requireMatching(query, source, weights, columns);
    DistanceFormula formula = DistanceFormula.of(radial, query, source);
    return values(formula, radial, query, source, weights, columns, 1);
  }

  /** A multiple of the values, in a given formula. */
  Block values(
      DistanceFormula formula,
      Radial radial,
      Points query,
      Points source,
      Block weights,
      int columns,
      double factor) {
    Plan plan =
        Plan.values(loops, radial, query.dimension(), formula.products(), columns).times(factor);
    int n = query.count();
    return Block.build(
        Math.multiplyExact(columns, n),
        values ->
            forPanels(
                plan,
                query,
                formula,
                pack(plan, formula, source, weights),
                panel -> {
                  for (int column = 0; column < columns; column++) {
                    storeValues(plan.valueFactor(), panel, column, column * n, values);
                  }
                }));
  }

  @Override
  public Field field(Radial radial, Points query, Points source, Block weights) {
    requireMatching(query, source, weights, 1);
    return field(DistanceFormula.of(radial, query, source), radial, query, source, weights, 1);
  }

  /** A multiple of the values and gradients, in a given formula. */
  Field field(
      DistanceFormula formula,
      Radial radial,
      Points query,
      Points source,
      Block weights,
      double factor) {
    Plan plan = Plan.field(loops, radial, query.dimension(), formula.products()).times(factor);
    return Field.build(
        query.count(),
        query.dimension(),
        (values, gradients) ->
            forPanels(
                plan,
                query,
                formula,
                pack(plan, formula, source, weights),
                panel -> {
                  storeValues(plan.valueFactor(), panel, 0, 0, values);
                  storeGradients(plan, panel, query, gradients);
                }));
  }

  @Override
  public Block drift(Radial radial, Points query, Points source, Block vectors, Block weights) {
    requireMatching(query, source, weights, 1);
    vectors.requireLength("vectors", source.coordinates().length());
    DistanceFormula formula = DistanceFormula.of(radial, query, source);
    return drift(formula, radial, query, source, vectors, weights, 1);
  }

  /** A multiple of vectors and gradients, in a given formula. */
  Block drift(
      DistanceFormula formula,
      Radial radial,
      Points query,
      Points source,
      Block vectors,
      Block weights,
      double factor) {
    int d = query.dimension();
    Plan plan = Plan.drift(loops, radial, d, formula.products()).times(factor);
    return Block.build(
        query.coordinates().length(),
        drift ->
            forPanels(
                plan,
                query,
                formula,
                pack(plan, formula, source, vectors, weights),
                panel -> {
                  storeGradients(plan, panel, query, drift);
                  addVectors(plan, panel, query, drift);
                }));
  }

  /**
   * The matrix {@code W(x_i, x_j)} of all pairs, symmetric to the last bit; by half where there is
   * more than one block of sources.
   */
  Matrix gram(Radial radial, Points points) {
    return gram(radial, points, points, points.count() > Blocks.SOURCES);
  }

  /** The matrix {@code W(x_i, y_j)} of all pairs. */
  Matrix gram(Radial radial, Points rows, Points columns) {
    columns.requireDimension("columns", rows.dimension());
    return gram(radial, rows, columns, false);
  }

  private Matrix gram(Radial radial, Points rows, Points columns, boolean symmetric) {
    int n = columns.count();
    Room.forDoubles(
        "the Gram matrix", rows.count(), n, "Use fewer points, or sums instead of a matrix.");
    return Matrix.build(
        rows.count(),
        n,
        gram -> {
          Plan plan =
              Plan.matrix(
                  loops,
                  radial,
                  rows.dimension(),
                  symmetric,
                  (phi, factor) -> panel -> storeMatrix(panel, phi, factor, gram, n));
          forPanels(
              plan,
              columns,
              DistanceFormula.DIFFERENCES,
              pack(plan, DistanceFormula.DIFFERENCES, rows, Block.constant(rows.count(), 1)),
              panel -> {});
          if (symmetric) {
            Triangle.mirror(gram, n);
          }
        });
  }

  private Source pack(Plan plan, DistanceFormula formula, Points source, Block weights) {
    Source packed = formula.pack(source, weights, plan.tiles(), plan.completes());
    return loops.layout().single() ? packed.inSinglePrecision() : packed;
  }

  /** With vectors to sum, packed or as columns of weights. */
  private Source pack(
      Plan plan, DistanceFormula formula, Points source, Block vectors, Block weights) {
    Source packed =
        Plan.packsVectors(source.dimension())
            ? formula.pack(source, weights, plan.tiles(), plan.completes()).withVectors(vectors)
            : formula.pack(source, joined(weights, vectors), plan.tiles(), plan.completes());
    return loops.layout().single() ? packed.inSinglePrecision() : packed;
  }

  private static Block joined(Block first, Block second) {
    return Block.build(
        first.length() + second.length(),
        out -> {
          System.arraycopy(first.borrowReadOnly(), 0, out, 0, first.length());
          System.arraycopy(second.borrowReadOnly(), 0, out, first.length(), second.length());
        });
  }

  static void requireMatching(Points query, Points source, Block weights, int columns) {
    source.requireDimension("source", query.dimension());
    Require.atLeast("columns", columns, 1);
    weights.requireLength("weights", Math.multiplyExact(columns, source.count()));
  }

  private void forPanels(
      Plan plan, Points query, DistanceFormula formula, Source source, Consumer<Panel> finish) {
    Pass[] passes = plan.passes().toArray(Pass[]::new);
    int lanes = Math.min(loops.lanes(plan.tiles()), loops.queries());
    Blocks.forEach(
        query.count(),
        loops.queries(),
        (long) query.count() * source.count(),
        (from, to) -> {
          Panel[] panels = panels(plan, query, formula, source, from, to, lanes);
          sum(panels, passes, source.count(), plan.triangle());
          for (Panel panel : panels) {
            finish.accept(panel);
          }
        });
  }

  private Panel[] panels(
      Plan plan,
      Points query,
      DistanceFormula formula,
      Source source,
      int from,
      int to,
      int lanes) {
    Rows.Layout layout = loops.layout();
    int rows = Math.min(loops.chunk(), Blocks.sources(source.count()));
    Rows[] buffers = new Rows[plan.buffers()];
    for (int b = 0; b < buffers.length; b++) {
      buffers[b] = new Rows(rows, lanes, layout);
    }
    Panel.Shared shared = new Panel.Shared(source, buffers, new Rows(2, lanes, layout));
    int sums = plan.sums();
    Panel[] panels = new Panel[(to - from + lanes - 1) / lanes];
    for (int p = 0; p < panels.length; p++) {
      int first = from + p * lanes;
      int queries = Math.min(lanes, to - first);
      panels[p] =
          new Panel(
              first,
              queries,
              lanes,
              formula.lanes(query, first, queries, lanes, layout),
              new Rows(sums, lanes, layout),
              new Rows(sums, lanes, layout.inDoubles()),
              shared);
    }
    return panels;
  }

  /** Every block of sources visits all panels of the task while it is in the cache. */
  private void sum(Panel[] panels, Pass[] passes, int m, boolean triangle) {
    int block = Blocks.sources(m);
    int chunk = Math.min(loops.chunk(), block);
    for (int start = 0; start < m; start += block) {
      int end = Math.min(m, start + block);
      for (Panel panel : panels) {
        if (triangle && end <= panel.first) {
          continue;
        }
        for (int from = start; from < end; from += chunk) {
          panel.from = from;
          panel.count = Math.min(chunk, end - from);
          for (Pass pass : passes) {
            pass.run(panel);
          }
        }
        panel.partial.moveInto(panel.total);
      }
    }
  }

  private static void storeValues(
      double factor, Panel panel, int row, int offset, double[] values) {
    panel.total.copyRow(row, values, offset + panel.first, panel.queries);
    scale(values, offset + panel.first, panel.queries, factor);
  }

  private static void storeGradients(Plan plan, Panel panel, Points query, double[] gradients) {
    int d = query.dimension();
    for (int k = 0; k < d; k++) {
      panel.total.copyRow(1 + k, gradients, k * query.count() + panel.first, panel.queries);
    }
    if (plan.completes()) {
      completeDifferences(panel, d, gradients, query.count());
    }
    for (int k = 0; k < d; k++) {
      int from = k * query.count() + panel.first;
      scale(gradients, from, panel.queries, plan.gradientFactor());
    }
  }

  private static void addVectors(Plan plan, Panel panel, Points query, double[] drift) {
    double[] sums = new double[panel.queries];
    for (int k = 0; k < query.dimension(); k++) {
      panel.total.copyRow(plan.vectors() + k, sums, 0, sums.length);
      for (int i = 0, at = k * query.count() + panel.first; i < sums.length; i++, at++) {
        drift[at] += plan.valueFactor() * sums[i];
      }
    }
  }

  /** {@code x sum c - sum c z}, where the second sum is there. */
  private static void completeDifferences(Panel panel, int d, double[] gradients, int n) {
    double[] x = new double[panel.queries];
    double[] c = new double[panel.queries];
    panel.total.copyRow(1 + d, c, 0, c.length);
    for (int k = 0; k < d; k++) {
      panel.x.copyRow(k, x, 0, x.length);
      for (int i = 0, at = k * n + panel.first; i < x.length; i++, at++) {
        gradients[at] = fma(x[i], c[i], -gradients[at]);
      }
    }
  }

  private static void scale(double[] numbers, int from, int count, double factor) {
    for (int i = from; i < from + count; i++) {
      numbers[i] *= factor;
    }
  }

  private static void storeMatrix(Panel panel, int phi, double factor, double[] gram, int n) {
    for (int j = 0; j < panel.count; j++) {
      int row = (panel.from + j) * n + panel.first;
      panel.buffers[phi].copyRow(j, gram, row, panel.queries);
      if (factor != 1) {
        scale(gram, row, panel.queries, factor);
      }
    }
  }
}
