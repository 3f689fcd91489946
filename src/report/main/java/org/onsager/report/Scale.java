package org.onsager.report;

import io.vavr.collection.Vector;

/** Where a value stands between two bounds: 0 at the lower one, 1 at the upper one. */
sealed interface Scale {

  /** The lower bound. */
  double low();

  /** The upper bound. */
  double high();

  /** The place of a value; outside of [0, 1] when it is out of bounds. */
  double place(double value);

  /** Whether the value has a place. */
  boolean shows(double value);

  /** The marks, lowest first; about {@code wanted} with labels where the scale leaves a choice. */
  Vector<Tick> ticks(double wanted);

  /** Equal differences are equal distances. */
  record Linear(double low, double high) implements Scale {
    @Override
    public double place(double value) {
      return (value - low) / (high - low);
    }

    @Override
    public boolean shows(double value) {
      return true;
    }

    @Override
    public Vector<Tick> ticks(double wanted) {
      return Tick.linear(low, high, wanted);
    }
  }

  /** Equal ratios are equal distances. */
  record Logarithmic(double low, double high) implements Scale {
    @Override
    public double place(double value) {
      return Math.log(value / low) / Math.log(high / low);
    }

    @Override
    public boolean shows(double value) {
      return value > 0;
    }

    @Override
    public Vector<Tick> ticks(double wanted) {
      return Tick.logarithmic(low, high);
    }
  }
}
