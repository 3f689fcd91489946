package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.kernel.RadialKernel;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.Support;

/** The metric {@code K + eps I}. */
record GramMetric(RadialKernel of, double eps) implements Metric {

  @Override
  public Gram at(Support support) {
    return support.gram(of).plusRidge(eps);
  }

  @Override
  public Option<RadialKernel> kernel() {
    return Option.some(of);
  }
}
