package org.onsager.feature;

/** {@code chi(omega) = E exp(i omega . X)} of a probability. */
public interface CharacteristicFunction {

  /**
   * {@code E cos(omega . X)}.
   *
   * @param omega d numbers; not to be changed
   * @return the real part
   */
  double real(double[] omega);

  /**
   * {@code E sin(omega . X)}.
   *
   * @param omega d numbers; not to be changed
   * @return the imaginary part
   */
  double imaginary(double[] omega);

  /**
   * Both parts at once.
   *
   * @implSpec asks for the one, then for the other
   * @param omega d numbers; not to be changed
   * @return the real part, and the imaginary one
   */
  default double[] value(double[] omega) {
    return new double[] {real(omega), imaginary(omega)};
  }
}
