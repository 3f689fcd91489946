package org.onsager.feature;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.onsager.measure.Answer;
import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Text;

/** Features given by functions of one point. */
record PointwiseFeatures(
    int count,
    int dimension,
    UnaryOperator<double[]> phi,
    Function<double[], double[][]> slopes,
    Function<double[], double[][]> hessians)
    implements Features {

  PointwiseFeatures {
    Require.atLeast("count", count, 1);
    Require.atLeast("dimension", dimension, 1);
  }

  @Override
  public Block values(Points at) {
    at.requireDimension("the points", dimension);
    int n = at.count();
    return Block.build(
        Products.length(count, n),
        out -> {
          for (int i = 0; i < n; i++) {
            double[] values = held("the features at a point", phi.apply(at.row(i)), count);
            for (int j = 0; j < count; j++) {
              out[j * n + i] = values[j];
            }
          }
        });
  }

  @Override
  public Block jacobian(Points at) {
    at.requireDimension("the points", dimension);
    int n = at.count();
    return Block.build(
        Products.length(count, (long) dimension * n),
        out -> {
          for (int i = 0; i < n; i++) {
            double[][] rows = held("the jacobian", slopes.apply(at.row(i)), count, dimension);
            for (int e = 0; e < count * dimension; e++) {
              out[e * n + i] = rows[e / dimension][e % dimension];
            }
          }
        });
  }

  @Override
  public Block curvature(Points at, Block g) {
    at.requireDimension("the points", dimension);
    int n = at.count();
    int square = dimension * dimension;
    return Block.build(
        square * n,
        out -> {
          for (int i = 0; i < n; i++) {
            double[][] rows =
                held("the second derivatives", hessians.apply(at.row(i)), count, square);
            for (int j = 0; j < count; j++) {
              for (int e = 0; e < square; e++) {
                out[e * n + i] += g.get(j) * rows[j][e];
              }
            }
          }
        });
  }

  private static double[] held(String what, double[] answer, int length) {
    Answer.ofLength(what, Block.copyOf(answer), length, "Give a number for every feature.");
    return answer;
  }

  private static double[][] held(String what, double[][] answer, int rows, int length) {
    Answer.ofLength(what, Block.constant(answer.length, 0), rows, "Give a row for every feature.");
    for (double[] row : answer) {
      Answer.ofLength(
          "a row of " + what,
          Block.copyOf(row),
          length,
          "Give a row for every feature, a number for every axis or pair of axes in it.");
    }
    return answer;
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
