package org.onsager.contract;

import io.vavr.collection.Vector;
import org.onsager.kernel.Kernel;
import org.onsager.law.Clause;
import org.onsager.law.GeneralKernelLaws;

/**
 * The laws of kernels that need not be radial; those of radial ones are in {@link KernelContract}.
 * Scale the domain to the length of the kernel, and give it the dimension if the kernel has one.
 *
 * @see GeneralKernelLaws
 */
public interface GeneralKernelContract extends Contract<Kernel> {

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(GeneralKernelLaws.all(), subject(), domain());
  }
}
