package org.onsager.command.design;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.stream.IntStream;
import org.onsager.command.shell.Allowed;
import org.onsager.feature.CurvatureBounds;
import org.onsager.feature.Features;
import org.onsager.feature.Polynomials;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * A polynomial model: the products of Legendre polynomials whose powers it has, which span what the
 * monomials do, and keep their digits.
 *
 * @param products all of them to a total degree
 * @param terms the numbers of those in the model, ascending
 */
record DesignModel(Polynomials products, Vector<Integer> terms) implements Features {

  /** Which products are in it. */
  enum Kind {
    /** All monomials of that total degree or less. */
    FULL,
    /** Of that degree or less in each variable: with degree 1 main effects and interactions. */
    PRODUCT,
    /** Powers of the variables, without products. */
    ADDITIVE;

    @Override
    public String toString() {
      return Allowed.word(this);
    }

    private boolean has(IntStream powers, int degree) {
      return switch (this) {
        case FULL -> true;
        case PRODUCT -> powers.allMatch(k -> k <= degree);
        case ADDITIVE -> powers.filter(k -> k > 0).count() <= 1;
      };
    }
  }

  /**
   * A model.
   *
   * @param kind of which products
   * @param dimension 1 or 2
   * @param degree {@code >= 1}
   */
  static DesignModel of(Kind kind, int dimension, int degree) {
    Polynomials products =
        Polynomials.legendre(dimension, kind == Kind.PRODUCT ? dimension * degree : degree);
    return new DesignModel(
        products,
        Vector.range(0, products.count())
            .filter(j ->
                kind.has(IntStream.range(0, dimension).map(a -> products.power(j, a)), degree)));
  }

  /**
   * What to add to the log determinant of the information matrix for that of the monomials: twice
   * the logarithms of the leading coefficients, {@code sqrt(2k + 1) (2k)! / (2^k k!^2)} of degree
   * k.
   */
  double toMonomials() {
    double sum = 0;
    for (int j : terms) {
      for (int a = 0; a < dimension(); a++) {
        int degree = products.power(j, a);
        sum += Math.log(2.0 * degree + 1) / 2;
        for (int k = 1; k <= degree; k++) {
          sum += Math.log((2.0 * k - 1) / k);
        }
      }
    }
    return -2 * sum;
  }

  @Override
  public int count() {
    return terms.size();
  }

  @Override
  public int dimension() {
    return products.dimension();
  }

  @Override
  public Block values(Points at) {
    return chosen(products.values(at), at.count());
  }

  @Override
  public Block jacobian(Points at) {
    return chosen(products.jacobian(at), dimension() * at.count());
  }

  @Override
  public Block curvature(Points at, Block g) {
    return products.curvature(
        at,
        Block.build(
            products.count(),
            all -> {
              for (int t = 0; t < count(); t++) {
                all[terms.get(t)] = g.get(t);
              }
            }));
  }

  @Override
  public Option<CurvatureBounds> curvatureBounds() {
    return products.curvatureBounds().map(b -> (centre, h) -> chosen(b.on(centre, h), 1));
  }

  /** The rows of the terms, each of so many numbers. */
  private Block chosen(Block all, int columns) {
    double[] from = all.borrowReadOnly();
    return Block.build(
        count() * columns,
        to -> {
          for (int t = 0; t < count(); t++) {
            System.arraycopy(from, terms.get(t) * columns, to, t * columns, columns);
          }
        });
  }
}
