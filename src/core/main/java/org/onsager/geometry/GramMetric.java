package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.RadialKernel;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.KernelOperator;
import org.onsager.pairwise.KernelSums;
import org.onsager.pairwise.Support;

/** The metric {@code K + eps I}. */
record GramMetric(Kernel of, double eps) implements Metric {

  @Override
  public Gram at(Support support) {
    return new KernelOperator(of, KernelSums.best()).gram(support).plusRidge(eps);
  }

  @Override
  public Option<RadialKernel> kernel() {
    return of.radial();
  }
}
