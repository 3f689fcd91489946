package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Points;
import org.onsager.pairwise.Gram;

/** The metric {@code K + eps I}. */
record GramMetric(RadialKernel of, double eps) implements Metric {

  @Override
  public Gram at(Points points) {
    return Gram.of(of, points, eps);
  }

  @Override
  public Option<RadialKernel> kernel() {
    return Option.some(of);
  }
}
