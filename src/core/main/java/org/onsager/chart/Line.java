package org.onsager.chart;

/** {@code x = z}. */
record Line() implements Flat {

  @Override
  public double value(double z) {
    return z;
  }

  @Override
  public String toString() {
    return "line";
  }
}
