package org.onsager.spark;

import java.io.Serializable;
import java.util.function.Function;
import org.onsager.feature.fourier.CoefficientSums;
import org.onsager.feature.fourier.MomentSums;

/** What is summed over rows, behind one face. Between machines it travels as bytes. */
interface RowSums {

  /** Reads sums from bytes, on another machine. */
  interface Opening extends Function<byte[], RowSums>, Serializable {}

  void add(double weight, double[] row);

  void addBytes(byte[] piece);

  byte[] toBytes();

  /** Coefficients. */
  record OfModes(CoefficientSums sums) implements RowSums {

    static OfModes opened(byte[] bytes) {
      return new OfModes(CoefficientSums.fromBytes(bytes));
    }

    @Override
    public void add(double weight, double[] row) {
      sums.add(weight, row);
    }

    @Override
    public void addBytes(byte[] piece) {
      sums.add(CoefficientSums.fromBytes(piece));
    }

    @Override
    public byte[] toBytes() {
      return sums.toBytes();
    }
  }

  /** Moments. */
  record OfMoments(MomentSums sums) implements RowSums {

    static OfMoments opened(byte[] bytes) {
      return new OfMoments(MomentSums.fromBytes(bytes));
    }

    @Override
    public void add(double weight, double[] row) {
      sums.add(weight, row);
    }

    @Override
    public void addBytes(byte[] piece) {
      sums.add(MomentSums.fromBytes(piece));
    }

    @Override
    public byte[] toBytes() {
      return sums.toBytes();
    }
  }
}
