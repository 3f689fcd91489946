package org.onsager.feature;

import io.vavr.Lazy;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/** The jet of products of polynomials, by tables of the polynomials of one variable. */
final class PolynomialJet implements Jet {

  private static final int NONE = -1;

  private final Polynomials features;
  private final Points at;

  /** Of axis a at point i at index {@code a * n + i}. */
  private final double[][] tables;

  private final Lazy<Block> values = Lazy.of(this::products);

  PolynomialJet(Polynomials features, Points at, double[][] tables) {
    this.features = features;
    this.at = at;
    this.tables = tables;
  }

  private double at(int i, int j, int first, int second) {
    return features.product(tables, at.count(), i, j, first, second);
  }

  @Override
  public Block values() {
    return values.get();
  }

  private Block products() {
    int n = at.count();
    return Block.build(
        Products.length(features.count(), n),
        out -> {
          for (int e = 0; e < out.length; e++) {
            out[e] = at(e % n, e / n, NONE, NONE);
          }
        });
  }

  @Override
  public Block jacobian() {
    int n = at.count();
    int d = at.dimension();
    return Block.build(
        Products.length(features.count(), (long) d * n),
        out -> {
          for (int e = 0; e < out.length; e++) {
            out[e] = at(e % n, e / n / d, e / n % d, NONE);
          }
        });
  }

  @Override
  public Block curvature(Block g) {
    int n = at.count();
    int d = at.dimension();
    return Block.build(
        d * d * n,
        out -> {
          for (int e = 0; e < out.length; e++) {
            for (int j = 0; j < g.length(); j++) {
              out[e] += g.get(j) * at(e % n, j, e / n / d, e / n % d);
            }
          }
        });
  }

  @Override
  public Field along(Block g) {
    return Products.along(values(), jacobian(), g, at);
  }

  @Override
  public String toString() {
    return "PolynomialJet[features=%s, at=%s]".formatted(features, at);
  }
}
