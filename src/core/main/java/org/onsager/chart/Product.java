package org.onsager.chart;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Charts side by side, each on its own coordinates.
 *
 * @param factors at least two, none of them a product
 */
record Product(Vector<Chart> factors) implements Chart {

  /** Products of products are one product; that of one chart is the chart. */
  static Chart of(Chart... charts) {
    Vector<Chart> flat =
        Vector.of(charts)
            .flatMap(c -> c instanceof Product product ? product.factors : Vector.of(c));
    return flat.size() == 1 ? flat.head() : new Product(flat);
  }

  @Override
  public int dimension() {
    return factors.map(Chart::dimension).sum().intValue();
  }

  @Override
  public int imageDimension() {
    return factors.map(Chart::imageDimension).sum().intValue();
  }

  @Override
  public Points at(Points z) {
    return points(z, "z", Chart::dimension, Chart::at);
  }

  @Override
  public Points into(Points x) {
    return points(x, "x", Chart::imageDimension, Chart::into);
  }

  @Override
  public Points canonical(Points z) {
    return points(z, "z", Chart::dimension, Chart::canonical);
  }

  /** Each factor maps its coordinates; the results are put side by side. */
  private Points points(
      Points from, String name, ToIntFunction<Chart> width, BiFunction<Chart, Points, Points> map) {
    from.requireDimension(name, factors.map(width::applyAsInt).sum().intValue());
    int n = from.count();
    Vector<Points> parts = Vector.empty();
    int before = 0;
    for (Chart factor : factors) {
      int w = width.applyAsInt(factor);
      parts = parts.append(map.apply(factor, part(from, before, w)));
      before += w;
    }
    Block joined = joined(parts.map(Points::coordinates));
    return new Points(n, joined.length() / n, joined);
  }

  private static Points part(Points points, int before, int width) {
    int n = points.count();
    return new Points(n, width, part(points.coordinates(), before * n, width * n));
  }

  private static Block part(Block block, int from, int length) {
    return Block.build(
        length, out -> System.arraycopy(block.borrowReadOnly(), from, out, 0, length));
  }

  private static Block joined(Vector<Block> parts) {
    return Block.build(
        parts.map(Block::length).sum().intValue(),
        out -> {
          int at = 0;
          for (Block part : parts) {
            System.arraycopy(part.borrowReadOnly(), 0, out, at, part.length());
            at += part.length();
          }
        });
  }

  @Override
  public Block jacobian(Points z) {
    z.requireDimension("z", dimension());
    return diagonal(z, Chart::imageDimension, (factor, at) -> factor.jacobian(at.z));
  }

  @Override
  public Block curvature(Points z, Block p) {
    z.requireDimension("z", dimension());
    int n = z.count();
    p.requireLength("p", imageDimension() * n);
    return diagonal(
        z,
        Chart::dimension,
        (factor, at) -> factor.curvature(at.z, part(p, at.image * n, factor.imageDimension() * n)));
  }

  /** The coordinates of one factor, and how many coordinates of x are before its own. */
  private record At(Points z, int image) {}

  /** Blocks of rows * d numbers a point on the diagonal, zeros elsewhere. */
  private Block diagonal(
      Points z, ToIntFunction<Chart> rows, BiFunction<Chart, At, Block> derivative) {
    int n = z.count();
    int d = dimension();
    return Block.build(
        factors.map(rows::applyAsInt).sum().intValue() * d * n,
        out -> {
          int row = 0;
          int column = 0;
          int image = 0;
          for (Chart factor : factors) {
            int width = factor.dimension();
            double[] block =
                derivative.apply(factor, new At(part(z, column, width), image)).borrowReadOnly();
            for (int r = 0; r < rows.applyAsInt(factor); r++) {
              System.arraycopy(block, r * width * n, out, ((row + r) * d + column) * n, width * n);
            }
            row += rows.applyAsInt(factor);
            column += width;
            image += factor.imageDimension();
          }
        });
  }

  @Override
  public Stretch over(double[] centre, double[] halfWidths) {
    Vector<Stretch> parts = Vector.empty();
    int before = 0;
    for (Chart factor : factors) {
      int after = before + factor.dimension();
      parts =
          parts.append(
              factor.over(
                  Arrays.copyOfRange(centre, before, after),
                  Arrays.copyOfRange(halfWidths, before, after)));
      before = after;
    }
    return new Stretch(
        joined(parts.map(Stretch::reach)),
        largest(parts, Stretch::slope),
        largest(parts, Stretch::bend));
  }

  private static double largest(Vector<Stretch> parts, Function<Stretch, Double> bound) {
    return parts.map(bound).max().get();
  }

  @Override
  public String toString() {
    return factors.mkString(" x ");
  }
}
