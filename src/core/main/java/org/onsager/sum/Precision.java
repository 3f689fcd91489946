package org.onsager.sum;

/** The precision of kernel sums, chosen by name; double unless someone asks. */
public enum Precision {
  /** {@link KernelSums#best}. */
  DOUBLE,
  /** {@link KernelSums#singlePrecision}: about twice as fast, errors near 5e-7. */
  SINGLE;

  /**
   * The sums of this precision.
   *
   * @return the provider, the same at every call
   */
  public KernelSums sums() {
    return switch (this) {
      case DOUBLE -> KernelSums.best();
      case SINGLE -> KernelSums.singlePrecision();
    };
  }
}
