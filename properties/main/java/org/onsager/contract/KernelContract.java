package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.kernel.RadialKernel;
import org.onsager.law.Clause;
import org.onsager.law.KernelLaws;
import org.onsager.law.KernelSpectrum;

/**
 * The laws of kernels. Scale the domain to the length of the kernel; a kernel with a kink at
 * distance zero says so by {@code Domain.everywhere().withKinks()}.
 *
 * @see KernelLaws
 * @see KernelSpectrum
 */
public interface KernelContract extends Contract<RadialKernel> {

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(KernelLaws.all(), subject(), domain());
  }
}
